"""People are not mixed up: of two files whose truth is known nobody becomes two people, and nobody
two become one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from planner.exchange.formats import read_file
from planner.exchange.plan.duplicates import duplicates
from planner.exchange.plan.planning import plan_import
from planner.records import Records
from tests.exchange.mixed_people import SHARED, mixed, write
from tests.exchange.samples import TODAY, after


def bring_in(folder: Path, seed: int) -> Records:
    """Bring both files in, one after the other."""
    records = Records()
    for number, rows in enumerate(mixed(seed)):
        path = folder / f"{number}.csv"
        write(path, rows, seed + number)
        records = after(plan_import(read_file(path), records, TODAY), records)
    return records


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_P6_of_two_files_nobody_is_mixed_up(tmp_path: Path, seed: int):
    contacts = bring_in(tmp_path, seed).contacts
    people = {
        key: frozenset(re.findall(r"is person (\d+)", contact.notes))
        for key, contact in contacts.items()
    }
    assert [key for key, numbers in people.items() if len(numbers) != 1] == []
    assert not any("mine.example" in str(contact) for contact in contacts.values())
    bearers = Counter(people.values())
    merged = SHARED - sum(count == 2 for count in bearers.values())
    put_up = {
        people[pair.keep]
        for pair in duplicates(contacts)
        if people[pair.keep] == people[pair.other]
    }
    assert merged + len(put_up) >= SHARED - 10
