"""`planner schema`: the JSON Schema of every answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import UsageError
from planner.words import quoted

if TYPE_CHECKING:
    from planner.cli.shell import Shell

FILE = Path(__file__).with_name("schemas.json")
"""What docs/make_schema.py wrote."""


def schema(shell: Shell) -> int:
    """Show the schema of every answer, or of one command's."""
    document = read_schemas()
    name = shell.args.name
    if name is not None:
        document = schema_of(document, name)
    shell.answer(document, json.dumps(document, ensure_ascii=False, indent=2).splitlines())
    return 0


def read_schemas() -> dict[str, Any]:
    """Return the document of all schemas: its version, the errors, the commands."""
    document: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return document


def schema_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the schema of what one command answers.

    Raises:
        UsageError: It answers nothing, or there is no such command.
    """
    if name not in document["commands"]:
        raise UsageError(
            f"There is no schema of {quoted(name)}.\n`planner schema` has those of all commands."
        )
    return {
        "$schema": document["$schema"],
        "title": f"What planner {name} answers with --json",
        "version": document["version"],
        **document["commands"][name],
    }
