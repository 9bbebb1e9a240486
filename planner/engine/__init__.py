"""The rules: pure functions of the records, the settings and a day. No file, no clock, no
screen."""
