"""The one way in: a file, a folder or an archive, read as the feed says it comes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from onestory.feeds.readers.archives import unpacked
from onestory.feeds.readers.census_xml import open_census
from onestory.feeds.readers.delimited import headings_of, open_delimited
from onestory.feeds.readers.pieces import Entry, Piece, Progress, Source
from onestory.feeds.readers.workbooks import open_workbook, workbook_headings
from onestory.feeds.rules.headings import best_part
from onestory.grammar.declarations import in_words
from onestory.grammar.feeds import Feed, Part, Shape
from onestory.grammar.refusals import BadInput

SUFFIXES = {
    Shape.DELIMITED: (".csv", ".txt", ".tsv", ".psv", ".dat"),
    Shape.FOLDER: (".csv", ".txt"),
    Shape.CIN_XML: (".xml",),
    Shape.WORKBOOK: (".xlsx",),
}
ZIPS = (b"PK\x03\x04", b"PK\x05\x06")  # an archive, and one with nothing in it


@contextmanager
def opened_source(
    feed: Feed, path: Path, *, mapping: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Iterator[Source]:
    """Open whatever was given for a feed. Archives are unpacked into a folder that is gone afterwards."""
    if not path.exists():
        raise BadInput(f"There is no file or folder “{path}”.")
    with TemporaryDirectory(prefix="onestory-feed-") as room:
        entries = _entries(feed, path, Path(room))
        if feed.shape is Shape.FOLDER:
            yield _folder(feed, path.name, entries, mapping, progress)
        else:
            yield _single(feed, _only(feed, entries), mapping, progress)


def headings_in(feed: Feed, path: Path) -> tuple[str, ...]:
    """The headings of an unknown file, whether text or workbook: for matching them by hand."""
    if path.suffix.lower() == ".xlsx":
        return workbook_headings(path, feed)
    return headings_of(path, feed)


def _entries(feed: Feed, path: Path, room: Path) -> list[Entry]:
    wanted = SUFFIXES[feed.shape]
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if each.is_file() and not each.is_symlink())
        return [
            Entry(each.name, each) for each in files if each.suffix.lower() in wanted and not each.name.startswith(".")
        ]
    is_workbook = feed.shape is Shape.WORKBOOK and path.suffix.lower() != ".zip"
    if _starts_with_zip(path) and not is_workbook and path.suffix.lower() in (".zip", ""):
        return unpacked(path, room, suffixes=wanted)
    return [Entry(path.name, path)]


def _starts_with_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in ZIPS


def _only(feed: Feed, entries: list[Entry]) -> Entry:
    if len(entries) == 1:
        return entries[0]
    kinds = " or ".join(SUFFIXES[feed.shape])
    if not entries:
        raise BadInput(f"There is no {kinds} file in it. {feed.title} comes as {feed.shape.value}.")
    names = ", ".join(entry.name for entry in entries[:8])
    raise BadInput(f"{feed.title} comes as one file, and here are {len(entries)}: {names}. Import them one at a time.")


def _single(feed: Feed, entry: Entry, mapping: Mapping[str, str] | None, progress: Progress | None) -> Source:
    if feed.shape is Shape.CIN_XML:
        return open_census(feed, entry, progress=progress)
    if feed.shape is Shape.WORKBOOK and (_starts_with_zip(entry.path) or entry.path.suffix.lower() == ".xlsx"):
        return open_workbook(feed, entry, mapping=mapping, progress=progress)
    if feed.shape is Shape.DELIMITED and _starts_with_zip(entry.path) and entry.path.suffix.lower() == ".xlsx":
        return open_workbook(feed, entry, mapping=mapping, progress=progress)
    if len(feed.parts) > 1:
        raise BadInput(f"{feed.title} comes as {feed.shape.value}. “{entry.name}” is not one; send it as .xlsx.")
    return open_delimited(feed, feed.parts[0], entry, mapping=mapping, progress=progress)


def _folder(
    feed: Feed, name: str, entries: list[Entry], mapping: Mapping[str, str] | None, progress: Progress | None
) -> Source:
    """A folder of text files as one source: each file is matched to a part by its name or its headings."""
    if not entries:
        raise BadInput(f"There is no file of {feed.title} in “{name}”: it comes as {feed.shape.value}.")
    whole = Source(name=name, sha256="", size=0, pieces=lambda: iter(()))
    sources: list[Source] = []
    for entry in entries:
        opened = _part_file(feed, entry, whole, mapping, progress)
        if opened:
            sources.append(opened)
    if not sources:
        names = ", ".join(entry.name for entry in entries[:8])
        more = f" and {len(entries) - 8} more" if len(entries) > 8 else ""
        parts = in_words((f"“{part.name}”" for part in feed.parts[:8]), joined_by="and")
        raise BadInput(
            f"None of these is a file of {feed.title}: {names}{more}. A file is known by its name or its headings; its "
            f"files are called after its parts, such as {parts}."
        )
    digests = "\n".join(sorted(source.sha256 for source in sources))
    whole.sha256 = hashlib.sha256(digests.encode()).hexdigest()
    whole.size = sum(source.size for source in sources)
    whole.pieces = lambda: _one_after_another(sources)
    return whole


def _part_file(
    feed: Feed, entry: Entry, whole: Source, mapping: Mapping[str, str] | None, progress: Progress | None
) -> Source | None:
    if entry.path.stat().st_size == 0:
        whole.note(f"“{entry.name}” is empty.")
        return None
    with _naming(entry):
        headings = headings_of(entry.path, feed)
    part = best_part(feed, headings, named=Path(entry.name).stem, mapping=mapping)
    if part is None:
        whole.note(f"“{entry.name}” is not part of {feed.title} and was not read.")
        return None
    return _opened_part(feed, part, entry, whole, mapping, progress)


@contextmanager
def _naming(entry: Entry) -> Iterator[None]:
    """Name the file of a folder in what is said against it."""
    try:
        yield
    except BadInput as problem:
        raise BadInput(f"“{entry.name}”: {problem}") from problem


def _opened_part(
    feed: Feed,
    part: Part,
    entry: Entry,
    whole: Source,
    mapping: Mapping[str, str] | None,
    progress: Progress | None,
) -> Source | None:
    if part.name in whole.parts_found:
        raise BadInput(f"Two files hold {part.title.lower()}; “{entry.name}” is the second. Send one of each.")
    with _naming(entry):
        source = open_delimited(feed, part, entry, mapping=mapping, progress=progress)
    whole.parts_found.add(part.name)
    for sentence in source.notes:
        whole.note(f"“{entry.name}”: {sentence}")
    return source


def _one_after_another(sources: list[Source]) -> Iterator[Piece]:
    for source in sources:
        yield from source.pieces()
