"""A book is written by others too: whatever its fields hold is shown, and no terminal obeys it,
whatever the command."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from planner.commands.catalogue import SHELL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

EVIL = "\x1b]0;title\x07\x1b[31m\x9b31m\x85\x7f\r\u202eturned\u2066\u2028x"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
OPENERS, CLOSERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
COMMANDS: dict[str, list[list[str]]] = {
    "today": [[], ["--brief"]],
    "list": [
        [],
        ["--all"],
        ["--columns", "name,org,role,tags,email,source,cadence"],
        ["--view", "x"],
    ],
    "show": [["{contact}"]],
    "why": [["{contact}"]],
    "find": [["e"], [EVIL]],
    "write": [["{contact}"]],
    "edit": [["{contact}", "--org", EVIL, "--dry-run"], ["{contact}", "--state", EVIL]],
    "add": [[f"New {EVIL}", "--dry-run"], ["New", "--birthday", EVIL]],
    "log": [[f"coffee w/ Bo{EVIL}", "--dry-run"], ["call with Ana", "--dry-run"], [EVIL]],
    "done": [["{contact}", "--dry-run"], [EVIL]],
    "snooze": [["{contact}", "2w", "--dry-run"], ["{contact}", EVIL]],
    "skip": [["--why", EVIL, "--dry-run"]],
    "pledge": [[EVIL], ["8:30", "--dry-run"]],
    "off": [[EVIL], ["fri", "--dry-run"]],
    "hubs": [[], ["drop", EVIL], ["add", EVIL, "--dry-run"]],
    "orgs": [[], ["drop", EVIL], ["rename", EVIL, EVIL]],
    "hooks": [[], ["add", EVIL, "--tag", EVIL, "--dry-run"], ["drop", EVIL]],
    "favours": [[], ["settle", EVIL]],
    "config": [[], ["views"], ["templates"], ["minutes"], [EVIL], ["pledge", EVIL]],
    "export": [["-", "--format", name] for name in ("csv", "vcf", "ics", "json", "md")],
    "import": [["{csv}", "--dry-run"]],
    "merge": [["{contact}", "{other}", "--dry-run"], ["{contact}", "{other}", "--take", EVIL]],
    "themes": [[], [EVIL]],
    "help": [[], [EVIL]],
    "complete": [
        ["bash", "show", ""],
        ["zsh", "show", ""],
        ["fish", "done", ""],
        ["fish", "config", ""],
    ],
    "restore": [[EVIL]],
    "sync": [["--dry-run"], ["--take", EVIL]],
    "forget": [[EVIL]],
    "prepare": [[EVIL]],
    "settle": [[EVIL]],
    "demo": [],
    "serve": [],
    "completion": [["bash"]],
}
"""How each command is called; without arguments where it is not listed."""


def _spoilt(value: Any, name: str = "") -> Any:
    """A record as another machine, or its attacker, may write it: every text and every key has the
    signs in it."""
    if isinstance(value, str):
        keeps = (
            name in ("id", "kind", "state", "voter", "direction", "who", "day", "due") or not value
        )
        return value if keeps or re.fullmatch(r"[0-9:.TZ+-]+", value) else f"{value} {EVIL}"
    if isinstance(value, list):
        return [_spoilt(item, name) for item in value]
    return value


@pytest.fixture
def hostile(run: Callable[..., Ran], book: Path, tmp_path: Path) -> dict[str, str]:
    run(
        "add",
        "Ana Li",
        "--org",
        "Acme",
        "--role",
        "Head",
        "--email",
        "ana@acme.example",
        "--tag",
        "design",
    )
    run("add", "Bo Chen", "--org", "Acme", "--notes", "met at PyData", "--they-want", "a talk")
    run(
        "log",
        "coffee at PyData w/ Ana Li yesterday; learned x; promised notes by fri; owe Ana Li an "
        "intro",
    )
    run("log", "Ana Li introduced me to Cy Young; lead at Acme")
    run("hooks", "add", "My talk is online", "--tag", "design", "--org", "Acme")
    run("hubs", "edit", "PyData", "--kind", "meet-up", "--flag", "the same faces")
    run("list", "--filter", "design", "--save", "x")
    run("config", "minutes.reply", "4")
    document = json.loads(book.read_text())
    for table, records in document.items():
        if table.startswith("_") or not isinstance(records, dict):
            continue
        for record in records.values():
            for name, value in list(record.items()):
                if not name.startswith("_"):
                    record[name] = _spoilt(value, name)
    for settings in document.get("settings", {}).values():
        view = json.dumps({"filter": EVIL, "columns": ["name"], "sort": ["name"]})
        settings |= {
            "views": {EVIL: view, "x": view},
            "templates": {EVIL: EVIL, "nudge": f"subject: {EVIL}\n{EVIL} {{name}}"},
            "minutes": {EVIL: 3},
            "tag_cadences": {EVIL: 7},
            "country": EVIL,
            "pledge": EVIL,
        }
    for day in document.get("days", {}).values():
        day |= {"pledged": EVIL, "skipped": EVIL}
    book.write_text(json.dumps(document))
    sheet = tmp_path / "people.csv"
    sheet.write_text(
        f"Name,Email,Weird{EVIL.replace(chr(13), '')}\nEve{EVIL.replace(chr(13), '')},e@x.example,1\n"
    )
    people = {row["name"][:3]: row["id"] for row in run("list", "--all", "--json").value}
    assert any("\x1b" in row["name"] for row in run("list", "--all", "--json").value), (
        "nothing is hostile"
    )
    return {"contact": people["Ana"], "other": people["Bo "], "csv": str(sheet)}


@pytest.mark.parametrize("name", SHELL)
def test_nothing_of_a_hostile_book_reaches_a_terminal_raw(
    run: Callable[..., Ran], hostile: dict[str, str], name: str
) -> None:
    for arguments in COMMANDS.get(name, [[]]):
        argv = [name, *(hostile.get(word.strip("{}"), word) for word in arguments)]
        if name == "export":
            continue  # a file, byte for byte: what a terminal is shown of it is tested below
        for form in ([], ["--json"], ["--format", "tsv"]):
            ran = run(*argv, *form)
            for text in (
                ran.out.replace("\t", " ") if "tsv" in form or name == "complete" else ran.out,
                ran.err,
            ):
                raw = OBEYED.search(text.replace("\n", " "))
                assert raw is None, (argv, form, text[max(0, raw.start() - 60) : raw.end() + 20])
                for line in text.split("\n"):
                    opened = sum(line.count(mark) for mark in OPENERS)
                    assert opened <= sum(line.count(mark) for mark in CLOSERS), (argv, line)


def test_json_reads_back_to_what_the_book_holds(
    run: Callable[..., Ran], hostile: dict[str, str]
) -> None:
    card = run("show", hostile["contact"], "--json").value
    assert (
        EVIL in card["name"] and EVIL in card["timeline"][0]["note"] + card["promises"][0]["text"]
    )


def test_a_doubt_is_told_safely_as_json_too(
    run: Callable[..., Ran], hostile: dict[str, str]
) -> None:
    run("add", "Ana Berg")
    ran = run("log", "call with Ana", "--json")
    assert ran.code == 3 and ran.value["question"]["candidates"]
    assert OBEYED.search(ran.out.replace("\n", "")) is None
    assert OBEYED.search(run("log", "call with Ana").err.replace("\n", "")) is None


@pytest.mark.skipif(os.name == "nt", reason="no terminals of one's own")
@pytest.mark.parametrize("name", ["csv", "vcf", "ics", "json", "md"])
def test_an_export_to_a_terminal_is_shown_and_to_a_pipe_is_the_file(
    hostile: dict[str, str], book: Path, name: str
) -> None:
    import pty

    command = [
        sys.executable,
        "-m",
        "planner",
        "--book",
        str(book),
        "export",
        "-",
        "--format",
        name,
    ]
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, command, {**os.environ, "NO_COLOR": "1", "TERM": "dumb"})
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
    os.waitpid(child, 0)
    text = shown.decode().replace("\r\n", "\n")
    assert len(text) > 100 and OBEYED.search(text.replace("\n", " ").replace("\t", " ")) is None
