"""Logging: a line becomes one change of the book."""
