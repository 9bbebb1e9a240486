"""Records that were deleted long ago become stubs, and machines agree all the same."""

from __future__ import annotations

from planner.book.merge.merge import merge
from planner.book.merge.stubs import KEPT_DAYS, stubs
from planner.book.text.book_text import Text
from planner.book.text.stamps import make_stamp
from planner.change import Change, Drop
from tests.book.conftest import Desk, add, names, put

LONG = (KEPT_DAYS + 1) * 86_400


def drop(book, key):
    book.apply(Change("dropped", (Drop("contacts", key),)))


def test_fields_are_kept_ninety_days_and_then_a_stub(book, desk):
    ana, bo = add(book, "Ana", org="Acme"), add(book, "Bo")
    drop(book, ana)
    desk.clock.now += (KEPT_DAYS - 1) * 86_400
    book.apply(put("contacts", bo, org="x"))
    assert book.compact() == 0 and desk.document()["contacts"][ana]["org"] == "Acme"
    desk.clock.now += 2 * 86_400
    book.apply(put("contacts", bo, org="y"))
    assert book.compact() == 1
    assert set(desk.document()["contacts"][ana]) == {"_at", "_del"}
    assert book.compact() == 0 and names(desk.open()) == ["Bo"]
    assert Text.trusted(desk.path.read_bytes()) is not None


def test_a_quiet_book_or_a_clock_that_is_ahead_cuts_nothing_short(book, desk, other):
    ana = add(book, "Ana")
    bo = add(book, "Bo")
    drop(book, ana)
    desk.clock.now += LONG
    assert book.compact() == 0, "nothing was edited since"
    ahead = other.open()
    other.clock.now += 3 * LONG
    ahead.apply(put("contacts", bo, org="x"))
    desk.clock.now -= LONG
    book.refresh()
    assert book.compact() == 0, "this machine's clock says that it was just now"


def test_an_edit_that_is_later_than_the_deletion_brings_the_record_back_whole(
    book, desk, other, tmp_path
):
    ana, bo = add(book, "Ana", org="Acme"), add(book, "Bo")
    far = Desk(tmp_path / "far", other.state, desk.clock.now + 3600)
    far.path.parent.mkdir()
    far.path.write_bytes(desk.path.read_bytes())
    drop(book, ana)
    desk.clock.now += LONG
    book.apply(put("contacts", bo, org="x"))
    book.compact()
    far.clock.now = desk.clock.now
    far.open().apply(put("contacts", ana, role="Head"))
    desk.path.write_bytes(far.path.read_bytes())
    again = desk.open()
    assert names(again) == ["Ana", "Bo"]
    contact = again.records.contacts[ana]
    assert (contact.org, contact.role) == ("Acme", "Head")


def test_machines_that_compact_at_different_times_end_up_the_same(book, desk, other, tmp_path):
    ana, bo = add(book, "Ana", org="Acme"), add(book, "Bo")
    drop(book, ana)
    desk.clock.now += LONG
    book.apply(put("contacts", bo, org="x"))
    full = Text.trusted(desk.path.read_bytes())
    book.compact()
    stub = Text.trusted(desk.path.read_bytes())
    assert full is not None and stub is not None
    assert merge(full, stub).data == merge(stub, full).data
    both = merge(full, stub)
    assert both.with_records(stubs(both, desk.clock.now)).data == stub.data


def test_the_fields_of_a_deleted_record_are_kept_for_ninety_days_to_the_hour(desk):
    book = desk.create()
    ana = add(book, "Ana")
    book.apply(Change("deleted", (Drop("contacts", ana),)))
    for hours, stub in ((90 * 24 - 1, False), (90 * 24 + 1, True)):
        later = desk.clock.now + hours * 3600
        text = book.text.with_records({("contacts", "b"): {"name": "Bo", "_at": stamp_of(later)}})
        about = {**text.meta, "seen": {**text.seen, "zz01": stamp_of(later)}}
        text = text.with_records({("_meta", "book"): about})
        assert (("contacts", ana) in stubs(text, later)) == stub


def stamp_of(seconds: float) -> str:
    return make_stamp(int(seconds * 1000), 0, "zz01")
