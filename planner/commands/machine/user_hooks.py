"""The user's own hooks: programs in the config folder that run when something has happened (P9).

They are called user hooks in code, for a hook of the records is a talking point. A hook gets JSON
on standard input and runs for a few seconds at most. What it prints is bounded, and what goes
wrong with it is told in one line and never keeps a change from being saved; only before-log may
refuse one. What is private stays out of what hooks get (R23).
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import selectors
import signal
import stat
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from planner.book import PASSPHRASE_VARIABLE
from planner.change import Put
from planner.commands.json_values import Json, json_value
from planner.commands.machine.sync_folders import places
from planner.engine.habit.streak import successful_days
from planner.errors import Refused
from planner.paths import hooks_folder, state_folder
from planner.value import NamedTuple
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.book import Arrival
    from planner.change import Change
    from planner.commands.session import Session
    from planner.engine.plan import Item

Event = Literal["before-log", "touch-logged", "day-kept", "day-planned", "merged"]

VERSION = 1
"""The version of what hooks get; it moves when a field goes or means something else."""
SECONDS = 5.0
"""How long a hook may run."""
OUTPUT_BYTES = 64 * 1024
"""How much a hook may print."""
TOLD_CHARACTERS = 200
"""How much of what it prints is shown."""
VARIABLE = "PLANNER_HOOK"
"""The variable of the environment that names the hook to itself. Where it is set no hook runs: one
that logs something must not call itself."""
DAYS_REMEMBERED = 30
"""Days of which this machine remembers that their hooks ran."""
_LOOK_SECONDS = 0.05
_TOUCH_FIELDS = ("kind", "direction", "day", "time", "minutes", "org", "note", "learned", "why")


class HookEnd(NamedTuple):
    """How a hook ended: its exit code (None where it could not run or was stopped), the first line
    that it printed, and what was wrong in words; empty where nothing was."""

    code: int | None
    line: str
    trouble: str


class UserHooks:
    """Runs the hooks for what happens in a session."""

    def __init__(self) -> None:
        self._trouble = ""
        """What was wrong with before-log, told after the save."""
        self._arrivals: list[Arrival] = []
        self._merged = 0
        """Arrivals that merged was told of, and the records that had changed then."""

    def before_save(self, session: Session, change: Change) -> None:
        """Let before-log see the touches that a change logs or says anew.

        Raises:
            Refused: It does not want them logged.
        """
        path = _hook("before-log")
        touches = _touches(session, change, fresh=False) if path else []
        if not path or not touches:
            return
        end = run_hook(path, _message(session, "before-log", {"touches": touches}))
        if end.code:
            reason = end.line or f"it ended with {end.code}"
            raise Refused(f"The hook before-log refuses this: {reason}\nNothing was logged.")
        self._trouble = end.trouble

    def after_save(self, session: Session) -> str:
        """Run the hooks that a saved change calls for; returns what was wrong with them."""
        trouble, self._trouble = self._trouble, ""
        if _hook("touch-logged") and session.change is not None:
            touches = _touches(session, session.change, fresh=True)
            if touches:
                trouble = _joined(trouble, _run(session, "touch-logged", {"touches": touches}))
        if _hook("day-kept") and _is_kept(session) and _first_time(session, "day-kept"):
            plan = session.plan
            kept = {"streak": plan.streak.days, "new_touches": plan.quota.done}
            trouble = _joined(trouble, _run(session, "day-kept", kept))
        return _joined(trouble, self.after_merge(session))

    def after_plan(self, session: Session) -> str:
        """Run day-planned the first time that a day is planned here; returns what was wrong."""
        if not _hook("day-planned") or not _first_time(session, "day-planned"):
            return ""
        return _run(session, "day-planned", _plan(session))

    def after_merge(self, session: Session) -> str:
        """Run merged where changes of elsewhere came since the last time; returns what was
        wrong."""
        incoming = session.book.incoming
        known = {id(arrival) for arrival in self._arrivals}
        fresh = [arrival.changes for arrival in incoming.arrivals if id(arrival) not in known]
        changes = max(sum(fresh), len(incoming.changed) - self._merged)
        self._arrivals, self._merged = list(incoming.arrivals), len(incoming.changed)
        if changes <= 0:
            return ""
        return _run(session, "merged", {"changes": changes, "copies": list(incoming.merged)})


def listen(session: Session) -> None:
    """Run the user's hooks for what happens in a session from now on; none for a hook's own."""
    if os.environ.get(VARIABLE):
        return
    hooks = UserHooks()
    session.before_save(hooks.before_save)
    session.after_save(hooks.after_save)
    session.after_plan(hooks.after_plan)
    session.after_merge(hooks.after_merge)


def _hook(event: Event) -> Path | None:
    """Return the program of an event; None where there is none."""
    path = hooks_folder() / event
    return path if os.path.lexists(path) else None


def _run(session: Session, event: Event, content: Mapping[str, Any]) -> str:
    """Run the hook of an event, where there is one; returns what was wrong. The app does not wait
    for it, and is told later."""
    path = _hook(event)
    if path is None:
        return ""
    message = _message(session, event, content)
    if session.tell is None:
        return _trouble_of(path, message)
    thread = threading.Thread(target=_run_beside, args=(path, message, session.tell), daemon=True)
    thread.start()
    # The app that ends lets its last hook run; it leaves without waiting for threads otherwise.
    atexit.register(thread.join, SECONDS + 1)
    return ""


def _run_beside(path: Path, message: Json, tell: Callable[[str], None]) -> None:
    trouble = _trouble_of(path, message)
    if trouble:
        with contextlib.suppress(RuntimeError):  # the app has ended just now
            tell(trouble)


def _trouble_of(path: Path, message: Json) -> str:
    end = run_hook(path, message)
    if end.code:
        return f"The hook {path.name} ended with {end.code}{f': {end.line}' if end.line else '.'}"
    return end.trouble


def run_hook(path: Path, message: Json) -> HookEnd:
    """Run a hook with a message on its standard input, for ``SECONDS`` at most.

    Args:
        path: The program.
        message: What it gets, as JSON.
    """
    wrong = distrust(path, Path(message["book"]).parent)
    if wrong:
        return HookEnd(None, "", f"The hook {path.name} was not run: {wrong}.")
    environment = {**os.environ, VARIABLE: path.name}
    environment.pop(PASSPHRASE_VARIABLE, None)
    # A file and no pipe: a hook that reads nothing keeps nobody waiting.
    with tempfile.TemporaryFile() as stdin:
        stdin.write(json.dumps(message, ensure_ascii=False).encode(errors="replace") + b"\n")
        stdin.seek(0)
        try:
            process = subprocess.Popen(
                [str(path)],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=path.parent,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            reason = error.strerror or error
            return HookEnd(None, "", f"The hook {path.name} could not be run: {reason}.")
    return _watch(process, path.name)


def distrust(path: Path, synced: Path) -> str:
    """Return why a hook may not run, in words; empty where it may.

    It must be a file of the user's own in the config folder itself: a link could lead into the
    synced folder, where others write. Nor may the config folder be in that of a sync program.

    Args:
        path: The program.
        synced: The folder of the book.
    """
    if os.name != "posix":
        return "hooks run on Linux and macOS alone"
    for place in (path.parent, path):
        try:
            status = place.lstat()
        except OSError as error:
            return error.strerror or str(error)
        if stat.S_ISLNK(status.st_mode):
            return f"{place} is a link"
        if status.st_uid != os.getuid():
            return f"{place} is not yours"
        if status.st_mode & stat.S_IWOTH:
            return f"everybody may write to {place}"
    if not stat.S_ISREG(status.st_mode):
        return f"{path} is no regular file"
    if not os.access(path, os.X_OK):
        return f"{path} is not executable (chmod +x)"
    if _is_synced(path.parent.resolve(), synced.resolve()):
        return f"{path.parent} is in a synced folder, where others write"
    return ""


def _is_synced(hooks: Path, book_folder: Path) -> bool:
    if hooks.parent == book_folder:
        return True
    try:
        folders = [place.folder.resolve() for place in places() if place.program]
    except (OSError, ValueError):
        return True  # it cannot be told, so nothing is run
    return any(hooks.is_relative_to(folder) for folder in folders)


def _watch(process: subprocess.Popen[bytes], name: str) -> HookEnd:
    """Read what a hook prints until it ends; stop it where it prints or takes too much."""
    deadline = time.monotonic() + SECONDS
    output = bytearray()
    assert process.stdout is not None
    with process.stdout as pipe, selectors.DefaultSelector() as selector:
        os.set_blocking(pipe.fileno(), False)
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            ended = process.poll() is not None  # before reading: what it printed is read then
            more = _read(pipe.fileno(), output)
            if len(output) > OUTPUT_BYTES:
                _stop(process)
                trouble = f"The hook {name} was stopped: it printed over {OUTPUT_BYTES // 1024} kB."
                return HookEnd(None, "", trouble)
            # What it started and left behind may hold the pipe open; nobody waits for that.
            if ended:
                return _end(process.returncode, output, name)
            if time.monotonic() > deadline:
                _stop(process)
                trouble = f"The hook {name} was stopped: it took over {SECONDS:g} seconds."
                return HookEnd(None, "", trouble)
            if more:
                selector.select(_LOOK_SECONDS)
            else:
                time.sleep(_LOOK_SECONDS)


def _read(pipe: int, output: bytearray) -> bool:
    """Add what there is to read, at most a byte more than is allowed; returns whether more may
    come."""
    while len(output) <= OUTPUT_BYTES:
        try:
            part = os.read(pipe, OUTPUT_BYTES + 1 - len(output))
        except BlockingIOError:
            return True
        if not part:
            return False
        output += part
    return True


def _end(code: int, output: bytearray, name: str) -> HookEnd:
    text = output.decode(errors="replace").strip()
    line = visible(text.splitlines()[0][:TOLD_CHARACTERS]) if text else ""
    if code < 0:
        return HookEnd(None, line, f"The hook {name} was ended by signal {-code}.")
    return HookEnd(code, line, "")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a hook and what it has started."""
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _message(session: Session, event: Event, content: Mapping[str, Any]) -> Json:
    """Return what a hook gets: what all get, then what this event is about."""
    return {
        "version": VERSION,
        "event": event,
        "book": str(session.book.path),
        "day": session.today.isoformat(),
        **content,
    }


