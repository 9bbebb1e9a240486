"""The commands that log what happened."""
