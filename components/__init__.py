"""Borderlines: trusted tables out of news articles, and an analyst's dashboard over them."""
