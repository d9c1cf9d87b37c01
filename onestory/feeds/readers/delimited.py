"""Delimited text files, of any size and in whatever state they come, streamed into pieces."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onestory.feeds.readers.lines import WHOLE_QUOTES, Dialect, chunks
from onestory.feeds.readers.pieces import Entry, Piece, Progress, Source
from onestory.feeds.readers.survey import Survey, as_utf8, survey
from onestory.feeds.rules.headings import Match, match, plainly, refusal_of, score
from onestory.feeds.rules.read import ROW
from onestory.grammar.feeds import Feed, Part
from onestory.grammar.refusals import BadInput

DELIMITERS = {",": "commas", "|": "bars", ";": "semicolons", "\t": "tabs"}
LONGEST_HEADINGS = 1_000_000
csv.field_size_limit(16 * 1024 * 1024)


@dataclass(frozen=True)
class Opening:
    """The start of a file: where its rows begin, what parts its cells, and its headings."""

    line: str
    skipped: int
    delimiter: str
    headings: tuple[str, ...]


def headings_of(path: Path, feed: Feed) -> tuple[str, ...]:
    """The headings of a text file, whatever parts them: for matching an unknown file by hand."""
    found = survey(path, declared=feed.encoding)
    return _open(feed, feed.parts[0], _first_text(path, found), {}).headings


def open_delimited(
    feed: Feed,
    part: Part,
    entry: Entry,
    *,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Source:
    """Look a text file over and make it ready to stream; refuse it whole where no row of it could be read."""
    found = survey(entry.path, declared=feed.encoding)
    opening = _open(feed, part, _first_text(entry.path, found), mapping or {})
    matched = match(part, opening.headings, mapping)
    if not matched.is_whole:
        raise BadInput(refusal_of(part, opening.headings, matched))
    _check_not_cut_short(entry.path, found, opening)
    source = Source(name=entry.name, sha256=found.sha256, size=found.size, pieces=lambda: iter(()), notes=found.notes)
    source.parts_found.add(part.name)
    _tell(source, feed, part, opening, matched)
    if not found.ends_with_newline:
        source.note("The last line has no line end. It is whole, but check that the file was not cut short.")
    source.pieces = lambda: _pieces(part, entry.path, found, opening, matched, progress)
    return source


def _first_text(path: Path, found: Survey) -> str:
    text = ""
    for block in as_utf8(path, found):
        text += block.decode(errors="replace")
        if "\n" in text.lstrip("\n") or len(text) > LONGEST_HEADINGS:
            break
    return text


def _open(feed: Feed, part: Part, text: str, mapping: Mapping[str, str]) -> Opening:
    lines = text.split("\n")
    place = next((place for place, line in enumerate(lines) if line.strip()), 0)
    said = lines[place].strip().lower().strip('"')
    if said.startswith("sep=") and len(said) <= 5 and place + 1 < len(lines):
        place += 1
    line = lines[place]
    tried = [feed.delimiter, *(other for other in DELIMITERS if other != feed.delimiter)]
    ranked = [(score(part, _split(line, delimiter), mapping), -rank) for rank, delimiter in enumerate(tried)]
    delimiter = tried[-max(ranked)[1]]
    return Opening(line=line, skipped=place + 1, delimiter=delimiter, headings=tuple(_split(line, delimiter)))


def _split(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader(io.StringIO(line.replace("\x00", ""), newline=""), delimiter=delimiter), [])
    except csv.Error:
        return [line]
    return [cell.strip() for cell in cells]


def _tell(source: Source, feed: Feed, part: Part, opening: Opening, matched: Match) -> None:
    if opening.delimiter != feed.delimiter:
        source.note(
            f"The file is parted by {DELIMITERS[opening.delimiter]}, not {DELIMITERS[feed.delimiter]} as agreed. "
            "It was read all the same."
        )
    if matched.missing:
        source.note(f"{part.title}: not in the file: {', '.join(matched.missing)}.")
    if matched.unknown:
        source.note(f"{part.title}: not read: {', '.join(matched.unknown[:20])}.")


def _check_not_cut_short(path: Path, found: Survey, opening: Opening) -> None:
    """Refuse a file whose last line stops in the middle: the rest of it is somewhere else."""
    if found.ends_with_newline:
        return
    with path.open("rb") as file:
        file.seek(max(0, found.size - 1_000_000))
        tail = file.read()
    text = tail.decode(found.encoding.replace("-sig", ""), errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    last = text.split("\n")[-1]
    if "\n" not in text or not last.strip():
        return
    cells = _split(last, opening.delimiter)
    if _stops_inside_quotes(last, opening.delimiter) or (
        last.count('"') % 2 == 0 and len(cells) < len(opening.headings)
    ):
        raise BadInput(
            "The file stops in the middle of a line: "
            f"its last line has {len(cells)} of {len(opening.headings)} columns. "
            "Nothing was imported; ask for the whole file."
        )


def _stops_inside_quotes(line: str, delimiter: str) -> bool:
    """Whether a cell of the last line opens a quotation mark that nothing closes: not one that closes a mark before."""
    left = re.sub(WHOLE_QUOTES, "", line)
    opens = rf'(?:^|{re.escape(delimiter)})"(?!{re.escape(delimiter)}|$)|{re.escape(delimiter)}"$'
    return left.count('"') == 1 and re.search(opens, left) is not None


def _pieces(
    part: Part, path: Path, found: Survey, opening: Opening, matched: Match, progress: Progress | None
) -> Iterator[Piece]:
    dialect = Dialect(delimiter=opening.delimiter, width=len(opening.headings), headings=opening.line)
    chosen = {str(place): theirs for theirs, place in matched.places.items()}
    before = 0
    for chunk in chunks(_rows_only(path, found, opening, progress), dialect):
        rows = chunk.rows.select(ROW, *chosen).rename(chosen)
        rows = rows.with_columns(rows[ROW] + before)
        faults = tuple(type(fault)(fault.row + before, fault.reason, fault.raw) for fault in chunk.faults)
        before += chunk.height
        yield Piece(part.name, rows, faults)


def _rows_only(path: Path, found: Survey, opening: Opening, progress: Progress | None) -> Iterator[bytes]:
    """The text after the headings."""
    skipped, done = 0, 0
    for block in as_utf8(path, found):
        done += len(block)
        rest = block
        while skipped < opening.skipped and (end := rest.find(b"\n")) >= 0:
            rest = rest[end + 1 :]
            skipped += 1
        if skipped >= opening.skipped and rest:
            yield rest
        if progress:
            progress(min(done, found.size), found.size)


def is_headings(part: Part, cells: list[str]) -> bool:
    """Whether a row of cells is a part's row of headings."""
    known = {plainly(said) for column in part.columns for said in column.headings}
    said = [plainly(cell) for cell in cells if cell.strip()]
    return len(said) > 1 and sum(cell in known for cell in said) >= 0.6 * len(said)
