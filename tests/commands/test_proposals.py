"""Meetings and sent mail are proposed, never logged unasked, and never twice (P10); measured on a
year of known truth."""

from __future__ import annotations

import mailbox
import os
import random
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.proposals.propose import (
    accept,
    accept_line,
    decline,
    find_proposal,
    keep_sources,
    open_proposals,
    propose,
)
from planner.commands.proposals.store import ProposalStore
from planner.errors import PlannerError
from planner.exchange.read.meetings import read_meetings
from planner.exchange.read.sent_mail import is_mailbox, read_mailbox

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session

pytest.importorskip("recurring_ical_events")
TODAY = date(2026, 11, 18)
ME = "me@own.example"


def event(*lines: str, uid: str = "u1") -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"]
    )


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def attendee(address: str, name: str = "", extra: str = "") -> str:
    return f"ATTENDEE;CN={name or address}{extra}:mailto:{address}"


def meeting(day: str, *lines: str, uid: str = "u1") -> str:
    return event(
        f"DTSTART:{day}T093000", f"DTEND:{day}T101500", attendee(ME, "Me"), *lines, uid=uid
    )


def mail(
    day: date, to: str, subject: str, *, key: str, sender: str = ME, reply: str = ""
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(datetime(day.year, day.month, day.day, 12, 0).astimezone())
    message["Message-ID"] = key
    if reply:
        message["References"] = reply
    message.set_content("Hello,\n\nFrom here on it is text.\n")
    return message


@pytest.fixture
def people(session: Session) -> Session:
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "ana", {"name": "Ana Li", "emails": frozenset({"Ana@X.example"})}),
                Put("contacts", "bo", {"name": "Bo Chen", "emails": frozenset({"bo@x.example"})}),
                Put("contacts", "p1", {"name": "Pat One", "emails": frozenset({"home@y.example"})}),
                Put("contacts", "p2", {"name": "Pat Two", "emails": frozenset({"home@y.example"})}),
                Put(
                    "contacts",
                    "ig",
                    {
                        "name": "Ig Nored",
                        "state": "ignored",
                        "emails": frozenset({"ig@x.example"}),
                    },
                ),
                Put("hubs", "py", {"name": "PyData"}),
            ),
        )
    )
    return session


def proposed(session: Session, path: Path, data: bytes, **options: object) -> list[str]:
    path.write_bytes(data)
    report = propose(session, [path], own=[ME], **options)  # type: ignore[arg-type]
    return [proposal.line for proposal in report.proposed]


def test_P10_a_meeting_is_a_line_with_its_people_its_time_and_its_title(
    people: Session, tmp_path: Path
) -> None:
    data = calendar(
        meeting(
            "20261116",
            attendee("ana@x.example", "Somebody Else"),
            attendee("bo@x.example"),
            attendee("room1@own.example", extra=";CUTYPE=ROOM"),
            "SUMMARY:Coffee; promised: nothing",
            "LOCATION:pydata",
        )
    )
    assert proposed(people, tmp_path / "c.ics", data) == [
        'coffee with Ana Li and Bo Chen 2026-11-16 09:30 45m at "PyData"; Coffee, promised: nothing'
    ]
    [proposal] = open_proposals(people)
    logged = accept(people, [proposal])
    touch = people.records.touches[logged.touches[0].id]
    assert (touch.kind, touch.contacts, touch.day) == ("coffee", {"ana", "bo"}, date(2026, 11, 16))
    assert (touch.time, touch.minutes, touch.hub) == ("09:30", 45, "py")
    assert touch.note == "Coffee; promised: nothing" and not people.records.promises
    assert not open_proposals(people)
    undo(people)
    assert not people.records.touches


