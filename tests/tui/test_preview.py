"""How a quick-log line is shown while it is typed."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.events import Paste

from planner.quicklog.entry import Part, Span
from planner.tui.themes import load_theme
from planner.tui.widgets.completion import CompletionNames, LineSuggester
from planner.tui.widgets.plain import Typed, clean_lines
from planner.tui.widgets.preview import PART_CLASS, LogInput, PartNames, kept_spans

LINE = "coffee w/ Ana Li yesterday #design"
SPANS = (Span(0, 6, "kind"), Span(10, 16, "person"), Span(17, 26, "day"), Span(27, 34, "tag"))


class PreviewApp(App[None]):
    """The line and the names of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(load_theme("dark"))
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield LogInput("", placeholder="")
        yield PartNames()


async def test_R27_each_part_is_named_under_its_words_so_that_colour_is_not_all() -> None:
    app = PreviewApp()
    async with app.run_test(size=(60, 5)):
        names = app.query_one(PartNames)
        names.show(LINE, SPANS)
        text = names.render_line(0).text
        assert [text[span.start :].split()[0] for span in SPANS] == ["how", "who", "day", "tag"]
        names.start = 12
        scrolled = names.render_line(0).text
    assert scrolled[17 - 12 :].startswith("day")
    assert "how" not in scrolled and "who" not in scrolled


def test_R27_every_part_that_a_line_can_have_has_its_look() -> None:
    assert set(PART_CLASS) == set(get_args(Part))


async def test_names_of_parts_never_run_into_one_another_nor_over_the_edge() -> None:
    app = PreviewApp()
    spans = tuple(Span(at * 3, at * 3 + 2, part) for at, part in enumerate(get_args(Part)))
    async with app.run_test(size=(30, 5)):
        names = app.query_one(PartNames)
        names.show("ab " * len(spans), spans)
        strip = names.render_line(0)
    assert strip.cell_length == 30
    assert all(len(word) <= 2 for word in strip.text.split())


async def test_R27_the_words_of_the_line_are_coloured_by_their_part() -> None:
    app = PreviewApp()
    async with app.run_test(size=(60, 5)) as pilot:
        line = app.query_one(LogInput)
        line.value = LINE
        line.spans = SPANS
        await pilot.pause()
        colours = {
            segment.text.strip(): segment.style.color
            for segment in line.render_line(0)
            if segment.style
        }
    assert (
        len({colours["coffee"], colours["Ana Li"], colours["yesterday"], colours["#design"]}) == 4
    )


async def test_several_pasted_lines_are_handed_on_whole_and_can_become_clauses() -> None:
    app = PreviewApp()
    async with app.run_test(size=(60, 5)) as pilot:
        line = app.query_one(LogInput)
        line.focus()
        line.post_message(Paste("coffee w/ Ana\n\n  learned a lot\nnext: call in 2w\n"))
        await pilot.pause()
        assert line.value == "", "the screen decides what becomes of them"
        line.insert_clauses(["coffee w/ Ana", "learned a lot", "next: call in 2w"])
        assert line.value == "coffee w/ Ana; learned a lot; next: call in 2w"


def test_colours_hold_up_to_the_first_letter_that_changed() -> None:
    assert kept_spans(SPANS, LINE, LINE + " 40m") == SPANS
    assert kept_spans(SPANS, LINE, LINE.replace("Ana", "Bo")) == SPANS[:1]
    assert kept_spans(SPANS, LINE, "") == ()


KNOWN = CompletionNames(
    ["Ana Li", "Anton Weiß", "Søren Müller", "Zoë Ray"],
    ["Acme", "东京データ", "Hooli & Sons"],
    ["PyData Lisbon", "Web Summit"],
    ["design", "data"],
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("coffee w/ An", "coffee w/ Ana Li"),
        ("coffee w/ ana l", "coffee w/ Ana Li"),
        ("met Bo and so", None),
        ("met Bo and Sø", "met Bo and Søren Müller"),
        ("met zo", "met Zoë Ray"),
        ("met Ana Li at p", "met Ana Li at PyData Lisbon"),
        ("met Ana Li at web s", "met Ana Li at Web Summit"),
        ("event @w", "event @Web Summit"),
        ("met Zed (ac", "met Zed (Acme"),
        ("met Zed from hooli & s", "met Zed from Hooli & Sons"),
        ("met Zed at 东", "met Zed at 东京データ"),
        ("met Ana Li #d", "met Ana Li #design"),
        ("met Ana Li #da", "met Ana Li #data"),
        ("met A", None),
        ("met Ana Li ", None),
        ("met Ana Li", None),
        ("#", None),
        ("met #nothing", None),
        ("  ", None),
        ("", None),
    ],
)
async def test_known_names_organisations_hubs_and_tags_are_completed_at_the_end_of_the_line(
    typed: str, offered: str | None
) -> None:
    assert await LineSuggester(KNOWN).get_suggestion(typed) == offered


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=6), max_size=4))
def test_a_completion_only_ever_adds_to_what_was_typed(typed: str, names: list[str]) -> None:
    found = LineSuggester(CompletionNames(names, names, names, names)).completed(typed)
    assert found is None or len(found) > len(typed)


def test_what_is_typed_is_shown_with_one_character_for_each_and_no_order_to_the_terminal() -> None:
    odd = "a\x1b[31mb\x9b\u202e\u2066c\td[bold]"
    shown = Typed()(odd).plain
    assert len(shown) == len(odd)
    assert not any(
        ord(each) < 32 or 0x7F <= ord(each) < 0xA0 or each in "\u202e\u2066" for each in shown
    )
    assert shown.endswith("d[bold]")


def test_notes_keep_their_lines_and_nothing_else_that_acts() -> None:
    assert clean_lines("one\n\x1b[2Jtwo\r\nthree") == "one\n␛[2Jtwo\nthree"
