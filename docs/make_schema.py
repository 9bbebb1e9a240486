"""Write planner/cli/machine/schemas.json: the JSON Schema of every answer, from answers to every
command.

    python docs/make_schema.py

What the sample book and a few lines answer gives the types; a test holds every answer of the tests'
own books against them. A key that is always there is required. `VERSION` rises where a key is
renamed or goes, which the contract forbids.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

os.environ["PLANNER_HOME"] = tempfile.mkdtemp()

from planner.cli.main import main
from planner.commands.catalogue import SHELL
from planner.commands.file.demo_book import demo_session

VERSION = 1
TODAY = "2026-11-18"
OUT = Path(__file__).parent.parent / "planner" / "cli" / "machine" / "schemas.json"
MAPS = frozenset(
    """by counts each extras files libraries minutes prepared rates red_flags results stages
    tag_cadences templates views answers waits holidays funnel_by asks""".split()
)
"""Objects whose keys are data: every value of theirs has one schema."""
Schema = dict[str, Any]


def answers(book: str, empty: str, folder: Path) -> dict[str, list[Any]]:
    """Return answers of every command, by its name."""
    collected: dict[str, list[Any]] = {name: [] for name in SHELL}

    def run(path: str, *argv: str) -> Any:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            with contextlib.suppress(SystemExit):
                main(["--book", path, "--today", TODAY, *argv, "--json"])
        if not out.getvalue().strip():
            return None
        value = json.loads(out.getvalue())
        if not (isinstance(value, dict) and "exit_code" in value):
            collected[argv[0]].append(value)
        return value

    for path in (book, empty):
        for name in sorted(
            set(SHELL) - {"serve", "complete", "completion", "export", "import", "schema"}
        ):
            run(path, name)
        for row in (run(path, "list", "--all") or [])[:25]:
            for name in ("show", "why", "write"):
                run(path, name, row["id"])
        for line in LINES:
            run(path, *line, "--dry-run")
        for line in LINES:
            run(path, *line)
        for name in ("completion",):
            run(path, name, "bash")
        for form in ("csv", "vcf", "ics", "json", "md"):
            run(path, "export", "-", "--format", form)
            run(path, "export", str(folder / f"x.{form}"))
        run(path, "import", str(folder / "people.csv"), "--dry-run")
        run(path, "import", str(folder / "people.csv"))
        for name in ("duplicates", "inbox", "sync", "snapshots", "history", "doctor", "today"):
            run(path, name)
        rows = run(path, "list") or []
        if len(rows) > 1:
            run(path, "merge", rows[0]["id"], rows[1]["id"], "--dry-run")
            run(path, "merge", rows[0]["id"], rows[1]["id"])
            run(path, "duplicates", "--not-same", rows[1]["id"], rows[2]["id"])
        for item in (run(path, "today") or {}).get("items", [])[:2]:
            run(path, "snooze", item["id"], "2w")
            run(path, "done", item["id"], "--dry-run")
            run(path, "done", item["id"])
        touches = (run(path, "show", rows[0]["id"]) or {}).get("timeline", []) if rows else []
        for touch in touches[:1]:
            run(path, "log", "--replace", touch["id"], "call; learned more", "--dry-run")
            run(path, "forget", touch["id"], "--dry-run")
        for snapshot in (run(path, "snapshots") or [])[:1]:
            run(path, "restore", snapshot["name"], "--dry-run")
        for entry in (run(path, "docket", "--days", "90") or [])[:5]:
            run(path, "prepare", entry["id"])
            run(path, "prepare", entry["id"], "--want", "x", "--dry-run")
        run(path, "remind", "--cron", "8:30")
        run(path, "remind", "--install", "8:30", "--by", "systemd", "--dry-run")
        run(path, "undo", "--dry-run")
        run(path, "undo")
        run(path, "redo")
    return collected


LINES: tuple[tuple[str, ...], ...] = (
    ("add", "Ana Li", "--org", "Acme", "--tag", "design", "--birthday", "7 March"),
    ("add", "Anna Li", "--org", "Acme"),
    ("log", "coffee at PyData w/ Ana Li yesterday 40m; learned x; promised notes by fri; owe Ana "
            "Li an intro"),
    ("log", "Ana Li introduced me to Cy Young; lead at Acme; next: send deck in 2w; #design "
            "!private"),
    ("edit", "Ana Li", "--role", "Head", "--column", "active"),
    ("hooks", "add", "My talk is online", "--tag", "design", "--expires", "4w"),
    ("hubs", "add", "Meet-up", "--every", "monthly", "--flag", "the same faces"),
    ("hubs", "edit", "Meet-up", "--cost", "12"),
    ("orgs", "rename", "Acme", "Acme Corp"),
    ("skip", "--why", "ill"),
    ("pledge", "8:30"),
    ("lighter",),
    ("off", "fri"),
    ("favours", "settle", "Ana Li", "--part", "0.5"),
    ("favours", "waive", "Ana Li"),
    ("config", "budget_minutes", "15"),
    ("config", "minutes"),
    ("themes", "light"),
    ("themes", "dark"),
    ("write", "Ana Li", "--sent"),
    ("find", "Acme"),
    ("list", "--filter", "acme", "--columns", "name", "--save", "Acme people"),
    ("list", "--filter", "acme", "--set", "tag+news"),
    ("settle", "Ana Li"),
    ("close",),
    ("review", "last week"),
    ("docket", "--days", "60"),
    ("prepare", "Ana Li"),
    ("help", "log"),
)  # fmt: skip


def schema_of(values: Iterable[Any], name: str = "") -> Schema:
    """Return the schema that all of some values fit."""
    rows = list(values)
    kinds = sorted({_kind(value) for value in rows})
    parts = [
        _of_kind(kind, [value for value in rows if _kind(value) == kind], name) for kind in kinds
    ]
    if "number" in kinds and "integer" in kinds:
        parts = [part for part in parts if part != {"type": "integer"}]
    if not parts:
        return {}
    plain = [part["type"] for part in parts if set(part) == {"type"}]
    if len(plain) == len(parts):
        return {"type": plain[0] if len(plain) == 1 else plain}
    return parts[0] if len(parts) == 1 else {"anyOf": parts}


def _kind(value: Any) -> str:
    names = {
        bool: "boolean",
        int: "integer",
        float: "number",
        str: "string",
        list: "array",
        dict: "object",
    }
    return "null" if value is None else names[type(value)]


def _of_kind(kind: str, values: list[Any], name: str) -> Schema:
    if kind == "array":
        return {
            "type": "array",
            "items": schema_of([item for value in values for item in value], name),
        }
    if kind != "object":
        return {"type": kind}
    if name in MAPS:
        parts = [item for value in values for item in value.values()]
        return {"type": "object", "additionalProperties": schema_of(parts)}
    keys = list(dict.fromkeys(key for value in values for key in value))
    properties = {
        key: schema_of([value[key] for value in values if key in value], key) for key in keys
    }
    required = [key for key in keys if all(key in value for value in values)]
    return {"type": "object", "properties": properties, "required": required}


ERROR: Schema = {
    "type": "object",
    "properties": {
        "error": {"type": "string"},
        "exit_code": {"enum": [1, 2, 3, 4]},
        "question": {
            "type": "object",
            "properties": {
                "what": {"enum": ["name", "date"]},
                "text": {"type": "string"},
                "candidates": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
                        "required": ["id", "name"],
                    },
                },
            },
            "required": ["what", "text", "candidates"],
        },
    },
    "required": ["error", "exit_code"],
}  # fmt: skip


def make() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "demo").mkdir()
        session = demo_session(place / "demo", date.fromisoformat(TODAY))
        session.book.close()
        (place / "people.csv").write_text(
            "Name,Email,Company\nEve Fox,eve@x.example,Acme\nEve Fox,,Acme\n"
        )
        collected = answers(str(session.book.path), str(place / "new.json"), place)
    commands = {name: schema_of(values) for name, values in sorted(collected.items()) if values}
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the planner's commands answer with --json",
        "version": VERSION,
        "error": ERROR,
        "commands": commands,
    }
    OUT.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(
        f"{OUT}: {len(commands)} commands; without an answer: {sorted(set(SHELL) - set(commands))}"
    )


if __name__ == "__main__":
    make()
