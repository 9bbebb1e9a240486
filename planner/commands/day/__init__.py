"""Working through the day: done, snooze, skip, days off, undo, the week."""
