"""What reads texts in other languages than English, each by its pipeline and its knowledge file (docs/languages.md)."""
