"""Files that were handed in and wait to be read: kept a day, each person's apart."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

from django.conf import settings

from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

KEPT_FOR_S = 24 * 3600
FULL = (
    "The hub's disk cannot take the file: it is full, or may not be written to. Nothing was kept of it. "
    "Tell your system's administrator, and hand it in again afterwards."
)
GONE = "That file is no longer here. Choose it again."


class HandedIn(Protocol):
    """A file as a browser sends it: a name, and pieces."""

    name: str | None

    def chunks(self) -> Iterator[bytes]:
        """The file, a piece at a time."""


def hold(files: Sequence[HandedIn], *, actor: Actor, now: datetime) -> str:
    """Keep what was handed in, piece by piece, and give a name for it. Several files make one folder."""
    if not files:
        raise BadInput("Choose the partner's file first.")
    _sweep(actor, now)
    token = uuid4()
    folder = _drawer(actor) / token.hex
    try:
        folder.mkdir(parents=True, mode=0o700)
        for number, file in enumerate(files):
            _write(folder / _plain_name(file.name or "", number), file)
    except OSError as full:
        shutil.rmtree(folder, ignore_errors=True)
        raise BadInput(FULL) from full
    return token.hex


def _write(path: Path, file: HandedIn) -> None:
    with path.open("wb") as kept:
        for piece in file.chunks():
            kept.write(piece)


def path_of(token: str, *, actor: Actor) -> Path:
    """Where that file is: the file itself, or the folder of several. Only for who handed it in."""
    try:
        folder = _drawer(actor) / UUID(hex=token).hex
    except ValueError:
        raise NotFound(GONE) from None
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    if not files:
        raise NotFound(GONE)
    return files[0] if len(files) == 1 else folder


def let_go(token: str, *, actor: Actor) -> None:
    """Throw it away."""
    shutil.rmtree(_drawer(actor) / UUID(hex=token).hex, ignore_errors=True)


def _drawer(actor: Actor) -> Path:
    return Path(settings.DELIVERIES) / "handed-in" / f"{actor.council}-{actor.user}"


def _plain_name(name: str, number: int) -> str:
    """The last part of a name, without anything a file system could trip over."""
    plain = "".join(letter for letter in name.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable())
    return plain.strip(" .")[:150] or f"file-{number + 1}"


def _sweep(actor: Actor, now: datetime) -> None:
    drawer = _drawer(actor)
    for folder in drawer.iterdir() if drawer.is_dir() else ():
        if now.timestamp() - folder.stat().st_mtime > KEPT_FOR_S:
            shutil.rmtree(folder, ignore_errors=True)
