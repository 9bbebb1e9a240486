"""The footer: whatever the width, help is its last key, and a message keeps what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from planner.tui.widgets.footer import KeyFooter, fit_message
from tests.tui.small_book import small_app


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("message", ["", "✓ Logged message to Priya Nair · u undoes it"])
async def test_help_is_the_last_key_at_every_width(
    tmp_path: Path, width: int, message: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        footer = app.screen.query_one(KeyFooter)
        footer.say(message)
        text = footer.render_line(0).text
        assert "? help" in text
        assert text.split("✓")[0].rstrip().endswith("? help")
        if width >= 60:
            assert "u undo" in text
        if width >= 80:
            assert message in text
        if width == 60 and not message:
            assert "…  u undo  q quit  ? help" in text


def test_a_message_that_is_cut_keeps_what_can_be_done_about_it() -> None:
    message = "✓ Logged a very long coffee with somebody and somebody else · u undoes it"
    cut = fit_message(message, 40)
    assert cell_len(cut) <= 40
    assert cut.startswith("✓ Logged") and cut.endswith("… · u undoes it")
