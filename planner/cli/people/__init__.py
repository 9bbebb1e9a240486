"""The commands on people."""
