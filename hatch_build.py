"""What an index page of packages shows of the README: its links are made to lead somewhere there.

An index shows the README alone, without the files beside it. Where the address of the repository is
known (`PLANNER_REPOSITORY=https://… python -m build`) pictures and links lead to the files of that
version; where it is not, pictures are left out and a link is its text.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_VARIABLE = "PLANNER_REPOSITORY"
_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?!\w+:|#)(?P<path>[^)\s]+)\)")
"""A link to a file beside the README, in Markdown."""


def page(readme: str, repository: str, version: str) -> str:
    """Return the README for a page that stands by itself.

    Args:
        readme: The README, in Markdown.
        repository: The address of the repository; empty where it is not known.
        version: The version of the package, of which a tag `vX.Y.Z` is expected.
    """
    address = repository.rstrip("/")

    def resolved(match: re.Match[str]) -> str:
        picture, text, path = match["picture"], match["text"], match["path"]
        if not address:
            return "" if picture else text
        return f"{picture}[{text}]({address}/{'raw' if picture else 'blob'}/v{version}/{path})"

    text = _LINK.sub(resolved, readme)
    return re.sub(r"\n{3,}", "\n\n", text)


class ReadmeHook(MetadataHookInterface):
    """Sets the description of the package, and its addresses where they are known."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add what `pyproject.toml` calls dynamic."""
        repository = os.environ.get(_VARIABLE, "").rstrip("/")
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        version = re.search(
            r'__version__ = "([^"]+)"', Path(self.root, "planner/__init__.py").read_text("utf-8")
        )
        assert version is not None
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": page(readme, repository, version[1]),
        }
        metadata["urls"] = _addresses(repository) if repository else {}


def _addresses(repository: str) -> dict[str, str]:
    return {
        "Source": repository,
        "Documentation": f"{repository}/blob/main/docs/README.md",
        "Changelog": f"{repository}/blob/main/CHANGELOG.md",
        "Issues": f"{repository}/issues",
    }
