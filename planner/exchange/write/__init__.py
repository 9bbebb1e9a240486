"""The book's people and promises as files for other programs."""
