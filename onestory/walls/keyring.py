"""Keys kept outside the database, and what is locked with them: a copy of the database alone tells nobody where."""

import json
import os
import secrets
import subprocess
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from onestory.grammar.refusals import Refusal

AWAY = (
    "Places kept behind a shield cannot be shown or changed now: the key to them does not answer. "
    "Everything else works. Tell your system's administrator."
)
KEY_BYTES, NONCE_BYTES, ID_BYTES = 32, 12, 8
PATIENCE_SECONDS = 5


class KeyUnavailable(Refusal):
    """The key that a locked value needs is not to be had at this moment."""


@dataclass(frozen=True)
class Keyring:
    """Keys by name, the one that locks first; the others only unlock what was locked before a rotation."""

    keys: Mapping[str, bytes]
    away: str = AWAY
    """What is said where a key is missing."""

    @property
    def newest(self) -> str:
        """The name of the key that locks."""
        return next(iter(self.keys))

    def lock(self, value: Mapping[str, Any], *, about: str) -> bytes:
        """A value, unreadable without the key. `about` names what it belongs to: it opens nowhere else."""
        return self.lock_bytes(json.dumps(dict(value), default=str).encode(), about=about)

    def lock_bytes(self, plain: bytes, *, about: str) -> bytes:
        """The same of bytes as they are."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self.keys[self.newest]).encrypt(nonce, plain, about.encode())
        return self.newest.encode() + nonce + sealed

    def unlock(self, locked: bytes | memoryview, *, about: str) -> dict[str, Any]:
        """What was locked. Raises KeyUnavailable if its key is not on the ring, or it belongs to something else."""
        found: dict[str, Any] = json.loads(self.unlock_bytes(locked, about=about))
        return found

    def unlock_bytes(self, locked: bytes | memoryview, *, about: str) -> bytes:
        """The same of bytes."""
        held = bytes(locked)
        key = self.keys.get(key_of(held))
        if key is None:
            raise KeyUnavailable(self.away)
        nonce, sealed = held[ID_BYTES : ID_BYTES + NONCE_BYTES], held[ID_BYTES + NONCE_BYTES :]
        try:
            return AESGCM(key).decrypt(nonce, sealed, about.encode())
        except InvalidTag as fault:
            raise KeyUnavailable(self.away) from fault


def key_of(locked: bytes | memoryview) -> str:
    """The name of the key that a value was locked with."""
    return bytes(locked[:ID_BYTES]).decode(errors="replace")


def keyring() -> Keyring:
    """The keys as they are now: from the environment, from a command that asks a key service, or from a file.

    Asked for afresh each time, so that a key taken away is gone on the next request. Raises KeyUnavailable.
    """
    return _read(_given())


def is_available() -> bool:
    """Whether the keys answer now."""
    try:
        keyring()
    except KeyUnavailable:
        return False
    return True


def new_line() -> str:
    """A new key, as one line of a ring."""
    return f"{secrets.token_hex(ID_BYTES // 2)} {b64encode(secrets.token_bytes(KEY_BYTES)).decode()}\n"


def add_key(path: Path) -> str:
    """Put a new key at the head of the ring in a file that only its owner reads; its name. Never half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    older = path.read_text() if path.exists() else ""
    line = new_line()
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(line + older)
    draft.replace(path)
    return line.split()[0]


def _given() -> str:
    if settings.SHIELD_KEYS:
        return str(settings.SHIELD_KEYS).replace(",", "\n")
    try:
        if settings.SHIELD_KEY_COMMAND:
            asked = ["/bin/sh", "-c", settings.SHIELD_KEY_COMMAND]
            done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS)  # noqa: S603
            return done.stdout
        return Path(settings.SHIELD_KEY_FILE).read_text()
    except (OSError, subprocess.SubprocessError) as fault:
        raise KeyUnavailable(AWAY) from fault


def _read(text: str) -> Keyring:
    lines = (line.split() for line in text.splitlines() if line.strip())
    try:
        keys = {name: b64decode(key, validate=True) for name, key in lines}
    except (ValueError, NotBase64) as fault:
        raise KeyUnavailable(AWAY) from fault
    if not keys or any(len(key) != KEY_BYTES or len(name.encode()) != ID_BYTES for name, key in keys.items()):
        raise KeyUnavailable(AWAY)
    return Keyring(keys)
