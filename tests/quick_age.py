"""An age file that a passphrase opens at once.

age takes a second or more for a passphrase on purpose, and pyrage has no setting for it: the tests
that lock a key would do nothing else. What is written here is a file as in age's specification
(https://c2sp.org/age) with the smallest work factor; age itself opens it. Not for secrets.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import struct

WORK_FACTOR = 1
_LINE = 64
_MASK = 0xFFFFFFFF


def encrypt(content: bytes, passphrase: str, *, armored: bool = True) -> bytes:
    """Return some bytes, fewer than 64 kB, as an age file in text, as pyrage's function does."""
    assert armored
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrap_key = hashlib.scrypt(
        passphrase.encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=1 << WORK_FACTOR,
        r=8,
        p=1,
        dklen=32,
    )
    header = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _base64(salt),
        WORK_FACTOR,
        _base64(_seal(wrap_key, bytes(12), file_key)),
    )
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    last_chunk = bytes(11) + b"\1"
    payload = nonce + _seal(_derived(file_key, nonce, b"payload"), last_chunk, content)
    text = base64.b64encode(header + b" " + _base64(mac) + b"\n" + payload)
    lines = [text[start : start + _LINE] for start in range(0, len(text), _LINE)]
    begin, end = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
    return b"\n".join([begin, *lines, end, b""])


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Return a key of 32 bytes by HKDF (RFC 5869)."""
    secret = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(secret, purpose + b"\1", "sha256")


def _seal(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """Encrypt and authenticate by ChaCha20-Poly1305 (RFC 8439), without associated data."""
    stream = b"".join(_block(key, nonce, n + 1) for n in range(len(content) // 64 + 1))
    sealed = bytes(a ^ b for a, b in zip(content, stream, strict=False))
    padded = sealed + bytes(-len(sealed) % 16) + struct.pack("<QQ", 0, len(sealed))
    return sealed + _poly1305(_block(key, nonce, 0)[:32], padded)


def _poly1305(key: bytes, content: bytes) -> bytes:
    """Return the tag of some bytes whose length is a multiple of 16."""
    factor = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for start in range(0, len(content), 16):
        block = int.from_bytes(content[start : start + 16] + b"\1", "little")
        total = (total + block) * factor % ((1 << 130) - 5)
    return ((total + int.from_bytes(key[16:], "little")) % (1 << 128)).to_bytes(16, "little")


def _block(key: bytes, nonce: bytes, number: int) -> bytes:
    """Return 64 bytes of the stream of ChaCha20."""
    start = list(
        struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", number) + nonce)
    )
    words = start.copy()
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for _ in range(10):
        for quarter in columns + diagonals:
            _mix(words, *quarter)
    return struct.pack("<16I", *((a + b) & _MASK for a, b in zip(words, start, strict=True)))


def _mix(words: list[int], a: int, b: int, c: int, d: int) -> None:
    for summand, total, rotated, shift in (
        (b, a, d, 16),
        (d, c, b, 12),
        (b, a, d, 8),
        (d, c, b, 7),
    ):
        words[total] = (words[total] + words[summand]) & _MASK
        word = words[rotated] ^ words[total]
        words[rotated] = (word << shift | word >> 32 - shift) & _MASK
