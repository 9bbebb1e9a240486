"""What belongs to this machine: themes, key map, reminder, settings."""
