"""Read calendars and sent mail, propose what is not logged yet, and log or decline what was
proposed (P10)."""

from __future__ import annotations

import json
import re
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Final

from planner.change import Change, Edit, Put
from planner.commands.logging.log import Logged, check, log, read_line
from planner.commands.people.contacts import by_ending
from planner.commands.proposals.people import AddressBook, Cast, own_addresses, senders
from planner.commands.proposals.store import Proposal, ProposalState, ProposalStore
from planner.commands.session import Session
from planner.config import read_config, write_config
from planner.errors import PlannerError, UsageError
from planner.exchange.read.meetings import LARGEST, PATIENCE, Meeting, read_meetings
from planner.exchange.read.sent_mail import SentMail, is_mailbox, read_mailbox
from planner.quicklog.entry import Entry, Person
from planner.quicklog.words.fold import fold
from planner.records import MEETINGS, Kind
from planner.value import NamedTuple
from planner.words import joined, plural, quoted

LOOKED_BACK: Final = 30
"""Days that are looked through where nothing else is asked for."""
CROWD: Final = 12
"""People from which on a meeting is no touch with each of them."""
CARBON: Final = 5
"""People from which on a message is no touch with each of them."""
MOST_FILES: Final = 100_000
"""Files of a folder that are looked at."""
_KINDS: Final = (
    ("coffee", re.compile(r"(?i)\b(coffee|kaffee|café|cafe|tea|espresso)\b")),
    ("lunch", re.compile(r"(?i)\b(lunch|brunch|mittag\w*|déjeuner)\b")),
    ("dinner", re.compile(r"(?i)\b(dinner|supper|abendessen)\b")),
    ("drinks", re.compile(r"(?i)\b(drinks?|beers?|pub|after-?work|apéro)\b")),
    (
        "video",
        re.compile(
            r"(?i)(zoom\.us/|meet\.google|teams\.microsoft|teams\.live|whereby\.com|jit\.si|webex)"
        ),
    ),
    ("call", re.compile(r"(?i)\b(call|phone|telefonat|catch-?up call|1:1 call)\b")),
    ("video", re.compile(r"(?i)\b(video|zoom|google meet|microsoft teams|skype|facetime)\b")),
)
"""What a title, a place or a description says of the kind of meeting; the first that fits."""
_REPLY = re.compile(r"(?i)^\s*((re|fwd?|aw|wg|sv|tr|antw)\s*(\[\d+\])?:\s*)+")
WRITTEN: Final = frozenset({"email", "message", "linkedin", "shared", "intro"})
"""Kinds of touch that may be the same as a message that was sent."""


class Source(NamedTuple):
    """What a file or a folder holds of some days, and how many entries were left out."""

    path: Path
    meetings: Sequence[Meeting] = ()
    mails: Sequence[SentMail] = ()
    unread: int = 0


class ProposalReport(NamedTuple):
    """What was read and proposed.

    Attributes:
        read: Meetings and messages that were looked at.
        proposed: What is new.
        open: All that waits for an answer, the latest first.
        known: How many had been proposed or logged before.
        problems: What could not be read.
    """

    read: int
    proposed: tuple[Proposal, ...]
    open: tuple[Proposal, ...]
    known: int
    problems: tuple[str, ...]


def standing_sources() -> list[Path]:
    """Return the files and folders that this machine looks into without being told.

    Raises:
        PlannerError: The configuration cannot be read.
    """
    try:
        paths = json.loads(read_config().proposals or "[]")
    except ValueError:
        return []
    return [Path(path) for path in paths if isinstance(path, str)]


def keep_sources(paths: Iterable[Path]) -> None:
    """Look into these files and folders from now on; none ends it.

    Raises:
        PlannerError: The configuration cannot be written.
    """
    absolute = [str(path.expanduser().absolute()) for path in paths]
    write_config("proposals", json.dumps(list(dict.fromkeys(absolute)), ensure_ascii=False))


def open_proposals(session: Session) -> list[Proposal]:
    """Return what waits for an answer, the latest first.

    Raises:
        PlannerError: The proposals cannot be read.
    """
    proposals = ProposalStore.of(session).proposals.values()
    return sorted(proposals, key=_when, reverse=True)


def _when(proposal: Proposal) -> tuple[str, str]:
    return proposal.day, proposal.time


