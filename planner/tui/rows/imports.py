"""What an import would do, as rows of a row list: the first people as they would become, then
whatever needs a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from planner.change import Value
from planner.commands.exchange.importing import (
    ColumnMeaning,
    columns_of,
    count_of_people,
    first_people,
)
from planner.exchange.plan.import_plan import ImportPlan, RowPlan
from planner.tui.cells import clean
from planner.tui.widgets.row_list import ListRow, heading, stacked

FIRST = 8
"""People that are shown as they would become."""
MOST = 500
"""Rows of one outcome that are shown with their reason."""
GROUPS = (
    ("doubtful", "DOUBTFUL", "perhaps known already: they come in, and you decide"),
    ("skipped", "SKIPPED", "left out, with the reason"),
    ("updated", "UPDATED", "known already: what was empty is filled"),
    ("unchanged", "UNCHANGED", "nothing new about them"),
)


def counts(plan: ImportPlan) -> Content:
    """Return the counts of a plan on one line."""
    rest = plan.read - plan.created - plan.updated - plan.doubtful - plan.skipped
    numbers = (
        (plan.created, "new", "$good"),
        (plan.updated, "updated", "$foreground"),
        (plan.doubtful, "doubtful", "$warning"),
        (plan.skipped, "skipped", "$error"),
        (rest, "unchanged", "$muted"),
    )
    return Content("   ").join(
        Content.assemble((f"{count:,}", f"bold {colour}"), (f" {word}", "$muted"))
        for count, word, colour in numbers
        if count
    )


def preview_rows(plan: ImportPlan, *, done: bool = False) -> list[ListRow]:
    """Return the rows of a plan, each group under its heading; ``done`` once it has been carried
    out."""
    parts = [_people(plan, done=done)]
    for outcome, title, about in GROUPS:
        matches = [row for row in plan.rows if row.outcome == outcome]
        if matches:
            parts.append([heading(title, about), *_reasons(matches)])
    columns = () if done else columns_of(plan)
    if columns:
        note = "what each is taken for; m says otherwise"
        parts.append([heading("COLUMNS", note), *map(_column, range(len(columns)), columns)])
    return stacked(*parts)


def _people(plan: ImportPlan, *, done: bool) -> list[ListRow]:
    """The first people of a plan, as they would become."""
    people = first_people(plan, FIRST)
    if not people:
        return []
    more = count_of_people(plan) - FIRST
    title = "NOW IN TRIAGE" if done else "AS THEY WOULD BECOME"
    lines = (row.line for row in plan.rows if row.outcome in ("created", "doubtful"))
    return [
        heading(title, f"and {more:,} more" if more > 0 else ""),
        *(_person(line, put.fields) for line, put in zip(lines, people, strict=False)),
    ]


def _person(line: int, fields: Mapping[str, Value]) -> ListRow:
    about = ", ".join(clean(str(fields[name])) for name in ("role", "org") if fields.get(name))
    ways = fields.get("emails")
    mail = clean(", ".join(sorted(map(str, ways)))) if isinstance(ways, frozenset) else ""
    return ListRow(
        f"made:{line}",
        f"line {line}",
        Content.assemble(
            (clean(str(fields["name"])), "bold"),
            (f"  {about}" if about else "", "$foreground"),
            (f"  {mail}" if mail else "", "$muted"),
        ),
        lines=1,
    )


def _column(at: int, column: ColumnMeaning) -> ListRow:
    meaning = (
        (column.meaning.replace("_", " "), "bold") if column.meaning else ("left out", "$faint")
    )
    return ListRow(
        f"column:{at}", clean(column.column) or "(no name)", Content.assemble(meaning), lines=1
    )


def _reasons(rows: Sequence[RowPlan]) -> list[ListRow]:
    visible = [
        ListRow(
            f"line:{row.line}:{row.outcome}",
            f"line {row.line}",
            Content.assemble(
                (clean(row.name), "bold"),
                ("  " if row.name else "", ""),
                (clean(row.reason), "$muted"),
            ),
            lines=3,
        )
        for row in rows[:MOST]
    ]
    if len(rows) > MOST:
        more = f"and {len(rows) - MOST:,} more; `planner import FILE --dry-run` tells of every one"
        visible.append(ListRow(tone="text", body=Content.styled(more, "$muted")))
    return visible
