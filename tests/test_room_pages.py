"""Every room has a page with its picture, whose keys and commands are what the declarations say."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from planner.commands.machine.keymap import COMMANDS, TOGETHER

DOCS = Path(__file__).parents[1] / "docs"

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="not a checkout")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = spec_from_file_location("make_rooms", DOCS / "make_rooms.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_room_has_a_page(maker: ModuleType) -> None:
    covered = {scope for page in maker.PAGES for scope in TOGETHER.get(page.scope, ())}
    assert set(TOGETHER) - covered == set(), "scopes of keys that stand on no page"
    opened = {page.opened_by for page in maker.PAGES}
    assert {command.name for command in COMMANDS if command.room} - opened == set()
    pages = {path.stem for path in (DOCS / "rooms").glob("*.md")} - {"README"}
    assert pages == {page.name for page in maker.PAGES}


def test_the_pages_say_what_the_declarations_say(maker: ModuleType) -> None:
    for page in maker.PAGES:
        text = (DOCS / "rooms" / f"{page.name}.md").read_text(encoding="utf-8")
        assert text == maker.whole(page), "run: python docs/make_rooms.py"
        above = text.partition(maker.MARK)[0]
        assert above.startswith(f"# {page.title}\n\n![{page.title}]({page.name}.png)\n")
        assert len(above.split()) > 40, f"nothing is told of {page.name}"
        assert (DOCS / "rooms" / f"{page.name}.png").read_bytes().startswith(b"\x89PNG")
    index = (DOCS / "rooms" / "README.md").read_text(encoding="utf-8")
    assert index == maker.index(), "run: python docs/make_rooms.py"
