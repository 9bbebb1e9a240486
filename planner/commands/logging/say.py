"""The clause of a line that says which hook was used: ``say: our new site is up``; quoted where
``;`` or a full stop would cut it."""

from __future__ import annotations

import re

_QUOTE = '"'
_CLAUSE_END = re.compile(r"[;.!?]")


def say_clause(hook: str) -> str:
    """Return the clause for a hook, so that a line that has it is read back to the same hook.

    A semicolon or the end of a sentence ends a clause of the quick-log, except between quotes.
    """
    text = " ".join(hook.split())
    if not _CLAUSE_END.search(text):
        return f"say: {text}"
    return f"say: {_QUOTE}{text.replace(_QUOTE, chr(0x201D))}{_QUOTE}"


def hook_of(clause: str) -> str:
    """Return the hook that the text of such a clause is: without the quotes around it."""
    text = clause.strip()
    if len(text) > 1 and text[0] == text[-1] == _QUOTE and _QUOTE not in text[1:-1]:
        return text[1:-1].strip()
    return text


def same_hook(first: str, second: str) -> bool:
    """Whether two texts are one hook, however they are spaced, capitalised and quoted."""
    return _compared(first) == _compared(second)


def _compared(hook: str) -> str:
    text = hook.replace(chr(0x201D), _QUOTE).replace(chr(0x201C), _QUOTE)
    return " ".join(text.casefold().split())
