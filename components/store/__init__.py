"""Builds on disk: segments, publishing, export, and the process that makes a build."""
