"""The inbox file beside the book, written on any phone."""
