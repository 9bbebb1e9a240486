"""The commands on lists."""
