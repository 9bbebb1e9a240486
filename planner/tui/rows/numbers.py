"""The rows of the room of numbers: a sentence for each subject, and its figures as bars and as a
table at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from planner.commands.network.numbers import KeptState, Numbers, day_states, outreach_weeks
from planner.commands.session import Session
from planner.engine.ahead.forecast import Forecast
from planner.engine.views.funnel import Group
from planner.tui.cells import clean
from planner.tui.glyphs import DAY_MARKS
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.value import NamedTuple
from planner.words import MONTHS, WEEKDAYS, plural, short_day

WEEKS = 26
"""Weeks of outreach that are shown."""
BAR = 24
"""Cells of a full bar."""
YEAR_WEEKS = 52
"""Weeks of the calendar of kept days."""
GROUPS = 6
"""Channels, hubs, hooks and connectors that are shown each."""
QUARTERS = 12
STEPS = "▁▂▃▄▅▆▇█"
"""A small plot: eight heights of a cell."""
COLDEST, HOTTEST = 33.0, 41.0
"""The ends of the thermometer."""
STATES: Mapping[KeptState, tuple[str, str]] = {
    "kept": (DAY_MARKS["kept"], "$good"),
    "missed": (DAY_MARKS["missed"], "$faint"),
    "off": (DAY_MARKS["off"], "$rule"),
    "open": (DAY_MARKS["open"], "$muted"),
    "before": (" ", "$faint"),
}


class Subject(NamedTuple):
    """A subject of the room: its title, a sentence that says what the figures mean, a small plot,
    and its page."""

    name: str
    title: str
    sentence: str
    plot: str
    page: Callable[[], list[ListRow]]


LOOKING_AHEAD = Subject("forecast", "Forecast", "Looking 26 weeks ahead …", "", list)
"""What stands there until the forecast is worked out."""


def bar(share: float, colour: str, width: int = BAR) -> Content:
    """Return a bar of cells, ``share`` of it full; more than all of it ends in an arrow."""
    full = max(0, min(width, round(width * share)))
    return Content.assemble(
        ("█" * full, colour), ("░" * (width - full), "$rule"), ("▶" if share > 1 else " ", colour)
    )


def plot(values: Sequence[float]) -> str:
    """Return values as a row of small bars, the greatest of them the highest."""
    most = max(values, default=0)
    if most <= 0:
        return STEPS[0] * len(values)
    return "".join(STEPS[min(7, round(7 * value / most))] for value in values)


def subjects(session: Session, figures: Numbers, outlook: Forecast | None) -> list[Subject]:
    """Return the subjects of the room, in their order; ``outlook`` is None until it is worked
    out."""
    return [
        _outreach(session),
        _temperature(session, figures),
        _forecast(session, outlook) if outlook else LOOKING_AHEAD,
        _funnel(session, figures),
        _shares(figures),
        _kept_days(session),
    ]


def subject_row(subject: Subject) -> ListRow:
    """Return the row of a subject: its sentence, and its plot."""
    parts: list[str | tuple[str, str]] = [(clean(subject.sentence), "")]
    if subject.plot:
        parts += ["\n", (subject.plot, "$accent")]
    return ListRow(f"subject:{subject.name}", subject.title, Content.assemble(*parts))


def _outreach(session: Session) -> Subject:
    weeks = outreach_weeks(session, WEEKS)
    past = weeks[:-1]
    reached = sum(week.touches >= week.target for week in past)
    sentence = (
        f"{plural(weeks[-1].touches, 'touch', 'touches')} this week; "
        f"{reached} of the last {len(past)} weeks came to a touch each working day."
    )

    def page() -> list[ListRow]:
        most = max(1, *(week.touches for week in weeks), *(week.target for week in weeks))
        rows = [
            text_row(
                Content.assemble(
                    bar(
                        week.touches / most, "$good" if week.touches >= week.target else "$warning"
                    ),
                    f"{week.touches:3}",
                    (f" of {week.target}", "$muted"),
                ),
                f"{week.start.day} {MONTHS[week.start.month - 1][:3]}",
            )
            for week in reversed(weeks)
        ]
        return [
            heading("OUTREACH BY WEEK", "against one each working day"),
            *rows,
        ]

    return Subject("outreach", "Outreach", sentence, plot([week.touches for week in weeks]), page)


def _temperature(session: Session, figures: Numbers) -> Subject:
    now = session.plan.temperature
    quarters = figures.quarters[-QUARTERS:]

    def page() -> list[ListRow]:
        rows = [
            text_row(
                Content.assemble(
                    bar((quarter.value - COLDEST) / (HOTTEST - COLDEST), "$accent", 16),
                    f"{quarter.value:5.1f}° ",
                    (quarter.verdict, "bold"),
                    (f"  {plural(quarter.touches, 'touch', 'touches')}", "$muted"),
                ),
                quarter.name,
            )
            for quarter in reversed(quarters)
        ]
        about = "37.0 is your usual week"
        return [heading("TEMPERATURE", about), text_row(Content(clean(now.reason)), "now"), *rows]

    sentence = f"{now.value:.1f}°, {now.verdict}: {now.reason}."
    values = [quarter.value - COLDEST for quarter in quarters]
    return Subject("temperature", "Temperature", sentence, plot(values), page)


def _forecast(session: Session, outlook: Forecast) -> Subject:
    if not outlook.capacity:
        sentence = "There is no time for follow-ups: give them minutes, and days to work on."
    elif outlook.overflow is not None:
        start = short_day(outlook.overflow.start, session.today)
        sentence = (
            f"The week of {start} asks for more than it holds: {outlook.utilisation:.0%} full."
        )
    else:
        sentence = (
            f"Every week ahead fits; the network asks for {outlook.utilisation:.0%} of the time."
        )

    def page() -> list[ListRow]:
        rows = [
            text_row(
                Content.assemble(
                    bar(
                        week.load / week.capacity if week.capacity else 0,
                        "$error" if week.over else "$good",
                    ),
                    f"{week.load:5.1f}",
                    (f" of {week.capacity:g}" if week.capacity else " free", "$muted"),
                ),
                f"{week.start.day} {MONTHS[week.start.month - 1][:3]}",
            )
            for week in outlook.weeks
        ]
        fits = [text_row(Content(clean(fit.text)), "fits") for fit in outlook.fits]
        return stacked(
            [heading("ANY ONE OF THESE IS ENOUGH"), *fits] if fits else [],
            [heading("FORECAST", "against what a week holds"), *rows],
        )

    return Subject(
        "forecast", "Forecast", sentence, plot([week.load for week in outlook.weeks]), page
    )


def _funnel(session: Session, figures: Numbers) -> Subject:
    funnel = figures.funnel
    counts = funnel.total.counts
    first, *rest = counts.items()
    far = ", ".join(
        plural(count, step, "replies" if step == "reply" else "") for step, count in rest if count
    )
    since = short_day(funnel.since, session.today)
    sentence = (
        f"{plural(first[1], first[0], 'new touches')} since {since}; of these "
        f"{far or 'nothing yet'}."
    )

    def page() -> list[ListRow]:
        steps = [
            text_row(
                Content.assemble(
                    bar(count / max(1, first[1]), "$accent"),
                    f"{count:4}",
                    (_rate(funnel.total, step), "$muted"),
                ),
                step,
            )
            for step, count in counts.items()
        ]
        parts = [[heading("FUNNEL", f"people first reached since {since}"), *steps]]
        for dimension, groups in funnel.by.items():
            named = [group for group in groups if group.name != "—"][:GROUPS]
            if named:
                parts.append([heading(f"BY {dimension.upper()}"), *map(_group_row, named)])
        cost = funnel.cost
        if cost is not None:
            words = (
                f"{cost.so_far:,} so far at {cost.month:,} a month; a lost week costs {cost.week:,}"
            )
            each = [
                text_row(Content(f"{price:,} for each {step}"), "")
                for step, price in cost.each.items()
            ]
            parts.append([heading("COST"), text_row(Content(words)), *each])
        return stacked(*parts)

    return Subject("funnel", "Funnel", sentence, plot(list(counts.values())), page)


def _rate(group: Group, step: str) -> str:
    rate = group.rate(step)
    return "" if rate is None else f"  {rate:.0%}"


def _group_row(group: Group) -> ListRow:
    first, *rest = group.counts.items()
    far = " · ".join(
        plural(count, step, "replies" if step == "reply" else "") for step, count in rest if count
    )
    body = Content.assemble((clean(group.name), "bold"), (f"  {far or 'nothing yet'}", "$muted"))
    return text_row(body, f"{first[1]}")


def _shares(figures: Numbers) -> Subject:
    pace, voters = figures.pace, figures.voters

    def page() -> list[ListRow]:
        rows = [
            _share_row("intake", pace.intake, pace.intake + pace.outreach, "min"),
            _share_row("outreach", pace.outreach, pace.intake + pace.outreach, "min"),
        ]
        total = voters.set + voters.swing + voters.unknown
        kinds = [
            _share_row("set", voters.set, total, "touches"),
            _share_row("swing", voters.swing, total, "touches"),
            _share_row("unknown", voters.unknown, total, "touches"),
        ]
        return stacked(
            [
                heading("IN AND OUT", "minutes of the last seven days"),
                text_row(Content(clean(pace.reason))),
                *rows,
            ],
            [
                heading("SET AND SWING", "whom the week went to"),
                text_row(Content(clean(voters.reason))),
                *kinds,
            ],
            [heading("ASKS"), text_row(Content(clean(figures.overrides.reason)))],
        )

    return Subject("shares", "Shares", f"{pace.reason}; {voters.reason}.", "", page)


def _share_row(label: str, part: int, total: int, unit: str) -> ListRow:
    share = part / total if total else 0
    body = Content.assemble(bar(share, "$accent"), f"{share:4.0%}", (f"  {part} {unit}", "$muted"))
    return text_row(body, label)


def _kept_days(session: Session) -> Subject:
    today = session.today
    first = today - timedelta(days=today.weekday(), weeks=YEAR_WEEKS - 1)
    states = day_states(session, first)
    kept = sum(state == "kept" for state in states.values())
    missed = sum(state == "missed" for state in states.values())
    streak = session.plan.streak
    sentence = (
        f"{plural(streak.days, 'working day')} kept in a row; "
        f"{kept} of {kept + missed} working days in a year."
    )

    def page() -> list[ListRow]:
        rows = [text_row(Content(_months(first)))]
        for weekday, name in enumerate(WEEKDAYS):
            cells = [
                STATES[states[day]] if day in states else (" ", "")
                for day in (
                    first + timedelta(weeks=week, days=weekday) for week in range(YEAR_WEEKS)
                )
            ]
            rows.append(text_row(Content.assemble(*cells), name[:3]))
        signs = "   ".join(
            f"{sign} {state}" for state, (sign, _) in STATES.items() if state != "before"
        )
        by_month = [text_row(Content(words), label) for label, words in _month_counts(states)]
        return stacked(
            [heading("A YEAR OF KEPT DAYS"), *rows, text_row(Content.styled(signs, "$muted"))],
            [heading("BY MONTH"), *by_month],
        )

    return Subject("kept", "Kept days", sentence, "", page)


def _months(first: date) -> str:
    """The names of the months over the weeks in which they begin."""
    line, month = "", 0
    for week in range(YEAR_WEEKS):
        monday = first + timedelta(weeks=week)
        if monday.month != month and len(line) <= week:
            line = line.ljust(week) + MONTHS[monday.month - 1][:3]
        month = monday.month
    return line


def _month_counts(states: Mapping[date, KeptState]) -> list[tuple[str, str]]:
    """Kept and missed days by month, the newest first, as a table that can be read aloud."""
    counts: dict[tuple[int, int], list[int]] = {}
    for day, state in states.items():
        if state in ("kept", "missed"):
            month = counts.setdefault((day.year, day.month), [0, 0])
            month[state == "missed"] += 1
    return [
        (f"{MONTHS[month - 1][:3]} {year}", f"{kept} kept, {missed} missed")
        for (year, month), (kept, missed) in reversed(counts.items())
    ]