def _touches(session: Session, change: Change, *, fresh: bool) -> list[Json]:
    """Return the touches of a change that are not private.

    Args:
        session: The open book.
        change: The change.
        fresh: Whether those alone that the change makes, and not what it says anew of others.
    """
    names: dict[str, str] = {}
    values = []
    for edit in change.edits:
        if not isinstance(edit, Put):
            continue
        if edit.table in ("contacts", "hubs") and "name" in edit.fields:
            names[edit.id] = str(edit.fields["name"])
        if edit.table == "touches" and (_is_whole(edit) or (not fresh and "line" in edit.fields)):
            values.append(edit)
    return [
        touch for touch in (_touch(session, edit, names) for edit in values) if touch is not None
    ]


def _is_whole(edit: Put) -> bool:
    """Whether an edit makes a touch, rather than change one."""
    return {"contacts", "kind", "day"} <= edit.fields.keys()


def _touch(session: Session, edit: Put, names: Mapping[str, str]) -> Json | None:
    """Return a touch as hooks get it; None for a private one."""
    records = session.records
    old = records.touches.get(edit.id)
    fields: dict[str, Any] = {**(old._asdict() if old else {}), **edit.fields}
    if fields.get("private"):
        return None
    contacts = []
    for key in sorted(fields.get("contacts", ())):
        contact = records.contacts.get(key)
        contacts.append({"id": key, "name": names.get(key) or (contact.name if contact else "")})
    hub = records.hubs.get(fields.get("hub", ""))
    hub_name = names.get(fields.get("hub", ""), "")
    if hub is not None:
        hub_name = "" if hub.private else hub.name
    value: Json = {"id": edit.id, "contacts": contacts, "hub": hub_name}
    value.update({name: json_value(fields.get(name)) for name in _TOUCH_FIELDS})
    tags = sorted(fields.get("tags", ()))
    return {**value, "tags": tags, "line": fields.get("line", "")}


