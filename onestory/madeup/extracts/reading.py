"""Reads back a partner's file exactly as it was written, so that the next day's can follow it."""

import csv
import io
from datetime import date
from pathlib import Path

import fastexcel

from onestory.madeup.extracts.layout import Cell, Delimited
from onestory.madeup.extracts.partners import Partner

NUMBERS = {"Rent Arrears", "ASB Reports"}
DATES = {"Date of Birth", "Tenancy Start", "Tenancy End", "Last ASB Report"}


def read_rows(folder: Path, partner: Partner) -> list[list[Cell]]:
    """The rows of yesterday's file, without the header."""
    if partner.layout is None:
        return _read_workbook(folder / partner.file, partner)
    return read_delimited(folder / partner.file, partner.layout)


def read_delimited(path: Path, layout: Delimited) -> list[list[Cell]]:
    text = path.read_bytes().decode(layout.encoding).removeprefix("\ufeff")
    rows: list[list[Cell]] = [
        list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter)
    ]
    return rows[1:]


def _read_workbook(path: Path, partner: Partner) -> list[list[Cell]]:
    sheet = fastexcel.read_excel(str(path)).load_sheet(partner.sheet, dtypes="string").to_polars()
    return [
        [_cell(column, value) for column, value in zip(sheet.columns, row, strict=True)] for row in sheet.iter_rows()
    ]


def _cell(column: str, value: str | None) -> Cell:
    if value is None or column not in NUMBERS | DATES:
        return value
    try:
        return float(value) if column in NUMBERS else date.fromisoformat(value[:10])
    except ValueError:
        return value
