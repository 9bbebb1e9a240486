"""planner: one new touch a day, the follow-ups that fit, and a network that stays warm."""

__version__ = "0.1.0"
