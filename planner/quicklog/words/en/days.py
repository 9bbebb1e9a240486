"""English words for days, months, amounts and times of day."""

from __future__ import annotations

WEEKDAYS = (
    "monday|mon|mondays",
    "tuesday|tue|tues|tuesdays",
    "wednesday|wed|weds|wednesdays",
    "thursday|thu|thur|thurs|thursdays",
    "friday|fri|fridays",
    "saturday|sat|saturdays",
    "sunday|sun|sundays",
)
MONTHS = (
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep|sept",
    "october|oct",
    "november|nov",
    "december|dec",
)
NUMBERS = (
    "a|an|one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
SPOKEN = (
    (13, "thirteen"),
    (14, "fourteen"),
    (15, "fifteen"),
    (16, "sixteen"),
    (17, "seventeen"),
    (18, "eighteen"),
    (19, "nineteen"),
    (20, "twenty"),
    (30, "thirty"),
    (40, "forty|fourty"),
    (50, "fifty"),
    (60, "sixty"),
    (90, "ninety"),
)
"""Greater numbers as dictation writes them: *forty five*."""
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
UNITS = (
    ("day", "d|day|days"),
    ("week", "w|wk|wks|week|weeks"),
    ("fortnight", "fortnight|fortnights"),
    ("month", "mo|mos|mth|mths|month|months"),
    ("year", "y|yr|yrs|year|years"),
    ("hour", "h|hr|hrs|hour|hours"),
    ("minute", "min|mins|minute|minutes|'|′|minuts"),
    ("m", "m"),
)
"""``m`` alone is a month or a minute, as the line has it."""
NAMED = (
    (-2, "day before yesterday"),
    (-1, "yesterday|yday|y'day|yest|ystd|yesterdy|last night|last evening|last nite"),
    (
        0,
        "today|tday|tonight|tonite|eod|cob|end of day|close of business|close of play|earlier "
        "today|later today|just now"
        "|this morning|this afternoon|this evening|this arvo|this am|this pm",
    ),
    (1, "tomorrow|tmrw|tmr|tmw|tmro|tomorow|tommorow|2moro|2mrw"),
    (2, "day after tomorrow"),
)
"""Days from today by name."""
FEASTS = (
    (12, 31, "new year's eve|new years eve|nye"),
    (1, 1, "new year's day|new years day"),
    (12, 24, "christmas eve|xmas eve"),
    (12, 25, "christmas day|xmas day"),
    (12, 26, "boxing day"),
    (2, 14, "valentine's day|valentines day"),
)
"""Days of the year with a name: the month, the day, and its words."""
DAY_ENDS = "eod|cob|end of day|close of business|close of play"
"""The end of a day, which may stand before its day: *by eod monday*."""
PARTS = "morning|afternoon|evening|night|lunchtime|arvo|am|eod|noon"
"""Parts of a day that may follow its name."""
LAST = "last|past"
THIS = "this"
NEXT = "next|coming|nxt"
AGO = "ago|back|earlier"
AGO_BEFORE = ""
"""Words before an amount that make it one past; English has none (*vor 3 Tagen*)."""
IN = "in|within"
LATER = "later|hence"
THE = "the"
OF = "of"
OR = "or"
ON = "on|since|from"
"""Words before the day of a touch that belong to it."""
BY = "w/c|wc|by|on|before|until|till|due|til|b4|for"
"""Words before a due day that belong to it."""
FIRM_BY = "by|before|until|till|til"
"""Words behind which figures with a dot are a day: *by 3.11*."""
NOT_THE_DAY = "by|before|until|till|til|from|since|next|after|through|b4|due|of|every"
"""Words before a day that keep it from being the day of a touch."""
WEEK = "week|wk"
WEEKEND = "weekend|wkend"
END_OF = "end of"
SHORT_ENDS = (("eow", "week"), ("eom", "month"), ("eoy", "year"))
OTHER_DAY = "the other day"
AT = "at|around|about|@|from"
NOON = (("noon|midday", 720), ("midnight", 0))
TO = "to|til|till|until|-|–"
"""Words between the two ends of a span: *14:00 to 14:40*."""
GONE = "gone|past|passed"
"""Words behind a weekday that make it the last one: *mon just gone*."""
HALF = "half"
PAST = "past"
FOR = "for|lasted|took|about|around|roughly|maybe|like|approx|some|nearly|almost"
HALF_HOURS = (
    (
        30,
        "half an hour|1/2 hour|1/2 an hour|1/2 hr|half hour|a half hour|half hr"
        "|half an hr|30 mins|½ hour|½ hr|½ an hour",
    ),
    (90, "an hour and a half|hour and a half|1½ hours|1½ hrs|1 1/2 hours|1 1/2 hrs"),
    (15, "quarter of an hour|a quarter of an hour"),
    (45, "three quarters of an hour"),
    (60, "an hr|1 hr"),
)
"""Lengths in words, in minutes."""
AND_A_HALF = "and a half"
NOT_A_LENGTH = "ago|late|later|early|earlier|before|old"
COUNTED = "of|done|full|people|through|way|time|an|a"
"""Words after which two figures with a stroke are a fraction: *1/2 hour*."""
SECOND_WORDS = "at|with|w/|about|for|and|to|-"
"""Words that may follow a day of the month told by its number alone: *the 12th with Ana*."""
