"""German words that open a clause."""

from __future__ import annotations

OPENINGS = (
    (
        "promise",
        "start",
        "versprochen|ich schicke|ich werde|ich muss",
        "kaffee mit Ana Li; versprochen: das Papier bis freitag",
    ),
    (
        "theirs",
        "they",
        "schickt|will schicken|wird",
        "kaffee mit Ana Li; Ana schickt das Papier bis freitag",
    ),
    (
        "learned",
        "they",
        "sagt|sagte|hat erzählt|erzählt",
        "kaffee mit Ana Li; Ana sagt, sie ziehen um",
    ),
    ("next", "start", "nachfassen|wieder melden", "kaffee mit Ana Li; nachfassen in 2 wochen"),
)
