"""A machine's key: how it is written, and what is kept of it. Pure."""

import hashlib
from base64 import b32encode

BEGINS = "onestory_"


def key_from(randomness: bytes) -> str:
    """The key as its holder keeps it. Its beginning lets a scanner of leaked secrets know it for what it is."""
    return BEGINS + b32encode(randomness).decode().rstrip("=").lower()


def digest_of_key(key: str) -> str:
    """All that is kept. A key is drawn from 32 random bytes, so there is nothing to guess and nothing to stretch."""
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()
