"""The passwords of a database server and its hub's secret key, made once and kept in a file only its owner reads."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keys:
    """What nobody types: a password a role, and the key that signs sessions."""

    superuser: str
    owner: str
    app: str
    secret_key: str


def keys_in(folder: Path) -> Keys:
    """Read the folder's keys, or make them; a half-written file is never left behind."""
    path = folder / "keys.json"
    if not path.exists():
        _write(path, Keys(*(secrets.token_urlsafe(32) for _ in range(4))))
    return Keys(**json.loads(path.read_text()))


def _write(path: Path, keys: Keys) -> None:
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(keys)))
    draft.replace(path)
