"""Every answer fits its schema, and the schema has what the contract promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planner.cli.machine.schema import read_schemas
from planner.commands.catalogue import SHELL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

DOCUMENT = read_schemas()
COMMANDS = DOCUMENT["commands"]
TYPES: dict[str, type | tuple[type, ...]] = {
    "null": type(None),
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "string": str,
    "array": list,
    "object": dict,
}


def faults(value: Any, schema: dict[str, Any], where: str = "$") -> list[str]:
    """Where a value does not fit a schema; as much of JSON Schema as ours use."""
    if "anyOf" in schema:
        tried = [faults(value, part, where) for part in schema["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    if "enum" in schema:
        return (
            [] if value in schema["enum"] else [f"{where}: {value} is not one of {schema['enum']}"]
        )
    kinds = schema.get("type", list(TYPES))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    fits = [kind for kind in kinds if isinstance(value, TYPES[kind])]
    if isinstance(value, bool) and "boolean" not in kinds:
        fits = []
    if not fits:
        return [f"{where}: {value!r} is no {kinds}"]
    if isinstance(value, list):
        items = schema.get("items", {})
        return [
            fault
            for number, item in enumerate(value)
            for fault in faults(item, items, f"{where}[{number}]")
        ]
    if not isinstance(value, dict):
        return []
    found = [f"{where}.{key} is missing" for key in schema.get("required", ()) if key not in value]
    for key, item in value.items():
        part = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
        found += faults(item, part, f"{where}.{key}")
    return found


PROMISED = {
    "today": "day budget_minutes planned_minutes new_touch bench new_touches_done "
    "new_touches_allowed items waiting "
    "streak temperature utilisation advice",
    "log": "entry touches created promises favours advice",
    "import": "read created updated doubtful skipped rows",
    "forecast": "capacity utilisation weeks overflow fits",
    "sync": "merged changes archived",
    "doctor": "ok problems",
}


@pytest.mark.parametrize("name", PROMISED)
def test_what_the_contract_promises_is_required(name: str) -> None:
    assert set(PROMISED[name].split()) <= set(COMMANDS[name]["required"])


def test_the_rows_of_a_list_are_the_contracts() -> None:
    (rows,) = [part for part in COMMANDS["list"]["anyOf"] if part["type"] == "array"]
    row = set(rows["items"]["required"])
    assert row >= {
        "id",
        "name",
        "org",
        "role",
        "stage",
        "owed",
        "temperature",
        "cadence_days",
        "last_touch",
    }
    assert row >= {"due", "tags", "state"}


def test_every_command_that_answers_has_one() -> None:
    assert set(SHELL) - set(COMMANDS) <= {"complete", "serve", "schema"}
    assert DOCUMENT["version"] == 1


ANSWERS = [
    *([name] for name in sorted(COMMANDS) if name not in ("export", "import", "completion", "themes")),
    ["show", "Ana Li"], ["why", "Ana Li"], ["write", "Ana Li"], ["find", "Acme"],
    ["log", "coffee w/ Ana Li; learned a; promised b by fri; owe Ana Li c; next: d in 2w", "--dry-run"],
    ["add", "Cy", "--dry-run"], ["edit", "Ana Li", "--org", "x", "--dry-run"],
    ["hubs", "add", "Meet-up", "--dry-run"], ["hooks", "add", "news", "--dry-run"],
    ["off", "fri", "--dry-run"], ["skip", "--dry-run"], ["export", "-", "--format", "md"],
    ["merge", "Ana Li", "Bo Chen", "--dry-run"], ["config", "minutes"], ["remind", "--cron", "8:30"],
    ["help", "log"], ["themes"], ["completion", "zsh"], ["forget", "{touch}", "--dry-run"],
]  # fmt: skip


def _filled(run: Callable[..., Ran]) -> str:
    run("add", "Ana Li", "--org", "Acme", "--tag", "design", "--email", "ana@acme.example")
    run("add", "Bo Chen")
    run(
        "log",
        "coffee at PyData w/ Ana Li yesterday; promised notes by fri; owe Ana Li an intro; next: "
        "call in 3d",
    )
    run("log", "Ana Li introduced me to Cy Young; lead at Acme")
    run("hooks", "add", "My talk is online", "--tag", "design")
    touch: str = run("show", "Ana Li", "--json").value["timeline"][0]["id"]
    return touch


@pytest.mark.parametrize("argv", ANSWERS, ids=" ".join)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_an_answer_fits_its_schema(run: Callable[..., Ran], argv: list[str], filled: bool) -> None:
    touch = _filled(run) if filled else "none"
    ran = run(*(word.replace("{touch}", touch) for word in argv), "--json")
    value = ran.value
    failed = isinstance(value, dict) and "exit_code" in value
    schema = DOCUMENT["error"] if failed else COMMANDS[argv[0]]
    assert faults(value, schema) == []


def test_a_doubt_fits_the_schema_of_errors(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    run("add", "Ana Berg")
    ran = run("log", "call with Ana", "--json")
    assert ran.code == 3 and faults(ran.value, DOCUMENT["error"]) == []


def test_schema_shows_all_or_one(run: Callable[..., Ran]) -> None:
    assert run("schema", "--json").value == DOCUMENT
    one = run("schema", "today").value
    assert one["version"] == 1 and one["properties"]["streak"] == {"type": "integer"}
    assert run("schema", "nothing").code == 2
