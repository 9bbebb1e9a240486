"""The file: open, synchronise, restore, examine, encrypt."""
