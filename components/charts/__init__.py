"""Data frames in, Plotly figures out; the only user of Plotly."""
