"""A list of rows with a cursor."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from planner.tui.themes import load_theme
from planner.tui.widgets.row_list import ListRow, RowList

ROWS = [
    ListRow(label="FIRST", tone="heading", note="2 of them"),
    ListRow("a", "1 Nov", Content("coffee")),
    ListRow(
        "b",
        "2 Nov",
        Content(
            "a call that was long enough to need more than the one line that there is room for"
        ),
    ),
    ListRow(tone="text"),
    ListRow(label="SECOND", tone="heading"),
    ListRow("c", "3 Nov", Content("lunch\nlearned: nothing")),
]


class RowListApp(App[None]):
    """A row list alone on the screen."""

    def __init__(self, rows: list[ListRow], theme: str = "dark") -> None:
        super().__init__()
        self.register_theme(load_theme(theme))
        self.theme = theme
        self.rows = rows
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield RowList(label_width=10)

    def on_mount(self) -> None:
        row_list = self.query_one(RowList)
        row_list.set_rows(self.rows)
        row_list.focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.key)


def shown(row_list: RowList) -> list[str]:
    """What stands in each line that is in view."""
    return [row_list.render_line(y).text.rstrip() for y in range(row_list.size.height)]


async def test_rows_stand_under_their_headings_and_long_ones_wrap_beside_their_label() -> None:
    app = RowListApp(ROWS)
    async with app.run_test(size=(50, 20)):
        lines = shown(app.query_one(RowList))
    assert lines[0].split() == ["FIRST", "2", "of", "them"]
    assert lines[1] == "▌ 1 Nov     coffee"
    assert lines[2].startswith("  2 Nov     a call that was long")
    assert lines[3].startswith(" " * 12) and lines[3].strip()
    assert lines[lines.index("  SECOND") + 2] == " " * 12 + "learned: nothing"


async def test_the_cursor_steps_over_headings_and_stops_at_the_ends() -> None:
    app = RowListApp(ROWS)
    async with app.run_test(size=(50, 20)) as pilot:
        row_list = app.query_one(RowList)
        went = [row_list.key]
        for key in ("up", "down", "j", "down", "k", "end", "home"):
            await pilot.press(key)
            went.append(row_list.key)
        await pilot.press("down", "enter")
    assert went == ["a", "a", "b", "c", "c", "b", "c", "a"]
    assert app.chosen == ["b"]


async def test_a_click_goes_to_a_row_and_a_second_one_chooses_it() -> None:
    app = RowListApp(ROWS)
    async with app.run_test(size=(50, 20)) as pilot:
        row_list = app.query_one(RowList)
        await pilot.click(RowList, offset=(14, 2))
        assert (row_list.key, app.chosen) == ("b", [])
        await pilot.click(RowList, offset=(14, 2))
        assert app.chosen == ["b"]
        await pilot.click(RowList, offset=(3, 0))
        assert app.chosen == ["b"], "a heading is nothing to choose"


async def test_the_cursor_stays_on_its_row_when_others_come_and_goes_to_the_next_when_it_goes() -> (
    None
):
    app = RowListApp(ROWS)
    async with app.run_test(size=(50, 20)) as pilot:
        row_list = app.query_one(RowList)
        await pilot.press("down")
        row_list.set_rows([ListRow("new", "4 Nov", Content("drinks")), *ROWS])
        assert row_list.key == "b"
        row_list.set_rows([row for row in ROWS if row.key != "b"])
        assert row_list.key in ("a", "c")
        row_list.set_rows([])
        assert row_list.key == ""
        await pilot.press("down", "enter", "pagedown")
    assert app.chosen == []


async def test_two_thousand_rows_are_drawn_only_where_they_are_seen() -> None:
    rows = [ListRow(str(at), f"{at}", Content(f"touch {at}")) for at in range(2000)]
    app = RowListApp(rows)
    async with app.run_test(size=(60, 24)) as pilot:
        row_list = app.query_one(RowList)
        await pilot.press("end")
        await pilot.pause()
        assert row_list.key == "1999"
        assert any("touch 1999" in line for line in shown(row_list))
        await pilot.press("pageup")
        assert 1960 < int(row_list.key) < 1999
        assert len(row_list._drawn) < 200


async def test_brackets_and_wide_characters_are_text_and_keep_the_width() -> None:
    app = RowListApp([ListRow("a", "[red]x", Content("[bold]山田 太郎[/bold] " * 8), lines=1)])
    async with app.run_test(size=(40, 5)):
        strip = app.query_one(RowList).render_line(0)
    assert "[bold]山田" in strip.text and "[red]x" in strip.text and "…" in strip.text
    assert strip.cell_length == 40


async def test_where_a_row_stands_is_known_for_its_editor() -> None:
    app = RowListApp(ROWS)
    async with app.run_test(size=(50, 20)):
        row_list = app.query_one(RowList)
        region = row_list.body_region("c")
        assert region is not None and row_list.body_region("nobody") is None
        lines = shown(row_list)
    assert lines[region.y][region.x :] == "lunch"
    assert region.height == 2


async def test_the_row_under_the_cursor_is_seen_without_any_colour_too() -> None:
    app = RowListApp(ROWS, "plain")
    async with app.run_test(size=(50, 20)):
        row_list = app.query_one(RowList)
        held = [
            segment.style.reverse
            for segment in row_list.render_line(1)
            if segment.text.strip() == "coffee"
        ]
        other = [
            segment.style.reverse
            for segment in row_list.render_line(2)
            if segment.text.strip() == "2 Nov"
        ]
        bar = row_list.render_line(1).text[0]
    assert (held, other, bar) == ([True], [None], "▌")
