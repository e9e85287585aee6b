"""Corpora of any size, made by a seed from the labelled texts of training: as files, and annotated without a model."""