@pytest.mark.parametrize(
    "lines",
    [
        ("STATUS:CANCELLED", attendee("ana@x.example")),
        (attendee("ana@x.example", extra=";PARTSTAT=DECLINED"),),
        (attendee("home@y.example"),),
        (attendee("ig@x.example"),),
        (attendee("noreply@x.example", "No Reply"),),
        (attendee("new@own.example", "New Colleague"),),
        (attendee("ana@x.example"), *[attendee(f"n{number}@z.example") for number in range(20)]),
        (),
    ],
)
def test_P10_what_is_no_touch_with_somebody_is_not_proposed(
    people: Session, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert proposed(people, tmp_path / "c.ics", calendar(meeting("20261116", *lines))) == []


def test_P10_what_one_declined_or_what_lasts_all_day_is_left_out(
    people: Session, tmp_path: Path
) -> None:
    declined = event(
        "DTSTART:20261116T093000",
        attendee(ME, extra=";PARTSTAT=DECLINED"),
        attendee("ana@x.example"),
    )
    all_day = event("DTSTART;VALUE=DATE:20261116", attendee("ana@x.example"), uid="u2")
    assert proposed(people, tmp_path / "c.ics", calendar(declined, all_day)) == []


def test_P10_each_occurrence_of_a_series_is_proposed_once_and_moved_ones_where_they_are(
    people: Session, tmp_path: Path
) -> None:
    series = meeting(
        "20261026",
        attendee("ana@x.example"),
        "SUMMARY:Weekly",
        "RRULE:FREQ=WEEKLY;COUNT=10",
        "EXDATE:20261102T093000",
    )
    moved = event(
        "RECURRENCE-ID:20261109T093000",
        "DTSTART:20261110T140000",
        "DTEND:20261110T143000",
        attendee(ME),
        attendee("ana@x.example"),
        "SUMMARY:Weekly, moved",
    )
    lines = proposed(people, tmp_path / "c.ics", calendar(series, moved))
    days = sorted(line.split(" 2026-")[1][:5] for line in lines)
    assert days == ["10-26", "11-10", "11-16"]
    assert proposed(people, tmp_path / "c.ics", calendar(series, moved)) == []


def test_P10_a_declined_proposal_never_comes_back_and_a_logged_touch_is_known(
    people: Session, tmp_path: Path
) -> None:
    data = calendar(meeting("20261116", attendee("ana@x.example"), uid="a"))
    proposed(people, tmp_path / "c.ics", data)
    decline(people, open_proposals(people))
    assert proposed(people, tmp_path / "c.ics", data) == [] and not open_proposals(people)
    people.apply(
        Change(
            "logged",
            (
                Put(
                    "touches",
                    "t",
                    {"contacts": frozenset({"bo"}), "kind": "call", "day": date(2026, 11, 17)},
                ),
            ),
        )
    )
    data = calendar(meeting("20261117", attendee("bo@x.example"), uid="b"))
    assert proposed(people, tmp_path / "c.ics", data) == []


def test_P10_a_stranger_met_alone_is_offered_as_new_and_made_only_when_it_is_logged(
    people: Session, tmp_path: Path
) -> None:
    data = calendar(meeting("20261116", attendee("zoe@z.example", "Zoe Park"), "SUMMARY:Call"))
    assert proposed(people, tmp_path / "c.ics", data) == [
        "call with Zoe Park 2026-11-16 09:30 45m; Call"
    ]
    assert len(people.records.contacts) == 5
    accept(people, open_proposals(people))
    zoe = next(each for each in people.records.contacts.values() if each.name == "Zoe Park")
    assert zoe.emails == {"zoe@z.example"}
    undo(people)
    assert len(people.records.contacts) == 5


def test_P10_an_edited_line_is_logged_in_the_place_of_the_proposal(
    people: Session, tmp_path: Path
) -> None:
    proposed(people, tmp_path / "c.ics", calendar(meeting("20261116", attendee("ana@x.example"))))
    proposal = find_proposal(people, open_proposals(people)[0].id[-6:])
    accept_line(people, proposal, "lunch with Ana Li 2026-11-16; promised the deck")
    assert next(iter(people.records.touches.values())).kind == "lunch"
    assert len(people.records.promises) == 1 and not open_proposals(people)
    with pytest.raises(PlannerError):
        find_proposal(people, proposal.id)


def test_P10_sent_mail_is_proposed_by_its_heads_a_conversation_of_a_day_once(
    people: Session, tmp_path: Path
) -> None:
    box = mailbox.mbox(tmp_path / "sent.mbox")
    day = date(2026, 11, 10)
    box.add(mail(day, "Ana <ana@x.example>", "=?utf-8?q?Caf=C3=A9?=", key="<1@x>"))
    box.add(mail(day, "ana@x.example", "Re: Café", key="<2@x>", reply="<1@x>"))
    box.add(mail(day, "bo+list@x.example, nobody@q.example", "Re: AW: the deck", key="<3@x>"))
    box.add(mail(day, "nobody@q.example", "hello", key="<4@x>"))
    box.add(mail(date(2026, 1, 1), "ana@x.example", "long ago", key="<5@x>"))
    box.add(mail(day, "me@own.example", "from somebody", key="<6@x>", sender="ana@x.example"))
    box.flush()
    report = propose(people, [tmp_path / "sent.mbox"])
    assert sorted(proposal.line for proposal in report.proposed) == [
        "email to Ana Li 2026-11-10 12:00; Café",
        "email to Bo Chen 2026-11-10 12:00; the deck",
    ]
    assert ProposalStore.of(people).addresses == {ME}
    assert not propose(people, [tmp_path / "sent.mbox"]).proposed


def test_P10_a_maildir_is_read_by_its_heads_and_links_are_not_followed(
    people: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "Sent"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    secret = tmp_path / "secret"
    secret.write_bytes(mail(date(2026, 11, 12), "bo@x.example", "secret", key="<s@x>").as_bytes())
    (folder / "cur" / "link").symlink_to(secret)
    big = mail(date(2026, 11, 12), "ana@x.example", "a photo", key="<b@x>")
    (folder / "cur" / "1").write_bytes(big.as_bytes() + b"x" * 500_000)
    (folder / "cur" / "2").write_bytes(b"\xff\xfe\x00 no message at all")
    (folder / "new" / "3").write_bytes(
        b"From: me@own.example\r\nTo: \xe4\xf6 <ana@x.example>\r\nSubject: \xff\xfe =?bad?q?x?=\r\n"
        b"Date: Fri, 13 Nov 2026 10:00:00 +0000\r\n\r\nbody"
    )
    assert is_mailbox(folder)
    report = propose(people, [folder])
    assert sorted(proposal.day for proposal in report.proposed) == ["2026-11-12", "2026-11-13"]
    assert all("Bo" not in proposal.line for proposal in report.proposed)
    assert "1 entry was left out" in report.problems[0], "the link"


def test_P10_a_folder_of_events_is_read_and_what_is_broken_in_it_is_told(
    people: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "work"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.ics").write_bytes(
        calendar(meeting("20261116", attendee("ana@x.example"), uid="a"))
    )
    (folder / "sub" / "b.ics").write_bytes(
        calendar(meeting("20261117", attendee("bo@x.example"), uid="b"))
    )
    (folder / "c.ics").write_bytes(b"nonsense")
    (folder / "d.ics").write_bytes(
        calendar(
            event("DTSTART:20261116T0930", attendee("ana@x.example"), uid="bad"),
            meeting("20261115", attendee("bo@x.example"), "RRULE:FREQ=WEEKLY;BYDAY=XX", uid="rule"),
            meeting("20261114", attendee("bo@x.example"), uid="good"),
        )
    )
    report = propose(people, [folder], own=[ME])
    assert sorted(proposal.day for proposal in report.proposed) == [
        "2026-11-14",
        "2026-11-15",  # the rule is broken, its first day is not
        "2026-11-16",
        "2026-11-17",
    ]
    assert report.problems == (
        f"{folder}: 2 entries were left out: broken, a link, or more than can be looked at.",
    )
    assert propose(people, [tmp_path / "gone"]).problems
    assert propose(people, [tmp_path / "machine"]).problems


def test_P10_a_series_of_every_second_and_fifty_thousand_events_are_bounded(tmp_path: Path) -> None:
    dense = meeting("20260101", attendee("ana@x.example"), "RRULE:FREQ=SECONDLY", uid="dense")
    old = meeting("00010101", attendee("ana@x.example"), "RRULE:FREQ=DAILY", uid="old")
    many = [
        meeting("20100101", attendee("a@b.example"), uid=f"n{number}") for number in range(50_000)
    ]
    data = calendar(dense, old, *many, meeting("20261116", attendee("ana@x.example"), uid="now"))
    started = datetime.now()
    meetings, bad = read_meetings(data, date(2026, 11, 1), TODAY)
    assert [each.key.partition("|")[0] for each in meetings] == ["now"] and bad == 2
    assert datetime.now() - started < timedelta(seconds=20)


@pytest.mark.parametrize(
    ("rule", "left_out"),
    [
        ("RRULE:FREQ=DAILY;INTERVAL=0", 1),  # it would be unrolled for ever
        ("rrule:freq=daily;interval=00;count=3", 1),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("RRULE:FREQ=DAILY;COUNT=-5", 1),
        ("RRULE:FREQ=DAILY\r\nRRULE:FREQ=SECONDLY", 1),
        ("RRULE:", 0),
        ("RDATE:nonsense", 0),
    ],
)
def test_P10_a_broken_rule_costs_its_own_series_at_most(rule: str, left_out: int) -> None:
    data = calendar(
        meeting("20261101", attendee("a@b.example"), rule, uid="broken"),
        meeting("20261116", attendee("a@b.example"), uid="whole"),
    )
    meetings, bad = read_meetings(data, date(2026, 11, 1), TODAY)
    keys = {each.key.partition("|")[0] for each in meetings}
    assert keys == {"whole", *(["broken"] if not left_out else [])} and bad == left_out


def test_P10_what_takes_too_long_or_is_too_much_is_left_out_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = [TODAY - timedelta(days=number) for number in range(10)]
    data = calendar(
        *(meeting(day.strftime("%Y%m%d"), attendee("a@b.example"), uid=f"u{day}") for day in days)
    )
    assert read_meetings(data, days[-1], TODAY, seconds=-1) == ([], 10)
    monkeypatch.setattr("planner.exchange.read.meetings.MOST_MEETINGS", 4)
    monkeypatch.setattr("planner.exchange.read.meetings._BATCH", 3)
    meetings, left_out = read_meetings(data, days[-1], TODAY)
    assert (len(meetings), left_out) == (4, 6)


def test_P10_events_without_a_day_and_one_that_is_cut_off_are_told(tmp_path: Path) -> None:
    whole = meeting("20261116", attendee("a@b.example"), uid="whole")
    without = event("SUMMARY:When?", uid="without")
    data = calendar(without, whole).replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nUID:cut\r\nDTST")
    meetings, left_out = read_meetings(data, date(2026, 11, 1), TODAY)
    assert (len(meetings), left_out) == (1, 2)


def test_P10_the_head_of_a_message_is_bounded_whatever_its_lines_are(
    people: Session, tmp_path: Path
) -> None:
    long = b"X-Long: " + b"x" * 300_000 + b"\n"
    head = b"From me\n" + long + b"From: me@own.example\nTo: ana@x.example\n"
    (tmp_path / "sent").write_bytes(head + b"Date: Fri, 13 Nov 2026 10:00:00 +0000\n\nbody\n")
    mails, left_out = read_mailbox(tmp_path / "sent", date(2026, 11, 1), TODAY)
    assert ([mail.sender.address for mail in mails], left_out) == (["me@own.example"], 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_P10_neither_a_pipe_nor_a_folder_behind_a_link_is_read(
    people: Session, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in propose(people, [tmp_path / "pipe"]).problems[0]
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "cur").mkdir(parents=True)
    day = calendar(meeting("20261116", attendee("ana@x.example")))
    (elsewhere / "a.ics").write_bytes(day)
    box, vdir = tmp_path / "Sent", tmp_path / "vdir"
    box.mkdir()
    (box / "cur").symlink_to(elsewhere / "cur")
    vdir.mkdir()
    (vdir / "sub").symlink_to(elsewhere)
    os.mkfifo(vdir / "b.ics")
    report = propose(people, [box, vdir], own=[ME])
    assert not report.proposed and len(report.problems) == 2
    assert "2 entries were left out" in report.problems[1]


def test_P10_standing_sources_are_looked_into_without_being_named(
    people: Session, tmp_path: Path
) -> None:
    file = tmp_path / "c.ics"
    file.write_bytes(calendar(meeting("20261116", attendee("ana@x.example"))))
    assert not propose(people, []).read
    keep_sources([file])
    assert len(propose(people, [], dry_run=True).proposed) == 1
    assert not open_proposals(people), "a rehearsal keeps nothing"
    assert len(propose(people, []).proposed) == 1


def test_P10_of_a_year_of_known_truth_nearly_all_is_proposed_and_nearly_nothing_else(
    session: Session, tmp_path: Path
) -> None:
    """A seeded year: meetings with contacts among those without, series, refusals, crowds, and
    mail."""
    rng = random.Random(20261118)
    contacts = [f"c{number}" for number in range(80)]
    session.apply(
        Change(
            "made",
            tuple(
                Put(
                    "contacts",
                    key,
                    {"name": f"Given{key} Family{key}", "emails": frozenset({f"{key}@x.example"})},
                )
                for key in contacts
            ),
        )
    )
    truth: set[tuple[str, str]] = set()
    events: list[str] = []
    box = mailbox.mbox(tmp_path / "sent.mbox")
    for back in range(365, 0, -1):
        day = TODAY - timedelta(days=back)
        text = day.strftime("%Y%m%d")
        for number in range(rng.randint(0, 4)):
            uid, whom = f"{text}-{number}", rng.choice(contacts)
            guest = attendee(f"{whom}@x.example", "Whoever It Is")
            sort = rng.choice(("one", "one", "team", "declined", "cancelled", "crowd", "all day"))
            if sort == "one":
                events.append(meeting(text, guest, "SUMMARY:Catch-up", uid=uid))
                truth.add((day.isoformat(), whom))
            elif sort == "team":
                events.append(meeting(text, attendee("colleague@own.example"), uid=uid))
            elif sort == "declined":
                events.append(
                    event(
                        f"DTSTART:{text}T090000",
                        attendee(ME, extra=";PARTSTAT=DECLINED"),
                        guest,
                        uid=uid,
                    )
                )
            elif sort == "cancelled":
                events.append(meeting(text, guest, "STATUS:CANCELLED", uid=uid))
            elif sort == "crowd":
                crowd = [attendee(f"n{each}@z.example") for each in range(30)]
                events.append(meeting(text, guest, *crowd, uid=uid))
            else:
                events.append(event(f"DTSTART;VALUE=DATE:{text}", guest, uid=uid))
        for number in range(rng.randint(0, 3)):
            whom = rng.choice([*contacts, "stranger", "newsletter"])
            box.add(mail(day, f"{whom}@x.example", f"s{number}", key=f"<{text}{number}@x>"))
            if whom in contacts:
                truth.add((day.isoformat(), whom))
    box.flush()
    file = tmp_path / "year.ics"
    file.write_bytes(calendar(*events))
    report = propose(session, [file, tmp_path / "sent.mbox"], since=TODAY - timedelta(days=366))
    found = {(each.day, contact) for each in report.proposed for contact in each.contacts}
    false = [each for each in report.proposed if not each.contacts]
    assert len(found & truth) >= 0.95 * len(truth), (len(found & truth), len(truth))
    assert len(found - truth) + len(false) <= 0.05 * len(report.proposed)


def test_a_head_without_a_day_or_without_anybody_is_no_message(tmp_path: Path) -> None:
    box = tmp_path / "x.mbox"
    box.write_bytes(
        b"From me\nFrom: a@b.example\nTo: c@d.example\nDate: nonsense\n\nx\n\n"
        b"From me\nTo: c@d.example\nDate: Fri, 13 Nov 2026 10:00:00 +0000\n\nFrom the body\n\n"
        b"From me\nFrom: a@b.example\nDate: Fri, 13 Nov 2026 10:00:00 +0000\n"
    )
    assert read_mailbox(box, date(2026, 1, 1), TODAY) == ([], 3)


def test_P10_the_users_own_address_is_no_contacts_and_is_at_most_of_the_meetings(
    people: Session, tmp_path: Path
) -> None:
    guests = ("ana@x.example", "bo@x.example", "zoe@z.example")
    data = calendar(
        *(
            meeting(f"2026111{number}", attendee(guest), uid=f"u{number}")
            for number, guest in enumerate(guests, 2)
        )
    )
    (tmp_path / "c.ics").write_bytes(data)
    report = propose(people, [tmp_path / "c.ics"])
    assert [proposal.contacts for proposal in report.proposed] == [("ana",), ("bo",)]
    assert not any(proposal.strangers for proposal in report.proposed), "the user is no stranger"


def test_P10_a_message_to_many_is_no_touch_with_each_of_them(
    people: Session, tmp_path: Path
) -> None:
    box = mailbox.mbox(tmp_path / "sent.mbox")
    many = ", ".join(f"n{number}@z.example" for number in range(5))
    box.add(mail(date(2026, 11, 10), f"ana@x.example, {many}", "news", key="<1@x>"))
    box.flush()
    report = propose(people, [tmp_path / "sent.mbox"])
    assert report.read == 1 and not report.proposed
