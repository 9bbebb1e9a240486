"""Every field of every line of the corpora (R27; issue 4's accuracy)."""

from __future__ import annotations

import pytest

from planner.quicklog.parser import parse
from tests.quicklog.book import LEXICON, TODAY, Case, expected, given
from tests.quicklog.came_of import CAME_OF, INTAKE, MORE_NO, NO
from tests.quicklog.changed import CHANGED
from tests.quicklog.corpus import CORPUS
from tests.quicklog.held_out import HELD_OUT
from tests.quicklog.held_out_more import HELD_OUT_MORE
from tests.quicklog.seen import SEEN

CASES = (*CORPUS, *HELD_OUT, *HELD_OUT_MORE, *SEEN, *CAME_OF, *INTAKE, *NO, *MORE_NO)


def test_R27_the_corpora_have_the_lines_that_were_asked_for():
    assert len({case.line for case in CORPUS}) >= 250
    assert len({case.line for case in HELD_OUT}) == 60


@pytest.mark.parametrize("case", CASES, ids=[case.line[:60] or "empty" for case in CASES])
def test_R27_a_line_is_understood_in_every_field(case: Case):
    wanted = CHANGED.get(case.line, case)
    assert given(parse(case.line, LEXICON, today=TODAY)) == expected(wanted)


def test_R27_what_the_rules_changed_is_of_the_corpora():
    assert CHANGED.keys() <= {case.line for case in CASES}