def propose(
    session: Session,
    paths: Sequence[Path],
    *,
    since: date | None = None,
    own: Collection[str] = (),
    dry_run: bool = False,
) -> ProposalReport:
    """Read calendars and sent mail, and propose the touches in them that are not logged yet.

    Args:
        session: The open book.
        paths: .ics files, folders of them, mbox files, Maildirs; none are those that this machine
        looks into. since: The first day; None is a month ago.
        own: The user's own addresses, beside those that are known.
        dry_run: Keep nothing.

    Raises:
        PlannerError: What was proposed cannot be read or kept.
    """
    store = ProposalStore.of(session)
    first = since or session.today - timedelta(days=LOOKED_BACK)
    sources: list[Source] = []
    problems: list[str] = []
    for path in paths or standing_sources():
        try:
            sources.append(read_source(path, first, session.today))
        except PlannerError as error:
            problems.append(f"{path}: {error}")
        except OSError as error:
            problems.append(f"{path} cannot be read: {error.strerror or error}.")
    reader = _SourceReader(session, store, own)
    proposals = list(reader.proposals(sources))
    problems += [
        f"{source.path}: {plural(source.unread, 'entry was', 'entries were')} left out: broken, "
        "a link, or more than can be looked at."
        for source in sources
        if source.unread
    ]
    store.add(proposals)
    if not dry_run:
        store.save()
    waiting = sorted(store.proposals.values(), key=_when, reverse=True)
    return ProposalReport(
        reader.read, tuple(proposals), tuple(waiting), reader.known, tuple(problems)
    )


def read_source(path: Path, first: date, last: date) -> Source:
    """Read a calendar, a folder of calendars, an mbox file or a Maildir.

    Raises:
        PlannerError: It is none of these.
        OSError: It cannot be read.
    """
    path = path.expanduser()
    is_folder = path.is_dir()
    if not is_folder and not stat.S_ISREG(path.stat().st_mode):
        raise PlannerError("It is neither a file nor a folder.")
    if is_mailbox(path):
        mails, unread = read_mailbox(path, first, last)
        return Source(path, mails=mails, unread=unread)
    if is_folder:
        return _read_folder(path, first, last)
    meetings, unread = read_meetings(_calendar_bytes(path), first, last)
    return Source(path, meetings, unread=unread)


def _calendar_bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise PlannerError(f"It has more than {LARGEST // 1024 // 1024} MB.")
    return path.read_bytes()


def _read_folder(folder: Path, first: date, last: date) -> Source:
    """Read a vdir: a file for each event, in the folder or in those in it. Links are not
    followed."""
    paths = sorted([*folder.glob("*.ics"), *folder.glob("*/*.ics")])
    if not paths:
        raise PlannerError("There is no .ics file, mbox file or Maildir in it.")
    meetings: list[Meeting] = []
    unread = max(0, len(paths) - MOST_FILES)
    deadline = time.monotonic() + PATIENCE
    for path in paths[:MOST_FILES]:
        seconds = deadline - time.monotonic()
        try:
            if not _is_own_file(path, folder):
                raise PlannerError("It is no file of the folder.")
            events, bad = read_meetings(_calendar_bytes(path), first, last, seconds)
        except (OSError, PlannerError):
            unread += 1
            continue
        meetings += events
        unread += bad
    return Source(folder, meetings, unread=unread)


def _is_own_file(path: Path, folder: Path) -> bool:
    """Whether a path is a file of a folder, or of a folder in it, without a link on the way."""
    inside = path.parent == folder or not path.parent.is_symlink()
    return inside and not path.is_symlink() and path.is_file()


