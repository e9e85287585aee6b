"""From raw files to annotated tables; the only user of spaCy."""
