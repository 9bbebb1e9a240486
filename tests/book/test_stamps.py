"""Stamps: their text order is the order of the edits."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from planner.book.text.stamps import (
    NEVER,
    WIDTH,
    device_of,
    instant_of,
    is_real,
    make_stamp,
    next_stamp,
)

TIMES = st.integers(0, 4_000_000_000_000)


def test_a_stamp_names_the_instant_and_the_device():
    stamp = make_stamp(1_795_314_908_123, 0, "k7f3")
    assert stamp == "20261122T023508.123Z-0000-k7f3"
    assert instant_of(stamp) == datetime(2026, 11, 22, 2, 35, 8, 123_000, tzinfo=UTC)
    assert device_of(stamp) == "k7f3"


@given(TIMES, st.integers(0, 65535), TIMES, st.integers(0, 65535))
def test_text_order_is_the_order_of_time_and_counter(ms, counter, other_ms, other_counter):
    one, other = make_stamp(ms, counter, "aaaa"), make_stamp(other_ms, other_counter, "aaaa")
    assert (one < other) == ((ms, counter) < (other_ms, other_counter))
    assert is_real(one) and len(one) == WIDTH


@given(TIMES, st.integers(0, 65535), st.floats(0, 4e9))
def test_a_new_stamp_is_later_than_all_that_was_seen_whatever_the_clock_says(ms, counter, now):
    latest = make_stamp(ms, counter, "zzzz")
    stamp = next_stamp(latest, now, "aaaa")
    assert stamp > latest
    assert is_real(stamp)
    assert stamp >= make_stamp(int(now * 1000), 0, "aaaa")


def test_the_counter_that_is_full_goes_over_into_the_time():
    stamp = next_stamp("20261122T235959.999Z-ffff-k7f3", 0.0, "k7f3")
    assert stamp == "20261123T000000.000Z-0000-k7f3"


def test_the_first_stamp_follows_the_clock():
    assert next_stamp(NEVER, 1_795_314_908.123, "k7f3").startswith("20261122T023508.12")


def test_what_is_no_stamp_is_told():
    good = "20261122T023508.123Z-0000-k7f3"
    for bad in (
        "",
        good[:-1],
        good + "x",
        good.replace("T", " "),
        good.upper(),
        5,
        None,
        [good],
        "é" * 30,
    ):
        assert not is_real(bad)
    assert is_real(good)
