"""What encryption costs: a save, opening a book, and a command from the shell, each against a
plain book."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from keyring.backend import KeyringBackend

from benchmarks.books import TODAY, id_of, people, write
from benchmarks.figures import Figure, elapsed, in_turns
from benchmarks.start import compile_package, environment, planner_command
from planner.book import Book
from planner.book.disk.keys import PASSPHRASE_VARIABLE, KeyStore
from planner.book.text import encrypted
from planner.change import Change, Put

CONTACTS, TOUCHES = 1_000, 9_000
ROUNDS = 15
PASSPHRASE = "four words of mine"
_KEY = "BENCHMARK_KEY"


class Ring(KeyringBackend):
    """A keyring that answers at once: what is measured is the library, not a desktop."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        """Return the key."""
        return os.environ.get(_KEY)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""


def measure() -> list[Figure]:
    """Measure a logged touch saved, a book opened and read, and `planner today`."""
    compile_package()
    key = encrypted.new_key()
    with tempfile.TemporaryDirectory() as folder:
        plain, shut = Path(folder, "plain"), Path(folder, "encrypted")
        plain.mkdir()
        write(plain / "planner.json", plain / "state", people(CONTACTS, TOUCHES))
        shutil.copytree(plain, shut)
        keys = KeyStore(key)
        books = {
            each: Book.open(each / "planner.json", state=each / "state", keys=keys)
            for each in (plain, shut)
        }
        books[shut].set_key(encrypted.lock(key, PASSPHRASE))
        someone = next(iter(books[plain].records.contacts))
        numbers = count(CONTACTS + TOUCHES)

        def save(book: Book) -> float:
            put = Put(
                "touches",
                id_of(TODAY, next(numbers)),
                {"contacts": frozenset({someone}), "day": TODAY},
            )
            return elapsed(lambda: book.apply(Change("logged", (put,))))

        def load(home: Path) -> float:
            return elapsed(
                lambda: len(
                    Book.open(
                        home / "planner.json", state=home / "state", keys=keys
                    ).records.touches
                )
            )

        def today(home: Path, **more: str) -> float:
            env = {**environment(home), "PYTHONPATH": str(Path(__file__).parent.parent), **more}
            command = [
                *planner_command(),
                "today",
                "--book",
                str(home / "planner.json"),
                "--today",
                TODAY.isoformat(),
            ]
            return elapsed(
                lambda: (
                    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL) and None
                )
            )

        saves = in_turns({str(home): partial(save, book) for home, book in books.items()}, ROUNDS)
        loads = in_turns({str(home): partial(load, home) for home in books}, ROUNDS)
        starts: dict[str, Callable[[], float]] = {
            "plain": partial(today, plain),
            "key": partial(today, shut, **{PASSPHRASE_VARIABLE: key}),
            "keyring": partial(
                today, shut, PYTHON_KEYRING_BACKEND="benchmarks.encrypted.Ring", **{_KEY: key}
            ),
            "passphrase": partial(today, shut, **{PASSPHRASE_VARIABLE: PASSPHRASE}),
        }
        took = in_turns(starts, 7)
        for book in books.values():
            book.close()
    return [
        Figure("a save at 10,000 records, encrypted", saves[str(shut)], "plain", saves[str(plain)]),
        Figure("a load at 10,000 records, encrypted", loads[str(shut)], "plain", loads[str(plain)]),
        Figure(
            "`planner today`, encrypted, the key in the keyring",
            took["keyring"],
            "plain",
            took["plain"],
        ),
        Figure("the same, the key in PLANNER_PASSPHRASE", took["key"], "plain", took["plain"]),
        Figure(
            "the same, the passphrase in PLANNER_PASSPHRASE",
            took["passphrase"],
            "plain",
            took["plain"],
        ),
    ]
