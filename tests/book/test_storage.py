"""TinyDB itself: the storage and the table are its own extension points, and stock TinyDB opens
the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

import planner
from planner.book import examine
from planner.book.storage import BookDatabase
from planner.book.text.book_text import META, Text
from planner.book.text.decode import TABLES
from planner.book.text.stamps import is_stamp
from planner.change import Change, Drop
from planner.errors import BookError
from planner.ids import uuid_of
from planner.settings import Settings
from tests.book.conftest import add, names, put, touch

STAMP = "20261117T080000.000Z-0000-zz01"
ABOUT = {META: {"book": {"app": "planner", "id": "b"}}}


class Saves(list[Text]):
    """What was saved; refuses where told to."""

    refuse = False

    def save(self, text: Text) -> Text:
        if self.refuse:
            raise BookError("full")
        self.append(text)
        return text


@pytest.fixture
def saves() -> Saves:
    return Saves()


@pytest.fixture
def database(saves) -> BookDatabase:
    return BookDatabase(
        Text.of({**ABOUT, "contacts": {"a": {"name": "Ana"}, "b": {"name": "Bo"}}}), saves
    )


def test_stock_tinydb_reads_every_table(book, desk):
    ana = add(book, "Ana", tags=frozenset({"design"}))
    touch(book, ana)
    book.apply(put("settings", "user", budget_minutes=15))
    book.apply(put("days", "2026-11-18", day=date(2026, 11, 18), off=True))
    assert book.settings.budget_minutes == 15
    with TinyDB(desk.path, access_mode="r", encoding="utf-8") as stock:
        (contact,) = stock.table("contacts").search(where("name") == "Ana")
        assert contact.doc_id == int(ana) and contact["tags"] == {"design": True}
        assert stock.table("contacts").get(doc_id=int(ana))["name"] == "Ana"
        assert stock.table("touches").all()[0]["contacts"] == {ana: True}
        assert stock.table("settings").get(doc_id=1)["budget_minutes"] == 15
        assert stock.table("days").get(doc_id=20261118)["off"] is True
        for name in stock.tables() - {META}:
            assert len(stock.table(name)) == len(stock.table(name).all())


@pytest.mark.parametrize("indent", [None, 4])
def test_what_stock_tinydb_writes_is_taken_in_as_an_edit_by_hand(book, desk, indent):
    ana, bo, cy = add(book, "Ana"), add(book, "Bo"), add(book, "Cy")
    call = touch(book, bo)
    with TinyDB(desk.path, encoding="utf-8", indent=indent) as stock:
        contacts = stock.table("contacts")
        contacts.update({"org": "Acme"}, where("name") == "Ana")
        contacts.remove(doc_ids=[int(cy)])
        dora = contacts.insert({"name": "Dora", "tags": {"vip": True}})
        stock.table("touches").insert({"contacts": {str(dora): True}, "day": "2026-11-18"})
    book = desk.open()
    assert book.status.ready and book.records.contacts[ana].org == "Acme"
    assert names(book) == ["Ana", "Bo", "Dora"]
    assert book.records.contacts[str(dora)].tags == {"vip"}
    assert len(book.records.touches) == 2 and book.records.touches[call].contacts == {bo}
    book.sync()
    record = desk.document()["contacts"][ana]
    assert is_stamp(record["_f"]["org"]) and record["_f"]["org"].endswith("hand")
    assert "_del" in desk.document()["contacts"][cy]
    book.apply(put("contacts", ana, org="Globex"))
    assert desk.open().records.contacts[ana].org == "Globex"


def test_a_book_with_hexadecimal_ids_is_read_and_added_to(desk):
    ana, user = "0199c2e4-1111-7aaa-8bbb-0123456789ab", {"budget_minutes": 12, "_at": STAMP}
    people = {ana: {"name": "Ana", "_at": STAMP}}
    days = {"2026-11-17": {"day": "2026-11-17", "off": True, "_at": STAMP}}
    desk.create()
    desk.edit(lambda book: book.update(contacts=people, settings={"user": user}, days=days))
    book = desk.open()
    bo = add(book, "Bo", introduced_by=ana)
    call = touch(book, ana)
    book.apply(put("settings", "user", cadence_days=90))
    book.apply(put("days", "2026-11-17", day=date(2026, 11, 17), off=False))
    book = desk.open()
    assert book.records.contacts[bo].introduced_by == ana and bo.isdigit()
    assert book.records.touches[call].contacts == {ana}
    assert (book.settings.budget_minutes, book.settings.cadence_days) == (12, 90)
    assert [day.off for day in book.records.days.values()] == [False]
    assert examine(book, date(2026, 11, 18)) == []


def test_a_script_reads_a_book_with_tinydb_and_as_values(book, desk, monkeypatch):
    monkeypatch.setenv("PLANNER_HOME", str(desk.state.parent))
    ana, bo = add(book, "Ana", org="Acme"), add(book, "Bo")
    book.apply(Change("deleted", (Drop("contacts", bo),)))
    before = desk.path.read_bytes()
    with planner.read_book(desk.path) as read:
        assert [person.doc_id for person in read.table("contacts")] == [ana]
        assert read.table("contacts").search(where("org") == "Acme")[0]["name"] == "Ana"
        assert read.records.contacts[ana].org == "Acme" and read.settings.budget_minutes == 10
        for change in (
            lambda: read.table("contacts").insert({"name": "Cy"}),
            lambda: read.table("contacts").update({"org": "X"}),
            lambda: read.drop_tables(),
        ):
            with pytest.raises(BookError, match="only read"):
                change()
    assert desk.path.read_bytes() == before


def test_ids_are_texts_that_no_two_machines_hand_out(database):
    first, second = database.table("contacts").insert_multiple([{"name": "Cy"}, {"name": "Di"}])
    assert len({first, second, database.table("contacts").insert({"name": "Ed"})}) == 3
    assert len(first) == 37 and uuid_of(first)[14] == "7"


def test_the_table_does_what_tinydb_documents(database, saves):
    table = database.table("contacts")
    assert [document.doc_id for document in table.all()] == ["a", "b"] and len(table) == 2
    assert table.search(where("name") == "Bo")[0].doc_id == "b"
    assert table.get(doc_id="a") == {"name": "Ana"} and table.get(doc_id="zz") is None
    assert table.get(doc_ids=["a", "b", "c"]) == [{"name": "Ana"}, {"name": "Bo"}]
    assert table.contains(where("name") == "Ana") and not table.contains(doc_id="zz")
    assert table.update({"org": "Acme"}, where("name") == "Ana") == ["a"]
    assert table.update({"org": "Globex"}, doc_ids=["b", "zz"]) == ["b"]
    assert table.upsert(Document({"name": "Cy"}, "c")) == ["c"]  # type: ignore[arg-type]
    assert table.upsert(Document({"org": "Initech"}, "c")) == ["c"]  # type: ignore[arg-type]
    assert table.get(doc_id="c") == {"name": "Cy", "org": "Initech"}
    assert table.remove(doc_ids=["b", "zz"]) == ["b"]
    assert sorted(document.doc_id for document in table) == ["a", "c"]
    assert table.count(where("org").exists()) == 2
    table.truncate()
    assert len(table) == 0 and database.table("contacts").all() == []
    assert all(Text.trusted(text.data) is not None for text in saves)
    assert database.storage.text.data == Text.of({**ABOUT, "contacts": {}}).data


def test_a_change_is_saved_once(database, saves):
    people = {("contacts", str(number)): {"name": f"Person {number}"} for number in range(10)}
    database.put({**people, ("hubs", "h"): {"name": "PyData"}})
    assert len(saves) == 1 and len(database.table("contacts")) == 12
    assert database.table("hubs").all() == [{"name": "PyData"}]


def test_what_changes_nothing_is_not_saved(database, saves):
    database.table("contacts").update({"name": "Ana"}, doc_ids=["a"])
    database.table("contacts").upsert(Document({"name": "Bo"}, "b"))  # type: ignore[arg-type]
    assert not saves


def test_a_save_that_fails_changes_nothing(database, saves):
    saves.refuse = True
    before = database.storage.read()
    for change in (
        lambda: database.table("contacts").insert({"name": "Cy"}),
        lambda: database.table("contacts").update(lambda doc: doc.pop("name"), doc_ids=["a"]),
        lambda: database.table("contacts").truncate(),
        lambda: database.drop_table("contacts"),
    ):
        with pytest.raises(BookError):
            change()
        assert database.storage.read() == before
    saves.refuse = False
    database.table("contacts").insert({"name": "Cy"})
    assert len(database.table("contacts")) == 3


def test_an_error_in_the_middle_of_a_change_changes_nothing(database, saves):
    def fails(document):
        document["name"] = "changed"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.table("contacts").update(fails)
    assert database.table("contacts").get(doc_id="a") == {"name": "Ana"} and not saves
    with pytest.raises(ValueError):
        database.table("contacts").insert(Document({"name": "Ana"}, "a"))  # type: ignore[arg-type]


def test_dropping_tables_leaves_what_the_book_says_of_itself(database):
    database.drop_table("contacts")
    assert database.tables() == {META}
    database.drop_tables()
    assert database.storage.text.id == "b"


def test_the_page_on_the_format_names_every_table_and_field():
    page = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for table, (_, fields) in TABLES.items():
        assert [name for name in fields if f"`{name}`" not in rows[table]] == [], table
    assert [name for name in Settings._fields if f"`{name}`" not in rows["settings"]] == []
