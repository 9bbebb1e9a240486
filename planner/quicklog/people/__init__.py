"""The names of people in a line: whom the book knows, who is new, who is in doubt."""
