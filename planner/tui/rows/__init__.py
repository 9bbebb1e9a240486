"""Builders of the rows that a row list shows: what is known of a contact, an import, the file."""
