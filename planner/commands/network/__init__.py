"""Hubs, organisations, favours and hooks."""
