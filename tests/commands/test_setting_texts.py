"""The settings in words, as the user reads them."""

from __future__ import annotations

import re

from planner.commands.machine.setting_texts import SETTINGS


def test_no_setting_is_told_with_the_number_of_a_rule() -> None:
    assert all(setting.about for setting in SETTINGS)
    assert [setting.about for setting in SETTINGS if re.search(r"\bR\d", setting.about)] == []
    minutes = next(setting for setting in SETTINGS if setting.name == "budget_minutes")
    assert minutes.about == "Minutes a working day that the planner may fill."
