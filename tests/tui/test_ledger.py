"""The ledger: a column of rows with a cursor."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from planner.tui.themes import load_theme
from planner.tui.widgets.ledger import Ledger, Row

ROWS = [
    Row(label="FIRST", tone="heading", note="2 of them"),
    Row("a", "1 Nov", Content("coffee")),
    Row(
        "b",
        "2 Nov",
        Content(
            "a call that was long enough to need more than the one line that there is room for"
        ),
    ),
    Row(tone="text"),
    Row(label="SECOND", tone="heading"),
    Row("c", "3 Nov", Content("lunch\nlearned: nothing")),
]


class LedgerApp(App[None]):
    """A ledger alone on the screen."""

    def __init__(self, rows: list[Row], theme: str = "dark") -> None:
        super().__init__()
        self.register_theme(load_theme(theme))
        self.theme = theme
        self.rows = rows
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Ledger(label_width=10)

    def on_mount(self) -> None:
        ledger = self.query_one(Ledger)
        ledger.set_rows(self.rows)
        ledger.focus()

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        self.chosen.append(event.key)


def shown(ledger: Ledger) -> list[str]:
    """What stands in each line that is in view."""
    return [ledger.render_line(y).text.rstrip() for y in range(ledger.size.height)]


async def test_rows_stand_under_their_headings_and_long_ones_wrap_beside_their_label() -> None:
    app = LedgerApp(ROWS)
    async with app.run_test(size=(50, 20)):
        lines = shown(app.query_one(Ledger))
    assert lines[0].split() == ["FIRST", "2", "of", "them"]
    assert lines[1] == "▌ 1 Nov     coffee"
    assert lines[2].startswith("  2 Nov     a call that was long")
    assert lines[3].startswith(" " * 12) and lines[3].strip()
    assert lines[lines.index("  SECOND") + 2] == " " * 12 + "learned: nothing"


async def test_the_cursor_steps_over_headings_and_stops_at_the_ends() -> None:
    app = LedgerApp(ROWS)
    async with app.run_test(size=(50, 20)) as pilot:
        ledger = app.query_one(Ledger)
        went = [ledger.key]
        for key in ("up", "down", "j", "down", "k", "end", "home"):
            await pilot.press(key)
            went.append(ledger.key)
        await pilot.press("down", "enter")
    assert went == ["a", "a", "b", "c", "c", "b", "c", "a"]
    assert app.chosen == ["b"]


async def test_a_click_goes_to_a_row_and_a_second_one_chooses_it() -> None:
    app = LedgerApp(ROWS)
    async with app.run_test(size=(50, 20)) as pilot:
        ledger = app.query_one(Ledger)
        await pilot.click(Ledger, offset=(14, 2))
        assert (ledger.key, app.chosen) == ("b", [])
        await pilot.click(Ledger, offset=(14, 2))
        assert app.chosen == ["b"]
        await pilot.click(Ledger, offset=(3, 0))
        assert app.chosen == ["b"], "a heading is nothing to choose"


async def test_the_cursor_stays_on_its_row_when_others_come_and_goes_to_the_next_when_it_goes() -> (
    None
):
    app = LedgerApp(ROWS)
    async with app.run_test(size=(50, 20)) as pilot:
        ledger = app.query_one(Ledger)
        await pilot.press("down")
        ledger.set_rows([Row("new", "4 Nov", Content("drinks")), *ROWS])
        assert ledger.key == "b"
        ledger.set_rows([row for row in ROWS if row.key != "b"])
        assert ledger.key in ("a", "c")
        ledger.set_rows([])
        assert ledger.key == ""
        await pilot.press("down", "enter", "pagedown")
    assert app.chosen == []


async def test_two_thousand_rows_are_drawn_only_where_they_are_seen() -> None:
    rows = [Row(str(at), f"{at}", Content(f"touch {at}")) for at in range(2000)]
    app = LedgerApp(rows)
    async with app.run_test(size=(60, 24)) as pilot:
        ledger = app.query_one(Ledger)
        await pilot.press("end")
        await pilot.pause()
        assert ledger.key == "1999"
        assert any("touch 1999" in line for line in shown(ledger))
        await pilot.press("pageup")
        assert 1960 < int(ledger.key) < 1999
        assert len(ledger._drawn) < 200


async def test_brackets_and_wide_characters_are_text_and_keep_the_width() -> None:
    app = LedgerApp([Row("a", "[red]x", Content("[bold]山田 太郎[/bold] " * 8), lines=1)])
    async with app.run_test(size=(40, 5)):
        strip = app.query_one(Ledger).render_line(0)
    assert "[bold]山田" in strip.text and "[red]x" in strip.text and "…" in strip.text
    assert strip.cell_length == 40


async def test_where_a_row_stands_is_known_for_its_editor() -> None:
    app = LedgerApp(ROWS)
    async with app.run_test(size=(50, 20)):
        ledger = app.query_one(Ledger)
        region = ledger.body_region("c")
        assert region is not None and ledger.body_region("nobody") is None
        lines = shown(ledger)
    assert lines[region.y][region.x :] == "lunch"
    assert region.height == 2


async def test_the_row_under_the_cursor_is_seen_without_any_colour_too() -> None:
    app = LedgerApp(ROWS, "plain")
    async with app.run_test(size=(50, 20)):
        ledger = app.query_one(Ledger)
        held = [
            segment.style.reverse
            for segment in ledger.render_line(1)
            if segment.text.strip() == "coffee"
        ]
        other = [
            segment.style.reverse
            for segment in ledger.render_line(2)
            if segment.text.strip() == "2 Nov"
        ]
        bar = ledger.render_line(1).text[0]
    assert (held, other, bar) == ([True], [None], "▌")
