"""Files of the book: where they are, atomic replacement, locks, and a worker for slow folders."""
