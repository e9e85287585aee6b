"""The pages: each asks, draws and shows; no page knows how answers are found or charts are made."""
