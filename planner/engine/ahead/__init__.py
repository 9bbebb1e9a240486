"""The weeks to come: load, capacity, and what would fit."""
