"""Sealing what is written down but read by few: with a key made of the hub's secret key, which no database holds.

Unlike the keys of shields it is always there, for the hub does not start without it, and it is not changed by rotating
those: what was sealed before a new secret key is not read again.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from hmac import new as keyed_hash

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(words: bytes, *, purpose: str) -> str:
    """What may be written down of them: it opens for the same purpose alone."""
    return _box(purpose, settings.SECRET_KEY).encrypt(words).decode()


def unseal(sealed: str, *, purpose: str) -> bytes | None:
    """What was sealed; None where it was sealed for something else, or before the hub's secret key was changed."""
    try:
        return _box(purpose, settings.SECRET_KEY).decrypt(sealed.encode())
    except InvalidToken:
        return None


def keyed(digest: str, *, purpose: str) -> str:
    """A digest that nobody can try guesses on without the hub's secret key; as long as one of SHA-256, 64 letters."""
    return keyed_hash(f"{purpose}:{settings.SECRET_KEY}".encode(), digest.encode(), sha256).hexdigest()


@lru_cache(maxsize=8)
def _box(purpose: str, secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"{purpose}:{secret}".encode()).digest()))
