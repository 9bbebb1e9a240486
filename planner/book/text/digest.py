"""The hash function, without hashlib: that takes 3.5 ms to load OpenSSL, this 0.3."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
