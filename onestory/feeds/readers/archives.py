"""Zip archives, met with suspicion: what they would unpack to is weighed before anything is unpacked."""

from __future__ import annotations

import errno
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from onestory.feeds.readers.pieces import Entry
from onestory.grammar.refusals import BadInput

BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError, KeyError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What the library raises on an archive that says one thing and holds another."""
DAMAGED = "The archive or workbook is damaged or was cut short on its way. Nothing was imported; send it again."
MOST_ENTRIES = 5_000
MOST_BYTES = 4 * 1024**3
MOST_TIMES = 200
SMALL = 10 * 1024**2


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """An archive that is whole and no bomb; anything else is refused with the reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive, path.stat().st_size)
            yield archive
    except BROKEN as problem:
        raise BadInput(DAMAGED) from problem
    except OSError as problem:
        if problem.errno != errno.EINVAL:  # it points to a place before its own beginning
            raise
        raise BadInput(DAMAGED) from problem


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
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
    """Copy one file out, and stop if it turns out larger than the archive said."""
    try:
        with archive.open(entry) as packed, target.open("wb") as file:
            shutil.copyfileobj(_Bounded(packed, entry.file_size), file, 1024 * 1024)
    except (*BROKEN, OSError) as problem:
        raise BadInput(
            f"“{entry.filename}” in the archive is damaged. Nothing was imported; send it again."
        ) from problem


class _Bounded:
    def __init__(self, file: object, size: int) -> None:
        self._file, self._left = file, size

    def read(self, size: int = -1) -> bytes:
        block: bytes = self._file.read(size)  # type: ignore[attr-defined]
        self._left -= len(block)
        if self._left < 0:
            raise zipfile.BadZipFile("more bytes than the archive declared")
        return block
