"""Lines of delimited text as rows, fast where they are plain and line by line where they are not.

A row that cannot be read is set apart with the reason; the rows after it are read as if it were not there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from onestory.feeds.readers.pieces import Fault
from onestory.grammar.refusals import BadInput

LONGEST_RECORD = 1_000_000
MOST_LINES = 500
LONGEST_LINE = 16 * 1024 * 1024
WHOLE_QUOTES = r'"(?:[^"]|"")*"'
BETWEEN_LINES = "\x1e"
UNCLOSED = "a quotation mark is opened and never closed"
NUL = "holds a NUL, a character no text has"
NOT_TEXT = "holds bytes that are not text in the file's encoding"
HEADINGS_AGAIN = "the headings again, not a row"
NO_LINES = (
    "One line of the file is longer than 16 MB. No table of people has such a line, so the file is damaged. "
    "Nothing was imported; ask for it to be made again."
)


@dataclass(frozen=True)
class Dialect:
    """How the lines of a file are written: what parts their cells, how many there are, and the line of headings."""

    delimiter: str
    width: int
    headings: str


@dataclass(frozen=True)
class Chunk:
    """Some whole records: the cells of those that are rows, and what was wrong with the others. Numbered from 1."""

    rows: pl.DataFrame
    faults: tuple[Fault, ...]

    @property
    def height(self) -> int:
        """How many records it held."""
        return self.rows.height + len(self.faults)


def chunks(blocks: Iterable[bytes], dialect: Dialect) -> Iterator[Chunk]:
    """Cut a stream of text into chunks of whole records, and read each."""
    held = b""
    for block in blocks:
        text = held + block
        cut = text.rfind(b"\n") + 1
        whole, held = text[:cut], text[cut:]
        chunk, rest = _read(whole, dialect)
        held = rest + held
        if chunk.height:
            yield chunk
        if len(held) > LONGEST_LINE:
            raise BadInput(NO_LINES)
    if held.strip():
        yield _read_slowly(held + b"\n", dialect, is_last=True)[0]


def _read(text: bytes, dialect: Dialect) -> tuple[Chunk, bytes]:
    """The records of a chunk, and what is left over where the last may go on in the next block."""
    if text.count(b'"') % 2 or BETWEEN_LINES.encode() in text or b"\x00" in text:
        return _read_slowly(text, dialect, is_last=False)
    lines = _lines(text)
    plain = lines["line"].str.replace_all(WHOLE_QUOTES, "") if b'"' in text else lines["line"]
    reasons = _what_is_wrong(lines["line"], plain, dialect)
    if b'"' in text and _has_quotes_in_faults(lines["line"], reasons):
        return _read_slowly(text, dialect, is_last=False)
    try:
        return _read_at_once(text, lines.with_columns(reasons), dialect), b""
    except pl.exceptions.ComputeError:  # a quotation mark in an odd place, as in "The Cottage" 12 High St
        return _read_slowly(text, dialect, is_last=False)


def _read_at_once(text: bytes, lines: pl.DataFrame, dialect: Dialect) -> Chunk:
    """The records of a chunk whose lines are a record each."""
    numbered = lines.with_row_index("row", offset=1)
    bad = numbered.filter(pl.col("reason").is_not_null())
    if bad.height or lines.height != text.count(b"\n"):
        good = numbered.filter(pl.col("reason").is_null())
        body = "\n".join(good["line"].to_list()).encode()
        rows = _cells(body, dialect).with_columns(good["row"].alias("row_"))
    else:
        rows = _cells(text, dialect).with_columns(numbered["row"].alias("row_"))
    faults = tuple(Fault(row, reason, line) for row, line, reason in bad.select("row", "line", "reason").iter_rows())
    return Chunk(rows, faults)


def _lines(text: bytes) -> pl.DataFrame:
    frame = pl.read_csv(
        text,
        separator=BETWEEN_LINES,
        has_header=False,
        quote_char=None,
        schema={"line": pl.String},
        truncate_ragged_lines=True,
    )
    return frame.filter(pl.col("line").is_not_null() & (pl.col("line").str.strip_chars() != ""))


def _what_is_wrong(lines: pl.Series, plain: pl.Series, dialect: Dialect) -> pl.Series:
    width = plain.str.count_matches(dialect.delimiter, literal=True) + 1
    frame = pl.DataFrame({"line": lines, "plain": plain, "width": width})
    what = (
        pl.when(pl.col("line") == dialect.headings)
        .then(pl.lit(HEADINGS_AGAIN))
        .when(pl.col("plain").str.contains('"', literal=True))
        .then(pl.lit(UNCLOSED))
        .when(pl.col("width") != dialect.width)
        .then(pl.format("has {} columns where {} are expected", pl.col("width"), pl.lit(dialect.width)))
        .when(pl.col("line").str.contains("\ufffd", literal=True))
        .then(pl.lit(NOT_TEXT))
    )
    return frame.select(what.alias("reason")).to_series()


def _has_quotes_in_faults(lines: pl.Series, reasons: pl.Series) -> bool:
    return lines.filter(reasons.is_not_null() & (reasons != HEADINGS_AGAIN)).str.contains('"', literal=True).any()


def _cells(text: bytes, dialect: Dialect) -> pl.DataFrame:
    schema = {str(place): pl.String for place in range(dialect.width)}
    if not text.strip():
        return pl.DataFrame(schema=schema)
    return pl.read_csv(text, separator=dialect.delimiter, has_header=False, schema=schema).filter(
        ~pl.all_horizontal(pl.all().is_null()) if dialect.width == 1 else pl.lit(value=True)
    )


def _read_slowly(text: bytes, dialect: Dialect, *, is_last: bool) -> tuple[Chunk, bytes]:
    """Read record by record. Returns what is left over where the last record may go on in the next block."""
    lines = text.decode().split("\n")
    lines = lines[:-1] if lines and not lines[-1] else lines
    rows: list[list[str | None]] = []
    numbers: list[int] = []
    faults: list[Fault] = []
    place, row = 0, 0
    while place < len(lines):
        if not lines[place].strip():
            place += 1
            continue
        cells, taken = _record(lines, place, dialect)
        if cells is None and taken == 0 and not is_last:
            break
        row += 1
        reason = _fault_of(lines[place : place + max(1, taken)], cells, dialect)
        if reason or cells is None:
            faults.append(Fault(row, reason or UNCLOSED, lines[place][:LONGEST_RECORD].replace("\x00", "\u2400")))
            place += 1
        else:
            rows.append([cell or None for cell in cells])
            numbers.append(row)
            place += taken
    schema = {str(column): pl.String for column in range(dialect.width)}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.Series("row_", numbers, dtype=pl.UInt32))
    return Chunk(frame, tuple(faults)), "".join(f"{line}\n" for line in lines[place:]).encode()


def _record(lines: list[str], place: int, dialect: Dialect) -> tuple[list[str] | None, int]:
    """The cells of the record that starts on this line and how many lines it takes.

    No cells and no lines means that it may go on beyond the last line; no cells and one line, that it never ends.
    """
    joined, quotes = lines[place], lines[place].count('"')
    taken = 1
    while quotes % 2:
        if place + taken >= len(lines):
            return None, 0 if taken < MOST_LINES and len(joined) < LONGEST_RECORD else 1
        if taken >= MOST_LINES or len(joined) >= LONGEST_RECORD:
            return None, 1
        joined = f"{joined}\n{lines[place + taken]}"
        quotes += lines[place + taken].count('"')
        taken += 1
    cells = _parsed(joined, dialect, is_strict=taken > 1)
    if taken > 1 and (cells is None or len(cells) != dialect.width):
        return None, 1
    return cells, taken


def _parsed(record: str, dialect: Dialect, *, is_strict: bool) -> list[str] | None:
    """The cells of a record; of several lines taken for one, a mark in an odd place tells that they are not."""
    try:
        return next(csv.reader(io.StringIO(record, newline=""), delimiter=dialect.delimiter, strict=is_strict), [])
    except csv.Error:
        return None


def _fault_of(lines: list[str], cells: list[str] | None, dialect: Dialect) -> str:
    record = "\n".join(lines)
    if cells is None:
        return UNCLOSED
    if record == dialect.headings:
        return HEADINGS_AGAIN
    if "\x00" in record:
        return NUL
    if "\ufffd" in record:
        return NOT_TEXT
    if len(cells) != dialect.width:
        return f"has {len(cells)} columns where {dialect.width} are expected"
    return ""
