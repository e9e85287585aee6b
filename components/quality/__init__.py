"""How good the tables are: every stage scored against labelled articles, beside a baseline and readers."""
