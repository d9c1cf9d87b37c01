"""File locks, so that two commands at once wait for each other and a killed one leaves nothing locked."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock by oneself, waiting for whoever has it."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def join(path: Path) -> IO[str]:
    """Be counted among those who use something, until the returned file is closed."""
    file = path.open("a")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def only_one(path: Path) -> IO[str] | None:
    """Take the lock by oneself, or None at once when anyone else holds it."""
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
