"""The wheel holds everything: an empty environment with nothing but it can open the planner."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_themes_and_the_styles(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    themes = sorted(path.name for path in (ROOT / "themes").glob("*.toml"))
    assert len(themes) >= 6
    assert {f"planner/themes/{name}" for name in themes} <= set(names)
    assert any(name.endswith(".tcss") for name in names)
    assert "planner/py.typed" in names
    assert any(name.endswith("share/man/man1/planner.1") for name in names)
    assert any(name.endswith("machine/page/index.html") for name in names)
    assert any(name.endswith("machine/schemas.json") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_an_index_page_shows_nothing_that_leads_nowhere(wheel: Path) -> None:
    """The README beside no other file: its pictures and links are absolute, or left out."""
    with ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        text = archive.read(metadata).decode()
    assert not re.search(r"\]\((?!https?:|#)", text)
    assert "one new touch a day" in text and "uvx --from planner-daily planner demo" in text
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = hatch_build().page(readme, "https://example.org/planner/", "1.2.3")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page)
    assert "https://example.org/planner/raw/v1.2.3/docs/film.gif" in pictures
    assert all(each.startswith("https://example.org/planner/raw/v1.2.3/") for each in pictures)
    assert "(https://example.org/planner/blob/v1.2.3/docs/sync.md)" in page
    assert not re.search(r"\]\((?!https?:|#)", page)


def hatch_build() -> ModuleType:
    """The module that makes the description of the package."""
    spec = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.long
def test_an_empty_environment_opens_the_demo(wheel: Path, tmp_path: Path) -> None:
    """pip installs the wheel where nothing of the source tree is; the demo's plan comes out."""
    folder = tmp_path / "empty"
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True, capture_output=True)
    ran = subprocess.run(
        [python.with_name("planner"), "demo", "--json"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    plan = json.loads(ran.stdout)
    assert plan["demo"] is True
    assert plan["new_touch"]["contact"]["name"]
    # Another name, for where this one is taken; and a machine that has no wheel of orjson.
    without = [python, "-m", "pip", "uninstall", "--quiet", "--yes", "orjson"]
    subprocess.run(without, check=True, capture_output=True)
    book = tmp_path / "planner.json"
    for words in (["-V"], ["--book", book, "log", "coffee with Ana Li"], ["demo", "--json"]):
        again = subprocess.run(
            [python.with_name("planner-daily"), *words],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        )
    assert json.loads(again.stdout)["new_touch"] == plan["new_touch"]
    program = (
        "from planner.paths import themes_folder; print(len(list(themes_folder().glob('*.toml'))))"
    )
    counted = subprocess.run(
        [python, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert int(counted.stdout) >= 6