class _SourceReader:
    """Turns what sources hold into proposals.

    Attributes:
        read: Meetings and messages that were looked at.
        known: How many of them were proposed or logged before.
    """

    def __init__(self, session: Session, store: ProposalStore, own: Collection[str]) -> None:
        self._session = session
        self._store = store
        self._own = {address.strip().casefold() for address in own}
        self._hubs = {fold(hub.name): hub.name for hub in session.records.hubs.values() if hub.name}
        self._logged = _logged_days(session)
        self.read = self.known = 0

    def proposals(self, sources: Sequence[Source]) -> Iterator[Proposal]:
        """Yield what is new in some sources; mail comes first, for it tells which address is the
        user's own."""
        for source in sources:
            self._learn_addresses(source)
        contacts = self._session.records.contacts
        own = self._own | self._store.addresses
        if not own:
            own = own_addresses([m for source in sources for m in source.meetings], contacts)
        book = AddressBook(contacts, own)
        for source in sources:
            for meeting in source.meetings:
                yield from self._propose(self._of_meeting(meeting, book, own, source))
            yield from self._of_mails(source, book, own)

    def _learn_addresses(self, source: Source) -> None:
        if source.mails and not self._own:
            self._store.addresses |= senders(source.mails)

    def _propose(self, proposal: Proposal | None) -> Iterator[Proposal]:
        if proposal is None:
            return
        if proposal.key in self._store.states or self._is_logged(proposal):
            self.known += 1
            return
        self._store.states[proposal.key] = "open"
        yield proposal

    def _is_logged(self, proposal: Proposal) -> bool:
        """Whether the log has a touch of that kind with each of them on that day."""
        written = proposal.kind in WRITTEN
        return bool(proposal.contacts) and all(
            (contact, proposal.day, written) in self._logged for contact in proposal.contacts
        )

    def _of_meeting(
        self, meeting: Meeting, book: AddressBook, own: Collection[str], source: Source
    ) -> Proposal | None:
        self.read += 1
        people = [*meeting.participants]
        if meeting.organiser is not None:
            people.append(meeting.organiser)
        declined = any(person.declined and person.address in own for person in people)
        if meeting.all_day or meeting.cancelled or declined:
            return None
        cast = book.cast(people)
        if (not cast.contacts and not _is_new_face(cast, own)) or cast.size > CROWD:
            return None
        return self._proposal(
            meeting.key,
            _kind_of(meeting),
            (meeting.day, meeting.time, meeting.minutes or None),
            cast,
            self._hubs.get(fold(meeting.place), ""),
            meeting.title,
            source,
        )

    def _of_mails(
        self, source: Source, book: AddressBook, own: Collection[str]
    ) -> Iterator[Proposal]:
        """Propose the messages, of a conversation with the same people on a day the first alone."""
        conversations: set[tuple[str, date, tuple[str, ...]]] = set()
        for mail in sorted(source.mails, key=lambda mail: (mail.day, mail.time)):
            self.read += 1
            if own and mail.sender.address not in own:
                continue
            cast = book.cast(mail.recipients)
            conversation = mail.thread, mail.day, cast.contacts
            if not cast.contacts or cast.size > CARBON or conversation in conversations:
                continue
            conversations.add(conversation)
            subject = _REPLY.sub("", mail.subject)
            when = mail.day, mail.time, None
            yield from self._propose(
                self._proposal(mail.key, "email", when, cast, "", subject, source)
            )

    def _proposal(
        self,
        key: str,
        kind: Kind,
        when: tuple[date, str, int | None],
        cast: Cast,
        hub: str,
        note: str,
        source: Source,
    ) -> Proposal:
        day, time, minutes = when
        short = blake2b(key.encode("utf-8", "replace"), digest_size=5).hexdigest()
        note = " ".join(note.split())
        proposal = Proposal(
            short,
            key,
            kind,
            day.isoformat(),
            time,
            minutes,
            cast.contacts,
            cast.strangers,
            hub,
            note,
            "",
            str(source.path),
        )
        return proposal._replace(line=line_of(self._session, proposal))


def _logged_days(session: Session) -> set[tuple[str, str, bool]]:
    """Return with whom something is in the log on which day, and whether it was written; planned
    ones too."""
    days: set[tuple[str, str, bool]] = set()
    for touch in session.records.touches.values():
        written = touch.kind in WRITTEN
        if (written and touch.direction != "in") or touch.kind in MEETINGS:
            days.update((contact, touch.day.isoformat(), written) for contact in touch.contacts)
    return days


def _is_new_face(cast: Cast, own: Collection[str]) -> bool:
    """Whether somebody who is not in the book was met alone, and is none of the user's own firm."""
    if cast.size != 1:
        return False
    hosts = {address.partition("@")[2] for address in own}
    stranger = cast.strangers[0]
    return len(stranger.name.split()) > 1 and stranger.address.partition("@")[2] not in hosts


