"""What analysts correct: a journal beside the builds, applied to the linked tables (docs/corrections.md)."""
