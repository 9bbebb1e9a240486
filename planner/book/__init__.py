"""The file: a TinyDB book that survives what synced folders and machines do to it."""

from planner.book.book import Book, Status, create_book
from planner.book.journal import Step

__all__ = ["Book", "Status", "Step", "create_book"]
