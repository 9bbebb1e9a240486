"""Two versions of a book become one: stamps decide, lost values are kept, hand edits are taken
in."""
