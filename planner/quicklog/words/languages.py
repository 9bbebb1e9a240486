"""Which languages there are tables for: the folders beside this file."""

from __future__ import annotations

from pkgutil import iter_modules

from planner.quicklog import words

LANGUAGES = tuple(sorted(folder.name for folder in iter_modules(words.__path__) if folder.ispkg))
"""The codes of the languages, in order of the alphabet."""
