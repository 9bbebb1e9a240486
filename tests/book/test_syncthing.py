"""Syncthing itself, two nodes on loopback: by option (PLANNER_SYNCTHING=1), because it takes a
minute."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.book import Book
from tests.book.conftest import START, Desk, add, put, touch

WANTED = bool(os.environ.get("PLANNER_SYNCTHING")) and shutil.which("syncthing") is not None
PATIENCE = 90.0
"""Seconds to wait for the two to agree."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Node:
    """A Syncthing of its own, that knows nobody but its partner."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder, self.port = home, folder, free_port()
        subprocess.run(
            [
                "syncthing",
                "generate",
                f"--home={home}",
                "--no-default-folder",
                "--skip-port-probing",
            ],
            check=True,
            capture_output=True,
        )
        self.id = subprocess.run(
            ["syncthing", "--device-id", f"--home={home}"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, partner: Node) -> None:
        path = self.home / "config.xml"
        tree = ElementTree.parse(path)
        root = tree.getroot()
        for old in [*root.findall("folder"), *root.findall("device")]:
            root.remove(old)
        folder = ElementTree.SubElement(
            root,
            "folder",
            {
                "id": "book",
                "label": "book",
                "path": str(self.folder),
                "type": "sendreceive",
                "rescanIntervalS": "1",
                "fsWatcherEnabled": "true",
                "fsWatcherDelayS": "1",
            },
        )
        ElementTree.SubElement(folder, "maxConflicts").text = "10"
        for each in (self, partner):
            ElementTree.SubElement(folder, "device", {"id": each.id})
            device = ElementTree.SubElement(root, "device", {"id": each.id, "name": each.id[:4]})
            ElementTree.SubElement(device, "address").text = f"tcp://127.0.0.1:{each.port}"
        options = root.find("options")
        assert options is not None
        wanted = {
            "globalAnnounceEnabled": "false",
            "localAnnounceEnabled": "false",
            "relaysEnabled": "false",
            "natEnabled": "false",
            "startBrowser": "false",
            "crashReportingEnabled": "false",
            "urAccepted": "-1",
            "autoUpgradeIntervalH": "0",
            "reconnectionIntervalS": "1",
        }
        for name in ("listenAddress", *wanted):
            for old in options.findall(name):
                options.remove(old)
        for name, value in {"listenAddress": f"tcp://127.0.0.1:{self.port}", **wanted}.items():
            ElementTree.SubElement(options, name).text = value
        address = root.find("gui/address")
        assert address is not None
        address.text = f"127.0.0.1:{free_port()}"
        tree.write(path)
        self.process = subprocess.Popen(
            [
                "syncthing",
                "serve",
                f"--home={self.home}",
                "--no-browser",
                "--no-restart",
                "--no-upgrade",
            ],
            stdout=(self.home / "log").open("wb"),
            stderr=subprocess.STDOUT,
        )

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Desk, Desk, list[Node]]]:
    desks, nodes = [], []
    for name, ahead in (("one", 0), ("other", 7200)):
        (tmp_path / name).mkdir()
        desks.append(Desk(tmp_path / name, tmp_path / f"{name}-state", START + ahead))
        nodes.append(Node(tmp_path / f"{name}-syncthing", tmp_path / name))
    yield desks[0], desks[1], nodes
    for node in nodes:
        node.stop()


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.2)


@pytest.mark.skipif(
    not WANTED, reason="PLANNER_SYNCTHING is not set, or syncthing is not installed"
)
def test_two_machines_over_syncthing_lose_nothing(pair):
    desk, other, nodes = pair
    people = {add(desk.create(), "Ana")}
    nodes[0].start(nodes[1])
    nodes[1].start(nodes[0])
    until(other.path.exists, "the first book never came over")
    touches: set[str] = set()
    copies: set[str] = set()
    for number in range(8):
        nodes[number % 2].stop()
        for at, each in enumerate((desk, other)):
            book = each.open()
            ana = min(book.records.contacts)
            people.add(add(book, f"Person {number} {at}"))
            touches.add(touch(book, ana))
            book.apply(put("contacts", ana, org=f"Org {number} {at}"))
        nodes[number % 2].start(nodes[1 - number % 2])
        books = [desk.open(), other.open()]

        def agree(books: list[Book] = books) -> bool:
            for book in books:
                book.refresh()
                copies.update(book.incoming.merged)
            return desk.path.read_bytes() == other.path.read_bytes() and all(
                people <= set(book.records.contacts) and touches <= set(book.records.touches)
                for book in books
            )

        until(agree, f"round {number}: they never agreed")
    assert copies, "they never met: this proves nothing"

    def no_copies() -> bool:
        for book in books:
            book.refresh()
        return not any(
            list(each.path.parent.glob("planner.sync-conflict*")) for each in (desk, other)
        )

    until(no_copies, "a copy was left")
