"""Contacts: add, edit, find, merge, write to."""
