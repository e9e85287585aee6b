"""Pieces that pages share: the filter bar, the passage panel, tables with downloads."""
