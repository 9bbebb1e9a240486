"""`planner config` and `keys`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.errors import UsageError
from planner.settings import Settings
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell

ENCRYPTION = ("encrypt", "passphrase", "decrypt")
"""What `planner config` does to the book's file, beside settings."""


def config(shell: Shell) -> int:
    """Show the settings, or change one."""
    from planner.commands.day.letters import TEMPLATES
    from planner.commands.file.encryption import is_on
    from planner.commands.machine.settings import read_setting, set_setting, setting_label

    name, text = shell.args.name, " ".join(shell.args.value)
    if shell.args.off and name != "encrypt":
        raise UsageError(
            "--off goes with encrypt alone.\n`planner config encrypt --off` makes the synced file plain."
        )
    if name in ENCRYPTION:
        from planner.cli.file.passphrase import config as encryption

        return encryption(shell)
    if name == "calendar_file":
        return _calendar(shell, text)
    # An empty value is one, too: it clears the country.
    session = shell.open(create=bool(shell.args.value))
    if name and shell.args.value:
        if shell.dry_run:
            read_setting(session.settings, name, text)
            label = setting_label(name, text)
        else:
            label = set_setting(session, name, text)
        prefix = "dry run: " if shell.dry_run else ""
        shell.answer({"changed": [label], "dry_run": shell.dry_run}, [prefix + visible(label)])
        return 0
    values = {field: getattr(session.settings, field) for field in Settings._fields}
    values["templates"] = {**TEMPLATES, **session.settings.templates}
    if name:
        field, _, key = name.partition(".")
        if field not in values:
            read_setting(session.settings, name, text)
        value = values[field].get(key) if key and hasattr(values[field], "get") else values[field]
        shell.answer(value, [_text(value)])
        return 0
    shell.answer(
        {field: dict(value) if hasattr(value, "keys") else value for field, value in values.items()}
        | {"encrypted": is_on(session)},
        [
            *(f"{field:18} {_text(value)}" for field, value in values.items()),
            f"{'encrypted':18} {_text(is_on(session))}  (planner config encrypt, passphrase, decrypt)",
        ],
    )
    return 0


def _calendar(shell: Shell, text: str) -> int:
    """Show, set or take back the calendar file, which belongs to this machine and not to the book."""
    from planner.commands.exchange.calendar_file import switch
    from planner.config import read_config

    if not text or shell.dry_run:
        file = text or read_config().calendar_file
        shell.answer(
            file or None, [("dry run: the calendar would be in " if text else "") + (file or "—")]
        )
        return 0
    label = switch(shell.open(), text)
    shell.answer({"changed": [label], "dry_run": False}, [label])
    return 0


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        return " ".join(days[each] for each in value)
    if hasattr(value, "items"):
        if any("\n" in str(each) for each in value.values()):
            return ", ".join(value)  # pages of text are shown one at a time, by their names
        return ", ".join(f"{key} {number}" for key, number in value.items()) or "—"
    return visible(str(value).replace("\n", "\\n")) or "—"


def keys(shell: Shell) -> int:
    """Show the key map, and where it can be changed."""
    from json import dumps as json_text  # a TOML string is written as JSON writes one

    from planner.commands.machine.keymap import KEYED, read_key_map
    from planner.paths import config_folder

    path = config_folder() / "keys.toml"
    found = read_key_map(path)
    rows = [(each.name, found.keys[each.name], each.place, each.summary()) for each in KEYED]
    value = {
        "file": str(path),
        "problems": list(found.problems),
        "keys": [
            {"name": name, "keys": keys, "place": place, "does": does}
            for name, keys, place, does in rows
        ],
    }
    lines = [f'# Change keys in {path}, as in: log = "ctrl+l"']
    widest = max(len(name) for name, *_ in rows), max(len(keys) for _, keys, *_ in rows)
    lines += [
        f"{f'{name} =':{widest[0] + 2}} {json_text(keys):{widest[1] + 2}}  # {place}: {does}"
        for name, keys, place, does in rows
    ]
    shell.answer(value, [*lines, *(f"! {problem}" for problem in found.problems)])
    return 0
