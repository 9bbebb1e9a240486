"""German words for days, months and amounts."""

from __future__ import annotations

WEEKDAYS = (
    "montag|mo",
    "dienstag|di",
    "mittwoch|mi",
    "donnerstag|do",
    "freitag|fr",
    "samstag|sonnabend|sa",
    "sonntag|so",
)
MONTHS = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
NUMBERS = (
    "ein|eine|einen|einem|einer",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
UNITS = (
    ("day", "tag|tage|tagen"),
    ("week", "woche|wochen"),
    ("month", "monat|monate|monaten"),
    ("hour", "std|stunde|stunden"),
    ("minute", "minuten"),
)
NAMED = ((-2, "vorgestern"), (-1, "gestern"), (0, "heute"), (1, "morgen"), (2, "übermorgen"))
PARTS = "früh|mittag|abend"
LAST = "letzten|letzte|letzter"
THIS = "diese|diesen"
NEXT = "nächsten|nächste|kommenden"
AGO_BEFORE = "vor"
IN = "in"
WEEK = "woche"
ON = "am"
BY = "bis|am|bis zum"
NOT_THE_DAY = "bis"
AT = "um"
