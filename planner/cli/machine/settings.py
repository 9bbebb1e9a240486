"""`planner config`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from planner.cli.file import encryption
from planner.commands.day.letters import TEMPLATES
from planner.commands.exchange.calendar_file import switch, switch_alarm
from planner.commands.file.books import move_to_book
from planner.commands.file.encryption import is_on
from planner.commands.machine.screen_settings import (
    SCREEN_SETTINGS,
    screen_options,
    set_screen_setting,
)
from planner.commands.machine.settings import read_setting, set_setting, setting_label
from planner.config import read_config
from planner.errors import UsageError
from planner.settings import Settings
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.machine.screen_settings import ScreenSettingName
    from planner.commands.session import Session

ENCRYPTION = ("encrypt", "passphrase", "decrypt")
"""What `planner config` does to the book's file, beside settings."""
_CALENDAR = {"calendar_file": switch, "calendar_alarm": switch_alarm}
"""What `planner config` sets of this machine's calendar."""
_WOULD = {
    "calendar_file": "the calendar would be in",
    "calendar_alarm": "events of the calendar would ring at",
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def config(shell: Shell) -> int:
    """Show the settings, or change one."""
    name, text = shell.args.name, " ".join(shell.args.value)
    if shell.args.off and name != "encrypt":
        raise UsageError(
            "--off goes with encrypt alone.\n"
            "`planner config encrypt --off` makes the synced file plain."
        )
    if name in ENCRYPTION:
        return encryption.config(shell)
    if name == "book":
        return _book(shell, text)
    if name in _CALENDAR:
        return _calendar(shell, name, text)
    if name in SCREEN_SETTINGS:
        return _screen(shell, name, text)
    # An empty value is one, too: it clears the country.
    session = shell.open(create=bool(shell.args.value))
    if not name:
        return _show_all(shell, session)
    if not shell.args.value:
        return _show(shell, session, name)
    if shell.dry_run:
        read_setting(session.settings, name, text)
        label = setting_label(name, text)
    else:
        label = set_setting(session, name, text)
    shell.answer_changed([label])
    return 0


def _values(session: Session) -> dict[str, Any]:
    """Return every setting by name; of the templates those that came with the planner too."""
    values = {field: getattr(session.settings, field) for field in Settings._fields}
    values["templates"] = {**TEMPLATES, **session.settings.templates}
    return values


def _show(shell: Shell, session: Session, name: str) -> int:
    values = _values(session)
    field, _, key = name.partition(".")
    if field not in values:
        read_setting(session.settings, name, "")
    value = values[field]
    if key and hasattr(value, "get"):
        value = value.get(key)
    shell.answer(value, [_text(value)])
    return 0


def _show_all(shell: Shell, session: Session) -> int:
    values, encrypted = _values(session), is_on(session)
    plain = {
        field: dict(value) if hasattr(value, "keys") else value for field, value in values.items()
    }
    lines = [f"{field:18} {_text(value)}" for field, value in values.items()]
    lines.append(
        f"{'encrypted':18} {_text(encrypted)}  (planner config encrypt, passphrase, decrypt)"
    )
    shell.answer({**plain, "encrypted": encrypted}, lines)
    return 0


def _book(shell: Shell, text: str) -> int:
    """Show or choose the book that this machine opens."""
    if not text:
        path = shell.book_path
        shell.answer(str(path), [visible(str(path))])
        return 0
    path = move_to_book(text, dry_run=shell.dry_run)
    shell.answer_changed([f"the book of this machine is {visible(str(path))}"])
    return 0


def _calendar(shell: Shell, name: str, text: str) -> int:
    """Show, set or take back the calendar file or its alarm, which belong to this machine and not
    to the book."""
    if text and not shell.dry_run:
        shell.answer_changed([_CALENDAR[name](shell.open(), text)])
        return 0
    value = text or getattr(read_config(), name)
    prefix = f"dry run: {_WOULD[name]} " if text else ""
    shell.answer(value or None, [prefix + (value or "—")])
    return 0


def _screen(shell: Shell, name: str, text: str) -> int:
    """Show or set how the screen is drawn, which belongs to this machine and not to the book."""
    key = cast("ScreenSettingName", name)
    if text:
        shell.answer_changed([set_screen_setting(key, text, dry_run=shell.dry_run)])
        return 0
    value = getattr(screen_options([]), name)
    shell.answer(value, [value])
    return 0


def _text(value: Any) -> str:
    """Return a setting as one line."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return " ".join(DAYS[day] for day in value)
    if hasattr(value, "items"):
        return _table(value)
    return visible(str(value).replace("\n", "\\n")) or "—"


def _table(values: dict[str, Any]) -> str:
    if any("\n" in str(value) for value in values.values()):
        # Pages of text are shown one at a time, by their names.
        return ", ".join(visible(name) for name in values)
    texts = [f"{visible(name)} {visible(str(value))}" for name, value in values.items()]
    return ", ".join(texts) or "—"
