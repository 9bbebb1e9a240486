"""A year of three machines against a model that knows nothing of stamps: what was acknowledged is
there in the end, what was taken away is not, and all three hold the same."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from planner.book import Book
from planner.change import Change, Drop, Put
from planner.errors import BookError
from planner.ids import new_id
from tests.book.conftest import START, Desk, add, put, touch
from tests.conftest import LONG

OPERATIONS = int(os.environ.get("PLANNER_YEAR", 2000 if LONG else 150))
SEEDS = int(os.environ.get("PLANNER_YEAR_RUNS", 3 if LONG else 2))
CALLS = ("open", "write", "fsync", "replace", "unlink", "stat", "ftruncate", "lseek", "read")


class Killed(BaseException):
    """The process is gone in the midst of a call."""


class Model:
    """What must be there in the end.

    Attributes:
        present: Ids that were acknowledged.
        gone: Ids that were taken away, and acknowledged so.
        perhaps: Ids of which the acknowledgement was cut off.
    """

    def __init__(self) -> None:
        self.present: set[str] = set()
        self.gone: set[str] = set()
        self.perhaps: set[str] = set()


class Machine:
    """A machine with a folder of its own, which a sync program keeps in step by whole files."""

    def __init__(self, root: Path, name: str, chance: random.Random) -> None:
        folder = root / name
        folder.mkdir()
        self.desk = Desk(folder, root / f"state-{name}", START + chance.uniform(-7200, 7200))
        self.own: list[str] = []

    def open(self) -> Book:
        return self.desk.open()


def operate(machine: Machine, model: Model, chance: random.Random) -> None:
    """One thing that somebody does on a machine."""
    book = machine.open()
    contacts = sorted(book.records.contacts)
    match chance.randrange(9):
        case 0 | 1:
            machine.own.append(add(book, f"Person {len(model.present)}"))
            model.present.add(machine.own[-1])
        case 2 | 3 if contacts:
            model.present.add(touch(book, chance.choice(contacts)))
        case 4 if contacts:
            book.apply(put("contacts", chance.choice(contacts), org=f"Firm {chance.random()}"))
        case 5:  # somebody is added and taken away again, which nobody else has seen
            person = add(book, "Nobody")
            book.undo()
            if chance.random() < 0.5:
                book.redo()
                model.present.add(person)
            else:
                model.gone.add(person)
        case 6:
            person = add(book, "Temporary")
            book.apply(Change("deleted", (Drop("contacts", person),)))
            model.gone.add(person)
        case 7 if contacts:
            in_file = machine.desk.document()["contacts"].keys()
            # Who was deleted would come back by an edit, as it should.
            person = chance.choice(sorted(in_file & set(contacts)) or contacts)
            if person not in in_file:
                return
            machine.desk.edit(
                lambda file: file["contacts"][person].update(role=f"{chance.random()}")
            )
        case 8:
            person = new_id()
            machine.desk.edit(lambda file: file["contacts"].update({person: {"name": "By hand"}}))
            machine.open().sync()
            model.present.add(person)


def kill(machine: Machine, model: Model, chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    """The program dies at some call of a change."""
    left = chance.randrange(1, 60)
    person = new_id()
    book = machine.open()
    with patch.context() as fault:

        def dies(real):
            def call(*args, **options):
                nonlocal left
                left -= 1
                if left == 0:
                    raise Killed
                return real(*args, **options)

            return call

        for name in CALLS:
            fault.setattr(os, name, dies(getattr(os, name)))
        try:
            book.apply(Change("x", (Put("contacts", person, {"name": "Perhaps"}),)))
        except (Killed, BookError):
            model.perhaps.add(person)
            return
    model.present.add(person)


def synchronise(one: Machine, other: Machine, chance: random.Random) -> None:
    """A sync program carries a file over: in the place of the other's, or beside it as a
    conflict."""
    data = one.desk.path.read_bytes()
    if chance.random() < 0.4:
        name = f"planner.sync-conflict-20261122-{chance.randrange(10**6):06}-ABCDEF7.json"
        other.desk.path.with_name(name).write_bytes(data)
    else:
        other.desk.path.write_bytes(data)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_year_of_three_machines_loses_nothing_and_holds_no_ghosts(tmp_path, monkeypatch, seed):
    chance = random.Random(seed)
    model = Model()
    machines = [Machine(tmp_path, name, chance) for name in "abc"]
    machines[0].desk.create()
    for machine in machines[1:]:
        machine.desk.path.write_bytes(machines[0].desk.path.read_bytes())
    for number in range(OPERATIONS):
        machine = chance.choice(machines)
        machine.desk.clock.now += chance.uniform(0, 2 * 365 * 86_400 / max(OPERATIONS, 2000))
        operate(machine, model, chance)
        if chance.random() < 0.1:
            kill(machine, model, chance, monkeypatch)
        if chance.random() < 0.3:
            synchronise(*chance.sample(machines, 2), chance)
        if number % 50 == 0:
            machine.open().refresh()
    for _ in range(8):
        for one in machines:
            for other in machines:
                if one is not other:
                    synchronise(one, other, random.Random(1))
                    other.open().sync()
        if len({machine.desk.path.read_bytes() for machine in machines}) == 1:
            break
    assert len({machine.desk.path.read_bytes() for machine in machines}) == 1
    book = machines[0].open()
    there = {*book.records.contacts, *book.records.touches}
    assert model.present - there == set(), "lost"
    assert there & model.gone == set(), "ghosts"
    assert there <= model.present | model.perhaps
    json.loads(machines[0].desk.path.read_bytes())
