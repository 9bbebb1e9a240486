from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from planner.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "2026-11-18"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "planner.json"


@pytest.fixture
def run(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Run a command on the test's book on a fixed day, as a script would: without a terminal."""

    def call(*argv: str, today: str = TODAY, stdin: str = "") -> Ran:
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        try:
            code = main(["--book", str(book), "--today", today, *argv])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        assert isinstance(code, int)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return call
