"""Data frames in, Plotly figures out: the only user of Plotly. Pages choose; charts draw."""
