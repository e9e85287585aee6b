"""One function a question: a store's tables and the filters in, a data frame out."""
