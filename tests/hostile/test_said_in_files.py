"""Days and numbers that are not what they seem, in the files that say them: kept where true, or told of in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from onestory.feeds.models import QuarantinedRow, SourceRecord
from onestory.feeds.rules.outcome import ImportOutcome
from tests.hostile import files
from tests.hostile.limits import bounded
from tests.hostile.said import A_SPREADSHEETS_DAY, DAYS, FORMULAS, NUMBERS, TRUE
from tests.rooms.feeds.conftest import Desk

Rows = Sequence[Mapping[str, str]]
Put = Callable[[Any, Any, int, int], None]
WHO = {"Surname": "Doe", "Forename": "Kit"}
OURS = {
    "Date of birth": "date_of_birth",
    "NHS number": "nhs_number",
    "UPN": "upn",
    "UPRN": "uprn",
    "Postcode": "postcode",
    "Telephone": "phone",
}
HEADINGS = ["Reference", *WHO, *OURS]


def as_text(rows: Rows) -> bytes:
    """The rows as a file of text, quoted as a spreadsheet quotes."""
    said = io.StringIO()
    writer = csv.DictWriter(said, HEADINGS)
    writer.writeheader()
    writer.writerows(rows)
    return said.getvalue().encode()


def as_workbook(rows: Rows) -> bytes:
    """The rows as a workbook whose cells are all text."""
    return files.workbook([HEADINGS, *([row.get(heading, "") for heading in HEADINGS] for row in rows)])


DOORS: dict[str, Callable[[Rows], bytes]] = {"csv": as_text, "xlsx": as_workbook}
DOORS_OF_NUMBERS = [(door, heading) for door in DOORS for heading in NUMBERS]


def brought(desk: Desk, door: str, body: bytes, feed: str = "partner-list") -> ImportOutcome:
    """Bring a file, within the limits of one process; each of its rows is counted."""
    with bounded():
        outcome = desk.brings_file(files.written(desk.folder, f"list.{door}", body), feed=feed)
    assert outcome.rows == outcome.accepted + outcome.quarantined + outcome.duplicates
    return outcome


@dataclass(frozen=True)
class Became:
    """What one row became: what was kept of it, and what was said, with where."""

    record: SourceRecord | None
    refused: QuarantinedRow | None

    def kept(self, heading: str) -> str:
        """The value kept, in words; blank for none."""
        value = getattr(self.record, OURS[heading]) if self.record else None
        return "" if value is None else str(value)

    def is_said_of(self, heading: str) -> bool:
        """Whether row and field are named, with the reason."""
        if self.refused:
            return bool(self.refused.row and self.refused.reason) and self.refused.column == heading
        return bool(self.record) and f"{heading}: " in (self.record.data.get("set_aside") or "")  # type: ignore[union-attr]


def became(row: int) -> Became:
    """Row by row, what stands of a file in the hub."""
    record, refused = SourceRecord.objects.filter(row=row).first(), QuarantinedRow.objects.filter(row=row).first()
    assert (record is None) != (refused is None)
    return Became(record, refused)


def rows_of(heading: str, values: Sequence[str]) -> Rows:
    """A row for each value, under a number of its own."""
    return [{"Reference": f"R{row}", **WHO, heading: value} for row, value in enumerate(values, start=1)]


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_day_is_kept_as_none_and_said(desk: Desk, door: str) -> None:
    days = DAYS if door == "xlsx" else DAYS | {"a spreadsheet's day": A_SPREADSHEETS_DAY}
    brought(desk, door, DOORS[door](rows_of("Date of birth", list(days.values()))))
    wrong = {
        name: found.kept("Date of birth")
        for row, name in enumerate(days, start=1)
        if (found := became(row)).kept("Date of birth") or not found.is_said_of("Date of birth")
    }
    assert wrong == {}


@pytest.mark.parametrize(("door", "heading"), DOORS_OF_NUMBERS)
def test_what_is_no_such_number_is_put_aside_and_said_and_its_row_is_kept(desk: Desk, door: str, heading: str) -> None:
    said = NUMBERS[heading]
    outcome = brought(desk, door, DOORS[door](rows_of(heading, list(said.values()))))
    assert outcome.accepted == len(said), "a wrong number must not hide a child"
    meant_for_none = {name for name, value in said.items() if len(set(value)) == 1 and len(value) < 20}
    wrong = {
        name: found.kept(heading)
        for row, name in enumerate(said, start=1)
        if (found := became(row)).kept(heading) or (not found.is_said_of(heading) and name not in meant_for_none)
    }
    assert wrong == {}


@pytest.mark.parametrize("door", DOORS)
def test_what_is_said_oddly_and_is_true_is_kept(desk: Desk, door: str) -> None:
    each = [(heading, said, kept) for heading, values in TRUE.items() for said, kept in values.items()]
    rows = [{"Reference": f"R{row}", **WHO, heading: said} for row, (heading, said, _) in enumerate(each, start=1)]
    brought(desk, door, DOORS[door](rows))
    found = {said: became(row).kept(heading) for row, (heading, said, _) in enumerate(each, start=1)}
    assert found == {said: kept for _, said, kept in each}


@pytest.mark.parametrize("door", DOORS)
def test_a_formula_is_a_name_like_any_other_but_for_what_is_not_seen_at_its_ends(desk: Desk, door: str) -> None:
    rows = [
        {"Reference": f"R{row}", "Surname": words, "Forename": "Kit"} for row, words in enumerate(FORMULAS, start=1)
    ]
    brought(desk, door, DOORS[door](rows))
    kept = [str(record.family_name) for record in SourceRecord.objects.order_by("row")]
    assert kept == [words.strip().strip("\u200b\ufeff") for words in FORMULAS]


IDENTIFIERS = {
    "two who have each other's": ("9434765919", "9434765870"),
    "two who have the same": ("9434765919", "9434765919"),
}


@pytest.mark.parametrize("name", IDENTIFIERS)
def test_a_number_of_somebody_else_is_kept_as_each_row_says_it(desk: Desk, name: str) -> None:
    """Whose it is, linkage judges by all that is known; the row stays as it came, with nobody left out."""
    brought(desk, "csv", as_text(rows_of("NHS number", IDENTIFIERS[name])))
    assert [became(row).kept("NHS number") for row in (1, 2)] == list(IDENTIFIERS[name])


def put(kind: str, value: Any) -> Put:
    """Write a cell of this kind, in the form of a day where it is one."""

    def write(book: Any, sheet: Any, row: int, column: int) -> None:
        if kind == "day":
            sheet.write(row, column, value, book.add_format({"num_format": "dd/mm/yyyy"}))
        else:
            getattr(sheet, f"write_{kind}")(row, column, value)

    return write


def formula(words: str, value: Any) -> Put:
    """A formula, with the value last saved in it."""
    return lambda _book, sheet, row, column: sheet.write_formula(row, column, words, None, value)


CELLS: dict[str, tuple[str, Put, str]] = {
    "a day": ("Date of birth", put("day", datetime(2015, 2, 3)), "2015-02-03"),  # noqa: DTZ001
    "a day and an hour": ("Date of birth", put("day", datetime(2015, 2, 3, 13, 45)), ""),  # noqa: DTZ001
    "a number of days": ("Date of birth", put("number", 42038), "2015-02-03"),
    "a number of days and a half": ("Date of birth", put("number", 42038.5), "2015-02-03"),
    "the day that 1900 did not have": ("Date of birth", put("day", 60), ""),
    "a day before the first": ("Date of birth", put("day", -1), ""),
    "a day of the year 10113": ("Date of birth", put("day", 3e6), ""),
    "a number that is no day": ("Date of birth", put("number", 1e9), ""),
    "yes for a day": ("Date of birth", put("boolean", True), ""),
    "an error for a day": ("Date of birth", formula("=1/0", "#DIV/0!"), ""),
    "a formula whose value is a day": ("Date of birth", formula('="2015-02-03"', "2015-02-03"), "2015-02-03"),
    "a formula that was never worked out": ("Date of birth", formula("=TODAY()", 0), ""),
    "a number": ("NHS number", put("number", 9434765919), "9434765919"),
    "a number with an exponent": ("NHS number", put("number", 9.434765919e9), "9434765919"),
    "a number that does not agree": ("NHS number", put("number", 9434765918), ""),
    "a number with a part": ("NHS number", put("number", 9434765919.5), ""),
    "no for a number": ("NHS number", put("boolean", False), ""),
    "an error for a number": ("NHS number", formula("=#REF!", "#REF!"), ""),
    "a property's number": ("UPRN", put("number", 1.00110101e8), "100110101"),
    "a number too large to be whole": ("UPRN", put("number", 1.5e300), ""),
    "a telephone's number without its nought": ("Telephone", put("number", 7700900123), "07700900123"),
    "an error for a postcode": ("Postcode", formula("=NA()", "#N/A"), ""),
}
"""The heading, the cell, and what is kept of it: blank where it must be said that nothing is."""
COUNTED_FROM_1900 = {"a number of days", "a number of days and a half", "the day that 1900 did not have"}


def typed(is_1904: bool, cells: Mapping[str, tuple[str, Put, str]]) -> bytes:
    """A workbook of one row a cell."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True, "date_1904": is_1904}) as book:
        sheet = book.add_worksheet("People")
        sheet.write_row(0, 0, HEADINGS)
        for row, (heading, write, _) in enumerate(cells.values(), start=1):
            sheet.write_row(row, 0, [row, *WHO.values()])
            write(book, sheet, row, HEADINGS.index(heading))
    return whole.getvalue()


