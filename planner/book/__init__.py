"""The file: a TinyDB book that survives what synced folders and machines do to it."""
