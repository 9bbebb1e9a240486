"""Values as JSON: what differs from a type's fields is declared, and the declarations name types
and fields that exist."""

from __future__ import annotations

import ast
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import planner
from planner.change import Change, Put
from planner.commands.json_values import _SHAPES, json_value, plan_value
from planner.engine.plan import Offer
from planner.records import Favour, Touch

if TYPE_CHECKING:
    from planner.commands.session import Session


def _classes() -> dict[str, list[set[str]]]:
    """The names in each class of the program, by the class's name."""
    classes: dict[str, list[set[str]]] = {}
    for file in Path(planner.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                names = {
                    item.target.id
                    for item in node.body
                    if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
                }
                names |= {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
                classes.setdefault(node.name, []).append(names)
    return classes


def test_every_shape_is_of_a_type_that_has_the_fields_it_names() -> None:
    classes = _classes()
    for name, shape in _SHAPES.items():
        fields = {*shape.people, *shape.renamed, *shape.blank, *shape.rounded, *shape.computed}
        fields |= {*shape.hidden, *shape.only, *(("contact", "name") if shape.person else ())}
        assert name in classes, f"there is no {name}"
        assert any(fields <= names for names in classes[name]), f"{name} lacks some of {fields}"


def test_a_person_is_one_key_and_an_empty_hook_is_null() -> None:
    assert json_value(Offer("c1", "Ana Li", "waits")) == {
        "contact": {"id": "c1", "name": "Ana Li"},
        "reason": "waits",
        "hook": None,
        "local_time": None,
    }


def test_a_contact_that_is_only_known_by_its_id_gets_its_name(session: Session) -> None:
    session.apply(Change("made", (Put("contacts", "ana", {"name": "Ana Li"}),)))
    value = json_value(Favour("f1", "ana", what="a review", returned=0.5), session)
    assert value["contact"] == {"id": "ana", "name": "Ana Li"}
    assert (value["open"], value["day"], "touch" in value) == (True, None, False)


def test_days_sets_and_moments_are_texts_and_lists() -> None:
    touch = json_value(Touch("t", contacts=frozenset({"b", "a"})))
    assert (touch["day"], touch["contacts"]) == (None, ["a", "b"]), "a touch without a day has none"
    assert json_value({"when": datetime(2026, 11, 18, 9, 30, 1), "day": date(2026, 11, 18)}) == {
        "when": "2026-11-18T09:30:01",
        "day": "2026-11-18",
    }


def test_a_plan_tells_the_streak_as_a_number_and_the_quota_by_its_parts(session: Session) -> None:
    value = plan_value(session.plan)
    habit = {"absorbed", "marks", "rate", "strength"}
    assert isinstance(value["streak"], int) and set(value["habit"]) == habit
    assert value["new_touches_allowed"] == session.plan.quota.allowed
    assert value["skipped"] is None and "quota" not in value
