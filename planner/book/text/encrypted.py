"""An encrypted book: two age files in one text, so that `age` itself opens it too
(docs/encryption.md).

The first holds the book's key and is opened by the passphrase, which takes age a second on
purpose. The second holds the book and is opened by the key, in no time. Whoever has a version of
the file and the passphrase needs nothing else. The first part, the locked key, is also a field of
what the book says of itself (``_meta``), with a stamp of its own: so turning encryption on or off
and changing the passphrase are merged like any other edit.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from planner.book.text.digest import blake2b
from planner.errors import BookError

MARK = b"# planner book, encrypted with age"
_NAME = b"# key "
_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_BLANK = b" \t\r\n\0"
EXTRA = "pip install 'planner-daily[encrypt]'"
"""What installs the library."""


class Damaged(Exception):
    """An encrypted file that is not whole, or was changed."""


def is_encrypted(data: bytes) -> bool:
    """Whether some bytes are an encrypted book, or begin as one."""
    return data.startswith(MARK) or data[:256].removeprefix(b"\xef\xbb\xbf").lstrip(
        _BLANK
    ).startswith(MARK)


def split(data: bytes) -> tuple[str, bytes]:
    """Return the two parts of an encrypted file: the locked key with the lines above it, and the
    book.

    Raises:
        Damaged: A part of it is missing.
    """
    if b"\r" in data:  # a version control on Windows may have put it there
        data = data.replace(b"\r\n", b"\n")
    start, end = data.find(MARK), data.find(_END)
    body = data[end + len(_END) :].strip(_BLANK)
    if (
        min(start, end) < 0
        or not body.startswith(_BEGIN)
        or body.find(_END) != len(body) - len(_END)
    ):
        raise Damaged("is cut off or damaged")
    locked = data[start : end + len(_END)] + b"\n"
    try:
        name_of(locked.decode("ascii"))
        return locked.decode("ascii"), body + b"\n"
    except (UnicodeDecodeError, BookError) as error:
        raise Damaged("is cut off or damaged") from error


def locked_key_of(data: bytes) -> str:
    """Return the locked key of a file; empty where it is not encrypted, or not whole."""
    try:
        return split(data)[0] if is_encrypted(data) else ""
    except Damaged:
        return ""


def is_locked_key(value: object) -> TypeGuard[str]:
    """Whether a value of the book is a locked key, whole or spoiled, and not something else in its
    place."""
    return type(value) is str and value.startswith(MARK.decode())


def name_of(locked_key: str) -> str:
    """Return the name of a key, which follows from it and does not tell it.

    Raises:
        BookError: It is no locked key.
    """
    lines = locked_key.encode("ascii", "replace").split(b"\n")
    whole = lines[0] == MARK and lines[-2:] == [_END, b""] and _BEGIN in lines[2:3]
    if not whole or not lines[1].startswith(_NAME):
        raise BookError(
            "The key in the book is damaged, so the book cannot be encrypted. Nothing was changed."
        )
    return lines[1].removeprefix(_NAME).decode()


def new_key() -> str:
    """Return a new key, as `age-keygen` makes one.

    Raises:
        BookError: The library is not installed.
    """
    return str(library().x25519.Identity.generate())


def named(key: str) -> str:
    """Return a key's name.

    Raises:
        BookError: It is no key, or the library is not installed.
    """
    return blake2b(str(_identity(key).to_public()).encode(), digest_size=8).hexdigest()


def lock(key: str, passphrase: str) -> str:
    """Return a key locked with a passphrase; takes a second or two of work, so that guessing is
    slow."""
    wrapped: bytes = library().passphrase.encrypt(key.encode() + b"\n", passphrase, armored=True)
    head = MARK + b"\n" + _NAME + named(key).encode() + b"\n"
    return (head + wrapped.strip() + b"\n").decode("ascii")


def unlock(locked_key: str, passphrase: str) -> str | None:
    """Return the key, or None where the passphrase is another; takes a second or two, as ``lock``.

    Raises:
        BookError: The library is not installed.
    """
    age = library()
    block = locked_key[locked_key.index(_BEGIN.decode()) :].encode()
    try:
        content: bytes = age.passphrase.decrypt(block, passphrase)
        key = content.decode("ascii").strip()
        return key if named(key) == name_of(locked_key) else None
    except (age.DecryptError, ValueError, BookError):
        return None


def encrypt(data: bytes, key: str) -> bytes:
    """Return some bytes as an age file in text that the key opens; another one at each call."""
    armoured: bytes = library().encrypt(data, [_identity(key).to_public()], armored=True)
    return armoured.strip() + b"\n"


def decrypt(body: bytes, key: str) -> bytes:
    """Return the bytes that were encrypted.

    Raises:
        Damaged: They were changed on the way, or encrypted with another key.
    """
    age = library()
    try:
        content: bytes = age.decrypt(body, [_identity(key)])
    except (age.DecryptError, ValueError) as error:
        raise Damaged("is cut off or damaged") from error
    return content


def is_key(text: str) -> bool:
    """Whether a text is a key itself, not a passphrase."""
    return text.startswith("AGE-SECRET-KEY-1")


def library() -> Any:
    """Return the age library.

    Raises:
        BookError: It is not installed.
    """
    try:
        import pyrage  # the extra `encrypt`
    except ImportError as error:
        raise BookError(
            f"The book is encrypted, and what opens it is not installed.\nInstall it: {EXTRA}"
        ) from error
    return pyrage


def _identity(key: str) -> Any:
    age = library()
    try:
        return age.x25519.Identity.from_str(key)
    except age.IdentityError as error:
        raise BookError("The key of the book is damaged.") from error
