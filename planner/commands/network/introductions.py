"""The tree of introductions on an open book, and as text that Graphviz draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.network.views import introductions
from planner.engine.today import introductions as thanks_rules
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.commands.session import Session
    from planner.engine.today.introductions import Thanks


def thanks_owed(session: Session) -> Mapping[str, Thanks]:
    """Return the introducers who wait for thanks or news, by id (R14)."""
    return thanks_rules.thanks_owed(session.situation)


def introductions_dot(session: Session) -> str:
    """Return the tree of introductions in the language of Graphviz: ``dot -Tsvg FILE`` draws it."""
    lines = ["digraph introductions {", "  rankdir=LR;", "  node [shape=box, style=rounded];"]
    for link in introductions(session):
        lines.append(f"  {_quoted(link.contact)} [label={_quoted(link.name)}];")
        if link.depth:
            label = f" [label={_quoted(link.steps[-1])}]" if link.steps else ""
            lines.append(f"  {_quoted(link.introduced_by)} -> {_quoted(link.contact)}{label};")
    return "\n".join([*lines, "}", ""])


def write_introductions(session: Session, file: str) -> Path:
    """Write the tree of introductions into a file that is not there yet, and return its path.

    Raises:
        PlannerError: There is such a file, or it cannot be written.
    """
    path = Path(file).expanduser()
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(introductions_dot(session))
    except FileExistsError:
        raise PlannerError(f"{path} is there already. Choose another name.") from None
    except (OSError, RuntimeError) as error:
        raise PlannerError(f"{path} cannot be written: {error}.") from error
    return path


def _quoted(text: str) -> str:
    """A text as Graphviz reads it: on one line, quotes and backslashes escaped."""
    text = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
