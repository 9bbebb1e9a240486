"""The reference is what the declarations say."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="not a checkout")


def test_the_reference_is_made_from_the_declarations() -> None:
    spec = spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = (DOCS / "reference.md").read_text(encoding="utf-8")
    assert kept == module.page(), "run: python docs/make_reference.py"
