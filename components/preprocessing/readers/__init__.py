"""Readers of file formats: bytes of a saved page, a message, a document in; text, what the file says of itself out."""
