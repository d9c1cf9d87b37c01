"""Reading the table of an outage: a sheet is a contact at its own time, and what is wrong is named cell by cell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onestory.frontdoor.rules.outage import sheets_in, table_of, template_of
from onestory.grammar.refusals import BadInput

NOW = datetime(2026, 10, 26, 10, tzinfo=UTC)
WHOLE = {
    "Sheet": "4",
    "Day it came": "25/10/2026",
    "Time it came": "01:30",
    "How it came": "Telephone",
    "Taken down by": "Jo Marsh",
    "Immediate danger": "No",
    "Who told": "Professional",
    "Their name": "Sgt Bell",
    "Their job": "Sergeant",
    "Where they work": "Cleveland Police",
    "Kind of service": "Police",
    "Child's first name": "Ada",
    "Child's last name": "Bell",
    "Date of birth": "3/3/2018",
    "What they said": "She sleeps in the car.",
    "What it is about": "Domestic abuse",
    "Parents know": "no-unsafe",
    "Why not": "He has hurt her for talking.",
}


def table(*rows: dict[str, str], delimiter: str = "\t") -> str:
    """Rows as somebody pastes them out of a spreadsheet."""
    lines = [delimiter.join(WHOLE), *(delimiter.join(row.get(name, "") for name in WHOLE) for row in rows)]
    return "\r\n".join(lines)


def test_a_sheet_is_read_with_its_own_time_and_its_codes_from_their_words() -> None:
    [sheet] = sheets_in(table(WHOLE), now=NOW)
    assert sheet.wrong == ()
    assert sheet.received_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first of the two half past ones
    assert (sheet.answers["source"], sheet.answers["kind"], sheet.answers["channel"]) == (
        "6",
        "domestic-abuse",
        "phone",
    )
    assert sheet.answers["taken_down_by"] == "Jo Marsh"


def test_a_further_row_of_a_sheet_is_another_child() -> None:
    another = {"Sheet": "4", "Child's first name": "Ben", "Date of birth": "1/2/2020"}
    [sheet] = sheets_in(table(WHOLE, another), now=NOW)
    assert sheet.wrong == ()
    assert [child["given_name"] for child in sheet.answers["children"]] == ["Ada", "Ben"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("said", "row", "column", "reason"),
    [
        ({"What they said": ""}, 2, "What they said", "Nothing is written here"),
        ({"Day it came": "31/2/2026"}, 2, "Day it came", "must be a real date"),
        ({"Time it came": "half two"}, 2, "Time it came", "24-hour clock"),
        ({"Day it came": "26/10/2026", "Time it came": "23:00"}, 2, "Time it came", "in the future"),
        ({"Day it came": "25/10/2025"}, 2, "Day it came", "Check the year"),
        ({"Kind of service": "The circus"}, 2, "Kind of service", "is not on the list"),
        ({"Their name": ""}, 2, "Their name", "Enter your name"),
        ({"Why not": ""}, 2, "Why not", "Enter why"),
        ({"Immediate danger": "Yes"}, 2, "What the danger is", "Enter what the danger is"),
    ],
)
def test_what_is_wrong_is_named_by_row_column_and_reason(
    said: dict[str, str], row: int, column: str, reason: str
) -> None:
    [sheet] = sheets_in(table({**WHOLE, **said}), now=NOW)
    found = [(one.row, one.column) for one in sheet.wrong]
    assert (row, column) in found, sheet.wrong
    assert any(reason in one.reason for one in sheet.wrong), sheet.wrong


def test_a_child_wrong_in_the_third_row_is_wrong_in_the_third_row() -> None:
    another = {"Sheet": "4", "Child's first name": "Ben", "Date of birth": "1/2/2030", "What they said": "Else."}
    [sheet] = sheets_in(table(WHOLE, another), now=NOW)
    assert [(one.row, one.column) for one in sheet.wrong] == [(3, "What they said"), (3, "Date of birth")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_spreadsheets_way_of_parting_cells_is_read(delimiter: str) -> None:
    [sheet] = sheets_in(table(WHOLE, {}, delimiter=delimiter), now=NOW)
    assert sheet.wrong == ()


@pytest.mark.parametrize("text", ["", "Sheet,Day it came\n1,2", "nothing of the kind"])
def test_what_is_no_table_is_refused_whole(text: str) -> None:
    with pytest.raises(BadInput):
        sheets_in(text, now=NOW)


def test_a_workbook_is_told_to_be_saved_as_text_and_an_old_spreadsheets_letters_are_read() -> None:
    with pytest.raises(BadInput, match="CSV"):
        table_of(b"PK\x03\x04and so on")
    assert table_of("Zoë".encode("cp1252")) == "Zoë"
    assert sheets_in(template_of(), now=NOW) == []
