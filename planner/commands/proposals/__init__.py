"""Meetings of a calendar and sent mail, proposed as lines of the log; nothing is logged unasked
(P10)."""
