"""Zip archives, met with suspicion: what they would unpack to is weighed before anything is unpacked."""

from __future__ import annotations

import errno
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath

from onestory.feeds.readers.pieces import Entry
from onestory.grammar.refusals import BadInput

BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError, KeyError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What the library raises on an archive that says one thing and holds another."""
DAMAGED = "The archive or workbook is damaged or was cut short on its way. Nothing was imported; send it again."
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
NO_ROOM = (
    "The disk has no room to unpack the archive. Nothing was imported, and nothing is wrong with the file: tell your "
    "system's administrator, and send it again afterwards."
)
MOST_ENTRIES = 5_000
MOST_BYTES = 4 * 1024**3
MOST_TIMES = 200
SMALL = 10 * 1024**2
BLOCK = 1024**2


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """An archive that is whole and no bomb; anything else is refused with the reason. Faults of the block stay so."""
    with ExitStack() as stack:
        with _refused(DAMAGED):
            archive = stack.enter_context(zipfile.ZipFile(path))
            _check(archive, path.stat().st_size)
        yield archive


def blocks_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo | str, *, damaged: str = DAMAGED) -> Iterator[bytes]:
    """One file of the archive, a megabyte at a time, and no more of it than the archive said there is."""
    left = (archive.getinfo(entry) if isinstance(entry, str) else entry).file_size
    with ExitStack() as stack:
        with _refused(damaged):
            file = stack.enter_context(archive.open(entry))
        while True:
            with _refused(damaged):
                block = file.read(BLOCK)
            left -= len(block)
            if left < 0:
                raise BadInput(damaged)
            if not block:
                return
            yield block


@contextmanager
def _refused(sentence: str) -> Iterator[None]:
    """Around calls of the library alone: whatever it stumbles over is the archive's fault. A full disk is not."""
    try:
        yield
    except BROKEN as problem:
        raise BadInput(sentence) from problem
    except OSError as problem:
        if problem.errno != errno.EINVAL:  # it points to a place before its own beginning
            raise
        raise BadInput(sentence) from problem


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    if not all(entry.filename for entry in entries):
        raise BadInput(DAMAGED)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise BadInput(f"The archive holds {len(entries):,} files; {MOST_ENTRIES:,} are the most taken.")
    if unpacked > MOST_BYTES or (unpacked > SMALL and unpacked > MOST_TIMES * packed):
        raise BadInput(
            f"The archive would unpack from {packed:,} bytes to {unpacked:,}. "
            "That is how an attack looks, so it was not opened."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadInput("The archive is locked with a password. Send it without one, by the agreed secure way.")


def unpacked(path: Path, into: Path, *, suffixes: tuple[str, ...]) -> list[Entry]:
    """Unpack the files of interest under names of our own: no name in the archive can lead out of the folder."""
    found = []
    with opened(path) as archive:
        wanted = [entry for entry in archive.infolist() if _is_wanted(entry, suffixes)]
        for place, entry in enumerate(sorted(wanted, key=lambda entry: entry.filename)):
            target = into / f"{place:04}{PurePosixPath(entry.filename).suffix.lower()}"
            _unpack(archive, entry, target)
            found.append(Entry(name=PurePosixPath(entry.filename).name, path=target))
    return found


def _is_wanted(entry: zipfile.ZipInfo, suffixes: tuple[str, ...]) -> bool:
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    name = PurePosixPath(entry.filename)
    is_hidden = name.name.startswith((".", "~$")) or "__MACOSX" in name.parts
    return not (entry.is_dir() or is_link or is_hidden) and name.suffix.lower() in suffixes


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    damaged = f"“{entry.filename}” in the archive is damaged. Nothing was imported; send it again."
    try:
        with target.open("wb") as file:
            for block in blocks_of(archive, entry, damaged=damaged):
                file.write(block)
    except OSError as full:
        if full.errno not in FULL:
            raise
        raise BadInput(NO_ROOM) from full
