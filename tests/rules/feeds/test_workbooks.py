"""Workbooks: dates as numbers, formulas, macros, sheets in any order."""
# ruff: noqa: RUF001, DTZ001  odd letters are the point, and a workbook's cells know no time zone

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.readers.open import headings_in, opened_source
from onestory.feeds.rules.read import read_part
from onestory.grammar.refusals import BadInput

HOUSING = feed_of("housing-tenancies")
HEADINGS = ["Tenancy Ref", "Person Ref", "First Name", "Last Name", "Date of Birth", "Tenancy Start", "Rent Arrears"]


def written(path: Path, rows: list[list[Any]], *, options: dict[str, Any] | None = None, before: int = 0) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy", **(options or {})}) as book:
        sheet = book.add_worksheet("Extract")
        for place, row in enumerate([HEADINGS, *rows]):
            for column, cell in enumerate(row):
                sheet.write(place + before, column, cell)
    return path


def read(path: Path) -> tuple[pl.DataFrame, str]:
    with opened_source(HOUSING, path) as source:
        frames = [
            read_part(HOUSING.parts[0], piece.rows, as_of=date(2026, 11, 20)).accepted for piece in source.pieces()
        ]
    return pl.concat(frames), " ".join(source.notes)


def test_real_dates_are_dates(tmp_path: Path) -> None:
    path = written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe", datetime(2001, 2, 3), date(2020, 5, 6), 12.5]])

    rows, _ = read(path)

    assert rows.select("date_of_birth", "tenancy_from", "rent_arrears").row(0) == (
        date(2001, 2, 3),
        date(2020, 5, 6),
        12.5,
    )


@pytest.mark.parametrize(("options", "number"), [({}, 36925), ({"date_1904": True}, 35463)])
def test_dates_that_are_numbers_are_read_as_the_workbook_counts_days(
    tmp_path: Path, options: dict[str, Any], number: int
) -> None:
    path = written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe", number, "06/05/2020", None]], options=options)

    rows, notes = read(path)

    assert rows["date_of_birth"].to_list() == [date(2001, 2, 3)]
    assert "numbers in “Date of Birth” were read as dates" in notes


def test_real_dates_are_dates_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    row = ["T1", "P1", "Al", "Doe", datetime(2001, 2, 3), date(2020, 5, 6), None]

    rows, _ = read(written(tmp_path / "h.xlsx", [row], options={"date_1904": True}))

    assert rows["date_of_birth"].to_list() == [date(2001, 2, 3)]


def test_a_formula_gives_the_value_last_saved_and_is_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "h.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["T1", "P1", "Al"])
        sheet.write_formula(1, 3, '="D"&"oe"', None, "Doe")

    rows, notes = read(tmp_path / "h.xlsx")

    assert rows["family_name"].to_list() == ["Doe"]
    assert "1 cells hold formulas" in notes


def test_text_that_looks_like_a_formula_is_kept_as_it_is(tmp_path: Path) -> None:
    path = written(
        tmp_path / "h.xlsx", [["T1", "P1", "@Al", "＝cmd()", None, None, None]], options={"strings_to_formulas": False}
    )

    rows, _ = read(path)

    assert rows.select("given_name", "family_name").row(0) == ("@Al", "＝cmd()")


def test_headings_may_stand_below_a_title_and_empty_rows_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe"], [None] * 7, ["T1", "P2", "Bo", "Doe"]], before=3)

    rows, _ = read(path)

    assert rows["given_name"].to_list() == ["Al", "Bo"]


def with_entry(path: Path, name: str, content: bytes = b"x") -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_macros_are_refused(tmp_path: Path) -> None:
    path = with_entry(written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe"]]), "xl/vbaProject.bin")

    with pytest.raises(BadInput, match="carries macros"):
        read(path)


def test_links_to_other_workbooks_are_not_followed_and_told(tmp_path: Path) -> None:
    path = with_entry(written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe"]]), "xl/externalLinks/externalLink1.xml")

    assert "were not followed" in read(path)[1]


def test_a_bomb_in_a_workbook_is_not_opened(tmp_path: Path) -> None:
    path = with_entry(written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe"]]), "xl/media/x.bin", b"0" * 80_000_000)

    with pytest.raises(BadInput, match="how an attack looks"):
        read(path)


def test_half_a_workbook_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "h.xlsx", [["T1", "P1", "Al", "Doe"]])
    path.write_bytes(path.read_bytes()[:3000])

    with pytest.raises(BadInput, match="damaged"):
        read(path)


def test_an_empty_workbook_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "h.xlsx"
    path.touch()

    with pytest.raises(BadInput, match="empty"):
        read(path)


def test_a_workbook_of_something_else_is_refused_by_its_headings(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "h.xlsx")) as book:
        book.add_worksheet().write_row(0, 0, ["Milk", "Bread"])

    with pytest.raises(BadInput, match="“Milk”, “Bread”"):
        read(tmp_path / "h.xlsx")


def test_the_lists_are_found_among_sheets_by_what_is_in_them(tmp_path: Path) -> None:
    annex = feed_of("annex-a")
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("Guidance").write_row(0, 0, ["Read this first", "please"])
        for name in ("list-3", "list-1"):
            sheet = book.add_worksheet(f"sheet {name[-1]}")
            sheet.write_row(2, 0, [column.theirs for column in annex.part(name).columns])
            sheet.write_row(3, 0, ["C1", "b) Female", "a) WBRI", "01/02/2015", "03/04/2026", "q) 6: Police"])

    with opened_source(annex, tmp_path / "a.xlsx") as source:
        rows = {piece.part: read_part(annex.part(piece.part), piece.rows).accepted for piece in source.pieces()}

    assert set(rows) == {"list-1", "list-3"}
    assert rows["list-1"].select("sex", "ethnicity", "source").row(0) == ("F", "WBRI", "6")


def test_a_workbook_with_a_byte_altered_is_read_or_refused(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.xlsx", [["T1", "P1", "Al", "Doe", None, None, 1]]).read_bytes()
    path, refused = tmp_path / "h.xlsx", 0

    for place in range(0, len(whole), 17):
        path.write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
        try:
            read(path)
        except BadInput:
            refused += 1

    assert refused > 20


def test_the_headings_of_an_unknown_workbook_are_found_below_merged_titles_on_another_sheet(tmp_path: Path) -> None:
    path = tmp_path / "h.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Read me").write_row(0, 0, ["Extract of", "1 March 2026"])
        sheet = book.add_worksheet("List")
        sheet.merge_range(0, 0, 0, 3, "Tenants")
        sheet.write_row(1, 0, ["Person", "", "Home"])
        sheet.write_row(2, 0, ["Tenant number", "First Name", "Last Name", "Postcode"])
        sheet.write_row(3, 0, ["T1", "Al", "Doe", "TS1 1AA"])
    with pytest.raises(BadInput) as refused:
        read(path)
    said = str(refused.value)

    assert headings_in(HOUSING, path) == ("Tenant number", "First Name", "Last Name", "Postcode")
    assert "“Tenant number”, “First Name”" in said and "“List” comes nearest" in said
    assert "Person Ref" in said and "not read" not in said
