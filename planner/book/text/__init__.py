"""The book's text: bytes, records, hashes and stamps."""
