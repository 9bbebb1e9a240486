"""The commands for what was written on the phone."""
