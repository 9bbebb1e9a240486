"""The commands of the day: the plan, its items, undo, letters."""