@pytest.mark.parametrize("is_1904", [False, True], ids=["from 1900", "from 1904"])
def test_a_cell_of_any_kind_is_read_as_what_it_is_or_said(desk: Desk, is_1904: bool) -> None:
    cells = {name: cell for name, cell in CELLS.items() if not is_1904 or name not in COUNTED_FROM_1900}
    outcome = brought(desk, "xlsx", typed(is_1904, cells))
    found = {name: became(row) for row, name in enumerate(cells, start=1)}
    assert {name: found[name].kept(heading) for name, (heading, _, _) in cells.items()} == {
        name: kept for name, (_, _, kept) in cells.items()
    }
    assert [
        name for name, (heading, _, kept) in cells.items() if not kept and not found[name].is_said_of(heading)
    ] == []
    assert {each.record.source_key for each in found.values() if each.record} >= {"1"}, "a number is no 1.0"
    assert "3 cells hold an error" in " ".join(outcome.notes)


def test_a_merged_cell_is_the_first_rows_alone_and_that_is_said(desk: Desk) -> None:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        sheet = book.add_worksheet("People")
        sheet.merge_range(0, 0, 0, 4, "Our families")
        sheet.write_row(1, 0, HEADINGS)
        for row in (2, 3):
            sheet.write_row(row, 0, [f"R{row}", "Doe", "Kit"])
        sheet.merge_range(2, 3, 3, 3, "03/02/2015")
    outcome = brought(desk, "xlsx", whole.getvalue())
    assert [became(row).kept("Date of birth") for row in (1, 2)] == ["2015-02-03", ""]
    assert "1 merged cells reach over several rows" in " ".join(outcome.notes)


