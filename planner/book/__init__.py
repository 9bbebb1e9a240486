"""The file: a TinyDB book that survives what synced folders and machines do to it."""

from planner.book.book import Book
from planner.book.create import create_book
from planner.book.memory.journal import Step
from planner.book.sync.load import Status

__all__ = ["Book", "Status", "Step", "create_book"]
