"""Where an export is written: a link and a pipe stay what they are."""

from __future__ import annotations

import os
import socket
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from planner.commands.exchange.exporting import write_export
from planner.errors import PlannerError
from planner.exchange.formats import ExportText

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session

EXPORT = ExportText("name\nAna Li\n", "csv", 1, "person")


def test_a_link_stays_and_the_file_behind_it_is_replaced(session: Session, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert write_export(session, str(link), EXPORT) == link
    assert link.is_symlink()
    assert real.read_text() == EXPORT.text
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_link_to_a_file_that_is_not_yet_there_makes_it(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "new.csv")
    write_export(session, str(link), EXPORT)
    assert link.is_symlink()
    assert (tmp_path / "new.csv").read_text() == EXPORT.text


def test_a_link_that_leads_to_itself_is_refused(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(link)
    with pytest.raises(PlannerError):
        write_export(session, str(link), EXPORT)
    assert link.is_symlink()


def test_a_pipe_gets_the_text_and_stays_a_pipe(session: Session, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    handle = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(handle, True)
    long = ExportText("x" * 200_000, "csv", 1, "person")  # more than a pipe holds
    texts: list[str] = []

    def read() -> None:
        with os.fdopen(handle) as file:
            texts.append(file.read())

    reader = Thread(target=read)
    # The writer must have the pipe open before the reader reads, or the reader sees its end.
    keep = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    reader.start()
    try:
        write_export(session, str(pipe), long)
    finally:
        os.close(keep)
        reader.join(10)
    assert pipe.is_fifo()
    assert texts == [long.text]


def test_a_pipe_that_nothing_reads_is_refused_at_once(session: Session, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(PlannerError, match="nothing reads"):
        write_export(session, str(pipe), EXPORT)
    assert pipe.is_fifo()


def test_what_is_no_file_and_no_pipe_stays_as_it_is(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket may be no longer than 100 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.csv")
        with pytest.raises(PlannerError, match="no file"):
            write_export(session, "socket.csv", EXPORT)
    assert (tmp_path / "socket.csv").is_socket()
