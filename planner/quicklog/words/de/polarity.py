"""German words that say whether it happened."""

from __future__ import annotations

POLARITY = (
    (
        "did not",
        "abgesagt|ausgefallen|hat abgesagt|nicht gekommen",
        "mittagessen mit Ana Li ausgefallen",
    ),
    ("tried", "nicht erreicht|keine antwort|keine antwort von", "Ana Li nicht erreicht"),
    ("to come", "verschoben auf|vereinbart|geplant", "kaffee mit Ana Li verschoben auf freitag"),
)
