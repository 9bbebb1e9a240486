"""German small words."""

from __future__ import annotations

ARTICLES = "der|die|das|ein|eine|einen|mein|meine"
JOINERS = "und"
WITH = "mit"
SUBJECTS = "er|sie"
SELF = "ich|wir"
PREPOSITIONS = "mit von bei für über wegen nach vor zu zum zur in im am an auf bis"
TOPICS = "über|wegen"
COMMON = (
    "kaffee mittagessen abendessen treffen telefonat gestern heute morgen das die der nicht "
    "hat ich wir sie er ein eine"
)
