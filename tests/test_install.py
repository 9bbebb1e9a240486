"""The wheel holds everything: an empty environment with nothing but it can open the planner."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
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
    program = (
        "from planner.paths import themes_folder; print(len(list(themes_folder().glob('*.toml'))))"
    )
    counted = subprocess.run(
        [python, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert int(counted.stdout) >= 6