def _plan(session: Session) -> Json:
    """Return the plan of the day as hooks get it: whom and what kind, without the reasons, which
    may rest on something private."""
    plan, records = session.plan, session.records
    private = {
        record.id
        for table in (records.promises, records.favours, records.touches)
        for record in table.values()
        if record.private
    }
    offer = plan.new_touch
    return {
        "working": plan.working,
        "new_touch": {"id": offer.contact, "name": offer.name} if offer else None,
        "items": [_item(item) for item in plan.items if item.id not in private],
        "planned_minutes": plan.planned_minutes,
        "budget_minutes": plan.budget_minutes,
        "streak": plan.streak.days,
    }


def _item(item: Item) -> Json:
    contact = {"id": item.contact, "name": item.name} if item.contact else None
    return {"id": item.id, "kind": item.kind, "contact": contact, "minutes": item.minutes}


def _is_kept(session: Session) -> bool:
    return session.today.toordinal() in successful_days(session.situation)


def _first_time(session: Session, event: Event) -> bool:
    """Note that the hook of a day runs, and return whether it is the first time here."""
    folder = state_folder() / "hooks" / session.book.text.id
    mark = folder / f"{event} {session.today.isoformat()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        for old in sorted(folder.glob(f"{event} *"))[:-DAYS_REMEMBERED]:
            old.unlink()
    except OSError:
        return False  # it ran already; where nothing can be noted it would run each time
    return True


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))
