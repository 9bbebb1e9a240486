"""The plan of a day: the new touch, the follow-ups, the budget, the advice."""
