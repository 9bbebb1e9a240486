"""What was typed and not yet logged, kept on this machine until it is: it survives a closed
terminal and a kill.

The drafts of a book are one small JSON file in the state folder, readable for the user alone. It is
read when it is first asked for, and written whole in one step.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from planner.paths import state_folder
from planner.value import NamedTuple

LARGEST = 1_000_000
"""Bytes of the file from which on it is no file of ours."""


class SavedDraft(NamedTuple):
    """A half-typed text: its lines by name, and when it was typed."""

    fields: Mapping[str, str]
    typed_at: datetime

    @property
    def text(self) -> str:
        """The text of a draft that is one line."""
        return self.fields.get("text", "")


def drafts_path(book: Path) -> Path:
    """Return where the drafts of a book are kept."""
    name = hashlib.sha256(str(book.absolute()).encode(errors="surrogateescape")).hexdigest()[:16]
    return state_folder() / "drafts" / f"{name}.json"


class DraftStore:
    """The drafts of one book, by kind: ``log``, ``log-many``, ``add``, ``letter:ID``."""

    def __init__(self, path: Path | None) -> None:
        """Keep drafts in a file; None keeps them in memory alone."""
        self._path = path
        self._drafts: dict[str, SavedDraft] | None = None
        self._changes: dict[str, SavedDraft | None] = {}

    def get(self, kind: str) -> SavedDraft | None:
        """Return the draft of a kind."""
        return self._all().get(kind)

    def kinds(self) -> list[str]:
        """Return the kinds of which there is a draft."""
        return list(self._all())

    def put(self, kind: str, fields: Mapping[str, str]) -> None:
        """Keep a draft; one without any text is dropped."""
        if not any(text.strip() for text in fields.values()):
            self.drop(kind)
            return
        before = self._all().get(kind)
        if before is None or before.fields != fields:
            self._all()[kind] = self._changes[kind] = SavedDraft(dict(fields), datetime.now())

    def drop(self, kind: str) -> None:
        """Let a draft go: it was logged, or emptied."""
        if self._all().pop(kind, None) is not None:
            self._changes[kind] = None

    def save(self) -> None:
        """Write what has changed; drafts that another planner wrote meanwhile stay.

        There is no fsync: what a power cut may take is a half-typed line, and typing must never
        wait for a disk. A folder that cannot be written loses the drafts, not the line that is
        being typed.
        """
        if self._path is None or not self._changes:
            return
        drafts = _read(self._path)
        for kind, draft in self._changes.items():
            if draft is None:
                drafts.pop(kind, None)
            else:
                drafts[kind] = draft
        with contextlib.suppress(OSError):
            _write(self._path, drafts)
            self._changes.clear()

    def _all(self) -> dict[str, SavedDraft]:
        if self._drafts is None:
            self._drafts = _read(self._path) if self._path else {}
        return self._drafts


def _read(path: Path) -> dict[str, SavedDraft]:
    """Return the drafts of a file; what is no draft in it is left out."""
    try:
        if path.stat().st_size > LARGEST:
            return {}
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    drafts: dict[str, SavedDraft] = {}
    for kind, value in values.items() if isinstance(values, dict) else ():
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
            fields = {str(name): str(text) for name, text in value["fields"].items()}
            drafts[kind] = SavedDraft(fields, datetime.fromisoformat(value["typed_at"]))
    return drafts


def _write(path: Path, drafts: Mapping[str, SavedDraft]) -> None:
    """Write a file of drafts in one step, for the user alone; without drafts there is none.

    Raises:
        OSError: It cannot be written.
    """
    if not drafts:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = {
        kind: {"fields": dict(draft.fields), "typed_at": draft.typed_at.isoformat()}
        for kind, draft in drafts.items()
    }
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="utf-8", errors="surrogatepass") as stream:
        json.dump(data, stream, ensure_ascii=True)
    temporary.replace(path)
