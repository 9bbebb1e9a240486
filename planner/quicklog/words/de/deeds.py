"""German words for what people do with one another."""

from __future__ import annotations

DEEDS = (
    ("met", "noun", "treffen|besprechung|gespräch", "treffen mit Ana Li"),
    ("coffee", "noun", "kaffee|kaffeetrinken", "kaffee mit Ana Li"),
    ("lunch", "noun", "mittagessen", "mittagessen mit Ana Li"),
    ("dinner", "noun", "abendessen", "abendessen mit Ana Li"),
    ("drinks", "noun", "bier", "bier mit Ana Li"),
    ("call", "noun", "anruf|telefonat", "telefonat mit Ana Li"),
    ("call", "verb", "telefoniert|angerufen|telefoniert mit", "telefoniert mit Ana Li"),
    ("met", "verb", "getroffen", "Ana Li getroffen"),
    ("message", "verb", "geschrieben|geschrieben an", "geschrieben an Ana Li"),
)
