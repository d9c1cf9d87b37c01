"""Rows of an extract, and how each partner's system lays them out in a file."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from onestory.madeup.declared.slips import Slips
from onestory.madeup.rules.chance import Chance

Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, with the truth about it beside."""

    values: tuple[Cell, ...]
    person: int | None
    source: str
    slips: tuple[str, ...] = ()
    malformed: bool = False


@dataclass(frozen=True)
class Part:
    """A file, sheet or table of a feed."""

    feed: str
    name: str
    file: str
    header: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True)
class Delimited:
    """How a system writes text files."""

    delimiter: str = ","
    encoding: str = "utf-8"
    bom: bool = False


def columns(text: str, separator: str = ",") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", "").split(separator))


def write_delimited(path: Path, layout: Delimited, header: Sequence[str], rows: Iterable[Row]) -> None:
    """A delimited text file, quoted only where it must be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        if layout.bom:
            out.write(b"\xef\xbb\xbf")
        with io.TextIOWrapper(out, encoding=layout.encoding, errors="replace", newline="") as text:
            writer = csv.writer(text, delimiter=layout.delimiter)
            writer.writerow(header)
            writer.writerows(row.values for row in rows)


def write_workbook(
    path: Path, made: datetime, sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]
) -> None:
    """A workbook with real dates; its own making is dated so that the same world makes the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"created": made, "title": "Made-up council", "comments": "Nobody in this file is real."})
    bold = book.add_format({"bold": True})
    for name, header, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, bold)
        for line, values in enumerate(rows, start=1):
            for column, value in enumerate(values):
                _write_cell(sheet, line, column, value)
    book.close()


def _write_cell(sheet: Worksheet, line: int, column: int, value: Cell) -> None:
    """A date as a date, a number as a number, and words never as a formula."""
    if isinstance(value, (date, datetime)):
        sheet.write_datetime(line, column, value)
    elif isinstance(value, str):
        if value:
            sheet.write_string(line, column, value)
    elif value is not None:
        sheet.write_number(line, column, value)


Spoiler = Callable[[list[Cell]], list[Cell]]


def spoiled(rows: Iterable[Row], slips: Slips, chance: Chance, spoilers: Sequence[Spoiler]) -> Iterator[Row]:
    """The rows with a few sent twice, and a few that no reader should take."""
    for row in rows:
        draw = chance.random()
        if draw < slips.malformed_row and spoilers:
            values = chance.pick(spoilers)(list(row.values))
            yield Row(tuple(values), row.person, row.source, (*row.slips, "malformed_row"), malformed=True)
            continue
        yield row
        if draw > 1 - slips.duplicate_row:
            yield Row(row.values, row.person, row.source, (*row.slips, "duplicate_row"))


def put(column: int, value: Cell) -> Spoiler:
    """A spoiler that puts nonsense in one column."""

    def spoil(values: list[Cell]) -> list[Cell]:
        values[column] = value
        return values

    return spoil


def cut_short(kept: int) -> Spoiler:
    """A spoiler that loses the end of the row, as when a line is broken."""
    return lambda values: values[:kept]


def uk(day: date | None) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if day else ""


def uk_minute(at: datetime) -> str:
    return f"{at.day:02d}/{at.month:02d}/{at.year:04d} {at.hour:02d}:{at.minute:02d}"


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def compact(day: date | None) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}" if day else ""


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def abbreviated(day: date | None) -> str:
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year:04d}" if day else ""
