"""A kind of follow-up is declared once, and everything that shows one knows it."""

from __future__ import annotations

from typing import get_args

from planner.commands.day.letters import TEMPLATES
from planner.follow_up_kinds import FOLLOW_UP_KINDS, FollowUpName
from planner.settings import MINUTES


def test_every_name_of_a_kind_is_declared_and_no_other() -> None:
    assert set(FOLLOW_UP_KINDS) == set(get_args(FollowUpName))


def test_each_kind_has_words_a_sign_of_one_cell_and_minutes() -> None:
    signs = [kind.sign for kind in FOLLOW_UP_KINDS.values()]
    assert len(set(signs)) == len(signs) and {len(sign) for sign in signs} == {1}
    for name, kind in FOLLOW_UP_KINDS.items():
        assert kind.words and kind.minutes > 0
        assert MINUTES[name] == kind.minutes
        assert TEMPLATES.get(name, "") == kind.letter
