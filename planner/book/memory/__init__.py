"""What this machine remembers of the book, in the state folder: shadow, journal, snapshots."""
