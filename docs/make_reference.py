"""Write docs/reference.md: every command, key, setting and JSON answer, made from the declarations.

    python docs/make_reference.py

A test holds the page against what this writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.commands.catalogue import GROUPS
from planner.commands.declared.command import (
    Argument,
    Command,
    Flag,
    Option,
    Word,
    arguments,
    choices,
)
from planner.commands.machine.keymap import KEYED, TOGETHER
from planner.commands.machine.setting_texts import SETTINGS, value_words
from planner.settings import Settings

HERE = Path(__file__).parent
PAGE = HERE / "reference.md"
SCHEMAS = HERE.parent / "planner" / "cli" / "machine" / "schemas.json"
FORMS = {"?": "[{}]", "*": "[{}]…", "+": "{}…", "...": "{}…"}


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Made from the declarations by `python docs/make_reference.py`. Every command takes"
    yield "`--book FILE`, `--today YYYY-MM-DD`, `--json`, `--format table|json|tsv` and `--help`."
    yield "Exit codes: 0 done, 1 it could not be done, 2 usage, 3 a decision is needed (the candidates"
    yield "are given), 4 the book could not be read or written and nothing was changed."
    yield ""
    yield "[Commands](#commands) · [Keys](#keys) · [Settings](#settings) · [JSON](#json)"
    yield from ("", "## Commands")
    for title, commands in GROUPS.items():
        listed = [command for command in commands if command.run and not command.hidden]
        if listed:
            yield from ("", f"### {title}")
        for command in listed:
            yield from _command(command)
    yield from (
        "",
        "## Keys",
        "",
        "Each can be changed in the settings (`0`) by pressing another, or in keys.toml by its name (`planner keys`).",
    )
    for place in TOGETHER:
        yield from _keys(place, [command for command in KEYED if command.scope == place])
    yield from ("", "## Settings", "", "`planner config NAME VALUE`, or `0` in the app.", "")
    yield from ("| setting | default | what it does |", "|---|---|---|")
    defaults = Settings()
    for setting in SETTINGS:
        default = _cell(value_words(defaults, setting.name))
        yield f"| `{setting.name}` | {default} | {_cell(setting.about)} |"
    yield from ("", "## JSON", "")
    yield "The keys of each answer; `planner schema COMMAND` has the JSON Schema. No key is renamed."
    yield from ("", "| command | keys |", "|---|---|")
    for name, schema in json.loads(SCHEMAS.read_text(encoding="utf-8"))["commands"].items():
        keys = ", ".join(f"`{key}`" for key in _json_keys(schema))
        yield f"| `{name}` | {keys or '—'} |"


def _command(command: type[Command]) -> Iterator[str]:
    takes = list(arguments(command.takes))
    words = " ".join(filter(None, map(_word, takes)))
    yield from ("", f"#### planner {command.name} {words}".rstrip(), "")
    summary, *examples = command.help().splitlines()
    yield summary
    texts = [line for line in examples if line]
    if texts:
        yield from ("", *(f"    {line}" for line in texts))
    yield from _options(takes)
    for action in command.actions:
        words = " ".join(filter(None, map(_word, arguments(action.takes))))
        yield from ("", f"**{command.name} {action.name} {words}**".rstrip(" *") + "**", "")
        yield action.help
        yield from _options(arguments(action.takes))


def _options(takes: Iterable[Argument]) -> Iterator[str]:
    rows = [row for argument in takes if (row := _row(argument))]
    if rows:
        yield ""
        yield from rows


def _row(argument: Argument) -> str:
    """A list entry about an argument; empty where there is nothing to say."""
    if isinstance(argument, Word):
        return f"- `{argument.label}` {argument.help}" if argument.help else ""
    if isinstance(argument, Flag):
        return f"- `{argument.name}` {argument.help}".rstrip()
    return f"- `{_option(argument)}` {argument.help}".rstrip()


def _option(option: Option) -> str:
    labels = option.label if isinstance(option.label, tuple) else (option.label,)
    values = " ".join(filter(None, labels)) or "|".join(choices(option))
    return f"{', '.join(option.names.split())} {values}".rstrip()


def _word(argument: Argument) -> str:
    if not isinstance(argument, Word):
        return ""
    return FORMS.get(argument.many, "{}").format(argument.label)


def _keys(place: str, commands: Iterable[type[Command]]) -> Iterator[str]:
    listed = [command for command in commands if command.key]
    if not listed:
        return
    yield from (
        "",
        f"### {place.capitalize()}",
        "",
        "| key | name | what it does |",
        "|---|---|---|",
    )
    for command in listed:
        keys = " ".join(f"`{key}`" for key in command.key.split(","))
        yield f"| {keys} | `{command.name}` | {_cell(command.summary())} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def _json_keys(schema: dict[str, object]) -> list[str]:
    """The names of an answer's keys; of a list those of its entries."""
    items = schema.get("items")
    properties = schema.get("properties") or (
        items.get("properties") if isinstance(items, dict) else None
    )
    return list(properties) if isinstance(properties, dict) else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