def _kind_of(meeting: Meeting) -> Kind:
    text = f"{meeting.title}\n{meeting.place}\n{meeting.text}"
    for kind, pattern in _KINDS:
        # What is drunk is said in the title; a description may mention anything.
        where = text if "\\." in pattern.pattern else f"{meeting.title}\n{meeting.place}"
        if pattern.search(where):
            return kind  # type: ignore[return-value]
    return "met"


def line_of(session: Session, proposal: Proposal) -> str:
    """Return the line that logs a proposal; strangers are in it only where there is nobody else."""
    contacts = session.records.contacts
    names = [contacts[key].name for key in proposal.contacts if key in contacts]
    names = names or [stranger.name for stranger in proposal.strangers]
    if proposal.kind in MEETINGS:
        opening = "met" if proposal.kind == "met" else f"{proposal.kind} with"
    else:
        opening = f"{proposal.kind} to"
    head = [opening, joined(names), proposal.day, proposal.time]
    head += [f"{proposal.minutes}m" if proposal.minutes else ""]
    head += [f'at "{proposal.hub}"' if proposal.hub else ""]
    # A semicolon would end the note, and begin another clause of the line.
    note = proposal.note.replace(";", ",")
    return "; ".join(filter(None, (" ".join(filter(None, head)), note)))


def find_proposal(session: Session, text: str) -> Proposal:
    """Return the open proposal that an id, or the end of one, means.

    Raises:
        PlannerError: There is none.
    """
    proposals = ProposalStore.of(session).proposals
    key = by_ending(proposals, text)
    if key is None:
        raise PlannerError(f"No proposal {quoted(text)} is open. `planner propose` lists them.")
    return proposals[key]


def accept(session: Session, proposals: Sequence[Proposal], *, dry_run: bool = False) -> Logged:
    """Log proposals as they stand, as one change; strangers are left out where somebody else took
    part.

    Raises:
        UsageError: There is nothing to log.
        BookError: It could not be saved; they are still open.
    """
    if not proposals:
        raise UsageError("Nothing is proposed.")
    session.gather()
    logged = log(session, [entry_of(session, proposal) for proposal in proposals])
    addresses = _addresses(logged, proposals)
    if addresses:
        session.apply(Change("noted addresses", addresses))
    session.release(save=not dry_run)
    if not dry_run:
        _settle(session, proposals, "logged")
    return logged


def accept_line(session: Session, proposal: Proposal, line: str) -> Logged:
    """Log an edited line in the place of a proposal.

    Raises:
        DecisionNeeded: A name or a date is in doubt.
        UsageError: It names nobody.
        BookError: It could not be saved; the proposal is still open.
    """
    contacts = session.records.contacts
    choices = {contacts[key].name: key for key in proposal.contacts if key in contacts}
    entry = read_line(session, line, choices)
    check(entry)
    logged = log(session, [entry])
    _settle(session, [proposal], "logged")
    return logged


def decline(session: Session, proposals: Sequence[Proposal]) -> str:
    """Let proposals be for good, and return what was done in words.

    Raises:
        PlannerError: It cannot be kept.
    """
    _settle(session, proposals, "declined")
    return f"declined {plural(len(proposals), 'proposal')}"


def _settle(session: Session, proposals: Sequence[Proposal], state: ProposalState) -> None:
    store = ProposalStore.of(session)
    for proposal in proposals:
        if proposal.id in store.proposals:
            store.settle(proposal.id, state)
    store.save()


def entry_of(session: Session, proposal: Proposal) -> Entry:
    """Return a proposal as the quick-log understands its line; what a title says is a note,
    whatever it is."""
    contacts = session.records.contacts
    people = [
        Person(contacts[key].name, key, new=False) for key in proposal.contacts if key in contacts
    ]
    if not people:
        people = [Person(proposal.strangers[0].name, None, new=True)]
    return Entry(
        proposal.line,
        proposal.kind,  # type: ignore[arg-type]
        date.fromisoformat(proposal.day),
        proposal.time or None,
        proposal.minutes,
        tuple(people),
        hub=proposal.hub or None,
        note=proposal.note or None,
    )


def _addresses(logged: Logged, proposals: Sequence[Proposal]) -> tuple[Edit, ...]:
    """Return the addresses of strangers whom logging created."""
    addresses = {
        stranger.name: stranger.address for proposal in proposals for stranger in proposal.strangers
    }
    return tuple(
        Put("contacts", person.id, {"emails": frozenset({addresses[person.name]})})
        for person in logged.created
        if person.name in addresses
    )
