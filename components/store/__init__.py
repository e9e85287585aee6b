"""Builds on disk: publishing, reading, export, and starting a build as a process of its own."""
