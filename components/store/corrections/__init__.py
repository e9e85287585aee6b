"""What analysts correct: a journal beside the builds, and its application to the linked tables (docs/corrections.md)."""
