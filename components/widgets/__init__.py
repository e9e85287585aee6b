"""Pieces that pages share: the filter bar, the passage panel, charts with their tables, marked text."""
