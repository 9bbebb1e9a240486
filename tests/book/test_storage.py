"""TinyDB itself: the storage and the table are its own extension points, and stock TinyDB opens the file."""

from __future__ import annotations

import json

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document, Table

from planner.book.storage import BookDatabase
from planner.book.text.book_text import META, Text
from planner.errors import BookError
from tests.book.conftest import add

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


class StockTable(Table):
    document_id_class = str


class StockDB(TinyDB):
    table_class = StockTable


def test_stock_tinydb_opens_the_file(book, desk):
    ana = add(book, "Ana", tags=frozenset({"design"}))
    with StockDB(desk.path, access_mode="r", encoding="utf-8") as stock:
        assert "contacts" in stock.tables() and "_meta" in stock.tables()
        (found,) = stock.table("contacts").search(where("name") == "Ana")
        assert found.doc_id == ana and found["tags"] == {"design": True}
        assert stock.table("contacts").get(doc_id=ana)["name"] == "Ana"
    assert json.loads(desk.path.read_bytes())["contacts"][ana]["name"] == "Ana"


def test_what_stock_tinydb_wrote_is_taken_in(book, desk):
    ana = add(book, "Ana")
    with StockDB(desk.path, encoding="utf-8") as stock:
        stock.table("contacts").update({"org": "Acme"}, doc_ids=[ana])
    again = desk.open()
    assert again.records.contacts[ana].org == "Acme"
    assert again.apply is not None and again.status.ready


def test_ids_are_texts_that_no_two_machines_hand_out(database):
    first, second = database.table("contacts").insert_multiple([{"name": "Cy"}, {"name": "Di"}])
    assert len({first, second, database.table("contacts").insert({"name": "Ed"})}) == 3
    assert len(first) == 36 and first[14] == "7"


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
