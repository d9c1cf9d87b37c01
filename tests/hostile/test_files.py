"""Every odd file at the door of files: read as far as can be, or refused in a sentence, with nothing half written."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from onestory.feeds.models import Delivery, QuarantinedRow, SourceRecord
from onestory.grammar.refusals import Refusal
from tests.hostile import files
from tests.hostile.limits import bounded
from tests.rooms.feeds.conftest import HEAD, Desk, child

DOORS = {
    "delimited": ("early-help", "early-help.csv", files.DELIMITED),
    "archive": ("early-help", "early-help.zip", files.ARCHIVES),
    "workbook": ("early-help", "early-help.xlsx", files.WORKBOOKS),
    "census": ("cin", "cin.xml", files.XML),
}
READ = {
    "CP1252 and UTF-8 in one file": (6, 5),
    "half of a UTF-16 letter at the end": (6, 5),
    "UTF-32": (6, 0),
    "a field beyond 64 KB": (5, 0),
    "a quotation mark that is never closed": (5, 4),
    "nothing but quotation marks": (1, 0),
    "a mark opened on each of many lines": (5001, 0),
    "headings in another order": (5, 5),
    "a heading renamed": (5, 5),
    "a trailer that counts wrongly": (6, 5),
    "a number twice": (6, 5),
    "control characters for a terminal": (5, 5),
    "record separators of our own": (5, 5),
    "dates that no calendar has": (len(files.DATES), 2),
    "names that lead elsewhere": (5, 5),
    "an absolute name": (5, 5),
    "a name that Windows keeps for itself": (5, 5),
    "a name written backwards": (5, 5),
    "days counted from 1904": (5, 5),
    "a cell at the far edge": (5, 5),
    "a million styles": (5, 5),
    "links to other workbooks": (5, 5),
    "text called a workbook": (5, 5),
    "another namespace": (1, 1),
    "another file included": (1, 1),
    "a child who says nothing": (1, 0),
    "comments and instructions between": (1, 1),
}
"""How many rows there are in those that can be read, and how many are good. All others are refused whole."""
SAYS = {
    "a line of fifty megabytes without an end": "longer than 16 MB",
    "an archive of nothing": "There is no .csv",
    "a bomb that lies about its size": "damaged",
    "only a hidden sheet holds it": "Hidden sheets were not read: “Early help”",
    "a million attributes": "longer or deeper than any census file",
    "nested a hundred thousand deep": "longer or deeper than any census file",
    "a page of a website": "not a children in need census",
    "a file of the system": "document type definition",
}
JARGON = ("Traceback", "XML_", "Error", "None of", "b'", "\\x", "codec")


def left_behind() -> int:
    """Rows of anything that an import writes."""
    return Delivery.objects.count() + SourceRecord.objects.count() + QuarantinedRow.objects.count()


def wrong_with(desk: Desk, door: str, name: str) -> str:
    """What is not as it should be when this file is brought; blank where all is well. Whatever it wrote is undone."""
    feed, file_name, corpus = DOORS[door]
    folder = desk.folder / str(list(corpus).index(name))
    folder.mkdir()
    path = files.written(folder, file_name, corpus[name]())
    undo = transaction.savepoint()
    try:
        with bounded():
            outcome = desk.brings_file(path, feed=feed)
    except Refusal as refused:
        return _wrong_with_words(name, refused.message) or ("something was left behind" if left_behind() else "")
    finally:
        transaction.savepoint_rollback(undo)
    is_whole = outcome.rows == outcome.accepted + outcome.quarantined + outcome.duplicates
    counts = outcome.rows, outcome.accepted
    return "" if is_whole and counts == READ.get(name) else f"it was read: {counts}"


def _wrong_with_words(name: str, said: str) -> str:
    fits = name not in READ and SAYS.get(name, "") in said and len(said) < 700 and said.isprintable()
    return "" if fits and not any(word in said for word in JARGON) else said


@pytest.mark.parametrize("door", DOORS)
def test_every_odd_file_is_read_or_refused_in_a_sentence(desk: Desk, door: str) -> None:
    found = {name: wrong for name in DOORS[door][2] if (wrong := wrong_with(desk, door, name))}
    assert found == {}


def test_the_limits_can_be_reached() -> None:
    """Else the tests above would prove nothing."""
    with pytest.raises(AssertionError, match="worked too long"), bounded(seconds=0.05):
        sum(number * number for number in range(20_000_000))
    with pytest.raises(AssertionError, match="more than anything before it"), bounded(seconds=20, megabytes=50):
        bytearray(_more_than_ever())


def _more_than_ever() -> int:
    status = Path("/proc/self/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return (int(peak.split()[1]) + 100_000) * 1024


@pytest.mark.slow
def test_a_gigabyte_without_a_line_is_refused_at_once(desk: Desk) -> None:
    path = desk.folder / "early-help.csv"
    with path.open("wb") as file:
        file.write(f"{HEAD}\nx".encode())
        file.seek(1_000_000_000)
        file.write(b"x")
    with bounded(seconds=30), pytest.raises(Refusal, match="longer than 16 MB"):
        desk.brings_file(path)
    assert left_behind() == 0


@pytest.mark.slow
def test_a_million_bad_rows_are_counted_to_the_last(desk: Desk) -> None:
    path = desk.folder / "early-help.csv"
    with path.open("w") as file:
        file.write(f"{HEAD}\n")
        file.writelines(f"{child(number, born='31/02/2015')}\n" for number in range(1_000_000))
    with bounded(seconds=300, megabytes=2_000):
        outcome = desk.brings_file(path)
    assert (outcome.rows, outcome.accepted, outcome.quarantined) == (1_000_000, 0, 1_000_000)
