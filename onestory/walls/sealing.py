"""Sealing what is written down but read by few: with a key made of the hub's secret key, which no database holds.

Unlike the keys of shields it is always there, for the hub does not start without it, and it is not changed by rotating
those. What was sealed before a new secret key is read for as long as the one before is named beside it.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from hmac import new as keyed_hash

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from onestory.walls.keyring import ID_BYTES, Keyring


def secret_keys() -> tuple[str, ...]:
    """The hub's secret key, and those from before it that are still read."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def seal(words: bytes, *, purpose: str) -> str:
    """What may be written down of them: it opens for the same purpose alone."""
    return _box(purpose, secret_keys()).encrypt(words).decode()


def unseal(sealed: str, *, purpose: str) -> bytes | None:
    """What was sealed; None where it was sealed for something else, or under a secret key that is not there now."""
    try:
        return _box(purpose, secret_keys()).decrypt(sealed.encode())
    except InvalidToken:
        return None


def keyed(digest: str, *, purpose: str) -> str:
    """A digest that nobody can try guesses on without the hub's secret key; as long as one of SHA-256, 64 letters."""
    return keyed_each(digest, purpose=purpose)[0]


def keyed_each(digest: str, *, purpose: str) -> tuple[str, ...]:
    """The same under each secret key, the newest first."""
    return tuple(
        keyed_hash(f"{purpose}:{secret}".encode(), digest.encode(), sha256).hexdigest() for secret in secret_keys()
    )


def hub_ring(purpose: str, *, away: str) -> Keyring:
    """A ring of keys made of the secret keys, for one purpose. ``away``: what is said where one is missing."""
    return _ring(purpose, secret_keys(), away)


@lru_cache(maxsize=8)
def _box(purpose: str, secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_key(purpose, each))) for each in secrets])


@lru_cache(maxsize=8)
def _ring(purpose: str, secrets: tuple[str, ...], away: str) -> Keyring:
    keys = (_key(purpose, each) for each in secrets)
    return Keyring({sha256(b"name:" + key).hexdigest()[:ID_BYTES]: key for key in keys}, away)


def _key(purpose: str, secret: str) -> bytes:
    return sha256(f"{purpose}:{secret}".encode()).digest()
