"""Every field of every line of the corpora (R27; issue 4's accuracy)."""

from __future__ import annotations

import pytest

from planner.quicklog.parser import parse
from tests.quicklog.book import LEXICON, TODAY, Case, expected, given
from tests.quicklog.corpus import CORPUS


@pytest.mark.parametrize("case", CORPUS, ids=[case.line[:60] or "empty" for case in CORPUS])
def test_R27_a_line_is_understood_in_every_field(case: Case):
    assert given(parse(case.line, LEXICON, today=TODAY)) == expected(case)