def test_an_error_in_a_name_is_no_name_and_the_row_is_kept(desk: Desk) -> None:
    assert brought(desk, "csv", as_text([{"Reference": "R1", "Surname": "#NAME?", "Forename": "Kit"}])).accepted == 1
    record = SourceRecord.objects.get()
    assert (record.family_name, record.given_name) == (None, "Kit")
    assert "Surname: #NAME? (an error that a spreadsheet left" in record.data["set_aside"]


BORN = "<PersonBirthDate>2015-02-03</PersonBirthDate>"
WRITTEN: dict[str, Callable[[], bytes]] = {
    "an entity of every XML": lambda: files.census(files.ONE.replace("C1", "C&#49;")),
    "a day in a CDATA section": lambda: files.census(
        files.ONE.replace(BORN, BORN.replace("2015-02-03", "<![CDATA[2015-02-03]]>"))
    ),
    "a comment within a day": lambda: files.census(files.ONE.replace("2015-02-03", "2015<!-- year -->-02-03")),
    "a namespace with a prefix": lambda: _prefixed(files.census()),
    "UTF-16": lambda: files.census().decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"),
    "Latin-1": lambda: files.census().decode().replace('"1.0"', '"1.0" encoding="ISO-8859-1"').encode("latin-1"),
    "Windows's own": lambda: files.census().decode().replace('"1.0"', '"1.0" encoding="windows-1252"').encode("cp1252"),
    "spaces about a day": lambda: files.census(files.ONE.replace("2015-02-03", "\n  2015-02-03\t")),
    "a day of the old clock's zone": lambda: files.census(files.ONE.replace("2015-02-03", "2015-02-03Z")),
}


def _prefixed(body: bytes) -> bytes:
    text = body.decode().replace("<Message>", '<Message xmlns:c="http://www.education.gov.uk/cin">')
    return text.replace("PersonBirthDate", "c:PersonBirthDate").encode()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_census_written_in_another_way_says_the_same(desk: Desk, name: str) -> None:
    brought(desk, "xml", WRITTEN[name](), feed="cin")
    record = SourceRecord.objects.get(part="children")
    assert (record.council_child_id, record.date_of_birth) == ("C1", date(2015, 2, 3))


ODD_CENSUS: dict[str, str] = {
    **{name: day.replace("&", "&amp;") for name, day in DAYS.items()},
    "an element within a day": "2015-02-0<b>3</b>1",
    "a number of days": A_SPREADSHEETS_DAY,
}


def test_what_is_no_day_in_a_census_is_kept_as_none_and_said(desk: Desk) -> None:
    children = "".join(
        files.CHILD.format(number=f"C{row}").replace("2015-02-03", day)
        for row, day in enumerate(ODD_CENSUS.values(), start=1)
    )
    brought(desk, "xml", files.census(children), feed="cin")
    wrong = [
        (name, found.kept("Date of birth"))
        for row, name in enumerate(ODD_CENSUS, start=1)
        if (found := became(row)).kept("Date of birth") or not found.is_said_of("PersonBirthDate")
    ]
    assert wrong == []


def test_what_is_no_upn_in_a_census_is_put_aside_and_said(desk: Desk) -> None:
    upns = NUMBERS["UPN"]
    children = "".join(
        files.CHILD.format(number=f"C{row}").replace("<PersonBirthDate>", f"<UPN>{upn}</UPN><PersonBirthDate>")
        for row, upn in enumerate(upns.values(), start=1)
    )
    assert brought(desk, "xml", files.census(children), feed="cin").accepted == len(upns)
    assert [
        name for row, name in enumerate(upns, start=1) if became(row).kept("UPN") or not became(row).is_said_of("UPN")
    ] == []


def test_a_day_said_twice_and_differently_is_told_of(desk: Desk) -> None:
    outcome = brought(desk, "xml", files.census(files.ONE.replace(BORN, BORN + BORN.replace("-03", "-04"))), feed="cin")
    assert "<PersonBirthDate> is said twice and differently (1 times)" in " ".join(outcome.notes)
