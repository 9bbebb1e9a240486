"""What belongs to the machine: settings, keys, themes, completion, reminder, web."""
