"""Days, times and lengths in a line."""
