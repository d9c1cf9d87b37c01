"""Workbooks: each part found among the sheets by its headings, dates that are numbers turned back into dates."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import fastexcel
import polars as pl

from onestory.feeds.readers.archives import blocks_of, opened
from onestory.feeds.readers.delimited import is_headings
from onestory.feeds.readers.pieces import Entry, Fault, Piece, Progress, Source, numbered
from onestory.feeds.readers.survey import BLOCK
from onestory.feeds.rules.headings import Match, best_part, likeness, match, refusal_of
from onestory.grammar.declarations import in_words
from onestory.grammar.feeds import Feed, Part
from onestory.grammar.refusals import BadInput

ROWS_LOOKED_AT = 20
ROWS_A_PIECE = 100_000
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt=["'])e(?=["'])""")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref=["']\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)["']""")
DATE_1904 = re.compile(rb'date1904\s*=\s*"(?:1|true)"', re.IGNORECASE)
SERIAL = r"^[1-9][0-9]{4}(\.[0-9]+)?$"
FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
LONGEST_TAG = 64_000
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")


@dataclass(frozen=True)
class Sheet:
    """One sheet in which a part was found: its cells as text, the row its headings are in, and what matched."""

    part: Part
    cells: pl.DataFrame
    headings_at: int
    matched: Match


@dataclass(frozen=True)
class Inspected:
    """A workbook that may be read: where it lies, or its bytes where something in it had to be made plain first."""

    book: Path | bytes
    is_1904: bool


@dataclass
class Counted:
    """How often what must be told of stands in the sheets."""

    formulas: int = 0
    errors: int = 0
    merged: int = 0


def open_workbook(
    feed: Feed, entry: Entry, *, mapping: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Source:
    """Look a workbook over, without running or following anything in it, and find the feed's parts among its sheets."""
    path = entry.path
    size = path.stat().st_size
    if size == 0:
        raise BadInput("The workbook is empty. Nothing was imported; ask for it to be sent again.")
    source = Source(name=entry.name, sha256=_digest(path), size=size, pieces=lambda: iter(()))
    found = _inspect(path, source)
    sheets = _sheets(feed, found, source, mapping)
    source.parts_found |= {sheet.part.name for sheet in sheets}
    source.pieces = lambda: _pieces(sheets, source, is_1904=found.is_1904, progress=progress)
    return source


def workbook_headings(path: Path, feed: Feed) -> tuple[str, ...]:
    """The row that most resembles the headings of the feed's first part, whatever titles stand above it."""
    found = _inspect(path, Source(name=path.name, sha256="", size=0, pieces=lambda: iter(())))
    return _likeliest(feed.parts[0], _visible_cells(found.book)[0])[1]


def _likeliest(part: Part, sheets: Mapping[str, pl.DataFrame]) -> tuple[str, tuple[str, ...]]:
    """Of all the sheets' first rows with more than one cell filled, the one that looks most like a part's headings, and
    its sheet: titles and merged cells stand above many a sheet's headings, and other sheets before it."""
    rows = [
        (name, tuple(str(cell or "").strip() for cell in row))
        for name, cells in sheets.items()
        for row in cells.head(ROWS_LOOKED_AT).iter_rows()
        if sum(bool(cell) for cell in row) > 1
    ]
    return max(rows, key=lambda row: likeness(part, row[1]), default=("", ()))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _inspect(path: Path, source: Source) -> Inspected:
    """Weigh what is packed in the workbook, and tell what a reader of its rows would not see."""
    with opened(path) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise BadInput("The file is not an .xlsx workbook. Save it as an Excel workbook (.xlsx) and send it again.")
        if any("vbaproject" in name.lower() for name in names):
            raise BadInput("The workbook carries macros, so it was not opened. Save it without them, as .xlsx.")
        if any(name.startswith("xl/externalLinks/") for name in names):
            source.note(
                "The workbook points to other workbooks. Those were not followed; the values last saved were read."
            )
        counted = Counted()
        for name in filter(SHEET.match, names):
            _count(archive, name, counted)
        _tell_counted(source, counted)
        is_1904 = bool(DATE_1904.search(next(blocks_of(archive, "xl/workbook.xml"), b"")))
        return Inspected(_with_errors_as_text(archive) if counted.errors else path, is_1904)


def _count(archive: zipfile.ZipFile, name: str, counted: Counted) -> None:
    for text in _whole_tags(archive, name):
        counted.formulas += len(FORMULA.findall(text))
        counted.errors += len(ERROR.findall(text))
        counted.merged += sum(first != last for first, last in MERGED.findall(text))


def _whole_tags(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A sheet in blocks, none of which ends within a tag."""
    held = b""
    for block in blocks_of(archive, name):
        whole, opening, rest = (held + block).rpartition(b"<")
        is_tag = bool(opening) and len(rest) < LONGEST_TAG
        yield whole if is_tag else held + block
        held = opening + rest if is_tag else b""
    yield held


def _tell_counted(source: Source, counted: Counted) -> None:
    if counted.formulas:
        source.note(f"{counted.formulas:,} cells hold formulas. The values last saved in them were read.")
    if counted.errors:
        source.note(f"{counted.errors:,} cells hold an error, such as #REF!, and no value.")
    if counted.merged:
        source.note(f"{counted.merged:,} merged cells reach over several rows. Their value is the first row's alone.")


def _with_errors_as_text(archive: zipfile.ZipFile) -> bytes:
    """The same workbook with its errors as text: as errors, the library would give them for cells that are empty."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as plain:
        for name in dict.fromkeys(archive.namelist()):
            is_sheet = SHEET.match(name)
            with plain.open(name, "w", force_zip64=True) as file:
                for block in _whole_tags(archive, name) if is_sheet else blocks_of(archive, name):
                    file.write(ERROR.sub(rb"\1str", block) if is_sheet else block)
    return whole.getvalue()


def _sheets(feed: Feed, found: Inspected, source: Source, mapping: Mapping[str, str] | None) -> list[Sheet]:
    cells, hidden = _visible_cells(found.book)
    if hidden:
        source.note(f"Hidden sheets were not read: {', '.join(f'“{name}”' for name in hidden[:8])}.")
    sheets: dict[str, Sheet] = {}
    others = []
    for name, frame in cells.items():
        sheet = _sheet(feed, name, frame, mapping)
        if sheet and sheet.part.name not in sheets:
            sheets[sheet.part.name] = sheet
        elif frame.height:
            others.append(name)
    if not sheets:
        raise BadInput(f"{_nothing_found(feed.parts[0], cells, mapping)} {' '.join(source.notes)}".strip())
    for name in others:
        source.note(f"The sheet “{name}” is not part of this feed and was not read.")
    for sheet in sheets.values():
        _tell(source, sheet)
    return list(sheets.values())


def _nothing_found(part: Part, cells: Mapping[str, pl.DataFrame], mapping: Mapping[str, str] | None) -> str:
    """Why no sheet can be read, said of the one that comes nearest."""
    name, headings = _likeliest(part, cells)
    if not headings:
        headings = next((tuple(cell or "" for cell in frame.row(0)) for frame in cells.values() if frame.height), ())
    why = refusal_of(part, headings, match(part, headings, mapping))
    filled = [f"“{other}”" for other, frame in cells.items() if frame.height]
    return f"{why} Of its sheets, {in_words(filled, joined_by='and')}, “{name}” comes nearest." if filled[1:] else why


def _visible_cells(whole: Path | bytes) -> tuple[dict[str, pl.DataFrame], list[str]]:
    """The cells of each sheet that is shown, and the names of those that are hidden."""
    try:
        book = fastexcel.read_excel(whole)
        shown = {name: _visibility(book, name) for name in book.sheet_names}
        return {name: _cells(book, name) for name in shown if shown[name]}, [name for name in shown if not shown[name]]
    except fastexcel.FastExcelError as problem:
        raise BadInput(
            "The workbook cannot be read: it may be damaged. Save it again as .xlsx and send it."
        ) from problem


def _visibility(book: fastexcel.ExcelReader, name: str) -> bool:
    return book.load_sheet(name, header_row=None, n_rows=0).visible == "visible"


def _cells(book: fastexcel.ExcelReader, name: str) -> pl.DataFrame:
    return book.load_sheet(name, header_row=None, dtypes="string", skip_whitespace_tail_rows=True).to_polars()


def _sheet(feed: Feed, name: str, cells: pl.DataFrame, mapping: Mapping[str, str] | None) -> Sheet | None:
    for place, row in enumerate(cells.head(ROWS_LOOKED_AT).iter_rows()):
        headings = [cell or "" for cell in row]
        part = best_part(feed, headings, named=name, mapping=mapping)
        if part and (mapping or is_headings(part, headings) or len(feed.parts) == 1):
            matched = match(part, headings, mapping)
            if matched.is_whole:
                return Sheet(part, cells, place, matched)
            if is_headings(part, headings):
                raise BadInput(f"Sheet “{name}”: {refusal_of(part, headings, matched)}")
    return None


def _tell(source: Source, sheet: Sheet) -> None:
    if sheet.matched.missing:
        source.note(f"{sheet.part.title}: not in the file: {', '.join(sheet.matched.missing)}.")
    if sheet.matched.unknown:
        source.note(f"{sheet.part.title}: not read: {', '.join(sheet.matched.unknown[:20])}.")


def _pieces(sheets: list[Sheet], source: Source, *, is_1904: bool, progress: Progress | None) -> Iterator[Piece]:
    for done, sheet in enumerate(sheets, start=1):
        names = sheet.cells.columns
        chosen = {names[place]: theirs for theirs, place in sheet.matched.places.items()}
        body = sheet.cells.slice(sheet.headings_at + 1)
        body = body.filter(pl.any_horizontal(pl.all().is_not_null() & (pl.all().str.strip_chars() != "")))
        for start in range(0, body.height, ROWS_A_PIECE):
            rows = numbered(body.slice(start, ROWS_A_PIECE).select(*chosen).rename(chosen), start + 1)
            yield _without_headings(sheet.part, _with_dates(sheet.part, rows, source, is_1904=is_1904))
        if progress:
            progress(source.size * done // len(sheets), source.size)


def _with_dates(part: Part, rows: pl.DataFrame, source: Source, *, is_1904: bool) -> pl.DataFrame:
    """Turn day numbers in date columns into dates, saying so."""
    for column in part.columns:
        if column.theirs not in rows.columns or not any(step.is_date for step in column.steps):
            continue
        serial = pl.col(column.theirs).str.contains(SERIAL)
        if not rows.select(serial.any()).item():
            continue
        days = pl.col(column.theirs).cast(pl.Float64, strict=False).floor().cast(pl.Int64).cast(pl.Duration("ms"))
        day = pl.lit(FIRST_DAYS[is_1904]) + pl.duration(days=days.dt.total_milliseconds())
        rows = rows.with_columns(
            pl.when(serial).then(day.dt.to_string("%Y-%m-%d")).otherwise(pl.col(column.theirs)).alias(column.theirs)
        )
        source.note(f"{part.title}: numbers in “{column.theirs}” were read as dates, as a spreadsheet counts days.")
    return rows


def _without_headings(part: Part, rows: pl.DataFrame) -> Piece:
    again = [
        Fault(row["row_"], "the headings again, not a row", " | ".join(str(cell or "") for cell in row.values()))
        for row in rows.filter(pl.col(part.columns[0].theirs) == part.columns[0].theirs).iter_rows(named=True)
    ]
    if not again:
        return Piece(part.name, rows)
    return Piece(part.name, rows.filter(~pl.col("row_").is_in([fault.row for fault in again])), tuple(again))
