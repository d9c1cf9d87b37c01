"""Files as partners really send them: each read, or refused in a plain sentence, with nothing lost or left behind."""

from __future__ import annotations

import io
import zipfile

import pytest

from onestory.feeds.models import Delivery, QuarantinedRow, SourceRecord
from onestory.grammar.refusals import Refusal
from tests.rooms.feeds.conftest import HEAD, Desk, child

ROWS = [child(number, name=f"Kit{letter}") for number, letter in enumerate("abcde", start=1)]
TEXT = "\n".join([HEAD, *ROWS, ""])


def zipped(name: str, body: str) -> bytes:
    """An archive of one file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return whole.getvalue()


READ_WHOLE = {
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "UTF-16 without one": TEXT.encode("utf-16-be"),
    "two marks of order": b"\xef\xbb\xbf" * 2 + TEXT.encode(),
    "Windows-1252": TEXT.replace("Doe", "Döe").encode("cp1252"),
    "parted by semicolons": TEXT.replace(",", ";").encode(),
    "parted by tabs": TEXT.replace(",", "\t").encode(),
    "lines ended by CR alone": TEXT.replace("\n", "\r").encode(),
    "headings with spaces round them": TEXT.replace("Episode ID", " episode id ").encode(),
    "a formula in a text file": TEXT.replace("Kita", "=HYPERLINK(1)").encode(),
}
READ_IN_PART = {
    "a NUL in a row": (TEXT.replace("Kita", "Ki\0ta").encode(), (5, 4, 1, 0)),
    "the headings twice": ("\n".join([HEAD, TEXT]).encode(), (6, 5, 1, 0)),
    "rows too short and too long": (f"{TEXT}E7,F1\n{child(8)},more\n".encode(), (7, 5, 2, 0)),
    "a row twice": ("\n".join([TEXT.strip(), ROWS[0], ""]).encode(), (6, 5, 0, 1)),
    "years no child was born in": (TEXT.replace("2015-02-03", "0001-01-01").encode(), (5, 0, 5, 0)),
    "a cell of five megabytes": (f"{HEAD}\n{child(1, reason='x' * 5_000_000)}\n".encode(), (1, 0, 1, 0)),
    "a hundred thousand columns": (
        f"{HEAD},{','.join(f'c{n}' for n in range(100_000))}\n{ROWS[0]}{',' * 100_000}\n".encode(),
        (1, 1, 0, 0),
    ),
}
REFUSED = {
    "nothing at all": (b"", "The file is empty"),
    "nothing but line ends": (b"\n\n\n", "does not hold the headings"),
    "headings and no row": (f"{HEAD}\n".encode(), "headings but no rows"),
    "half a file": (TEXT.encode()[:-30], "stops in the middle of a line"),
    "a heading twice": (TEXT.replace(HEAD, f"{HEAD},Surname").encode(), "“Surname” is there twice"),
    "parted by what nobody uses": (TEXT.replace(",", "^").encode(), "does not hold the headings"),
    "a program": (b"MZ\x90\0" * 1000, "it reads what is not text"),
    "a page of a website": (b"<html><body>Sign in</body></html>", "does not hold the headings"),
    "a PDF": (b"%PDF-1.4 whatever", "a PDF document"),
}


def left_behind() -> int:
    """Rows of anything that an import writes."""
    return Delivery.objects.count() + SourceRecord.objects.count() + QuarantinedRow.objects.count()


@pytest.mark.parametrize("name", READ_WHOLE)
def test_a_file_that_can_be_understood_is_read_whole(desk: Desk, name: str) -> None:
    path = desk.folder / "early-help.csv"
    path.write_bytes(READ_WHOLE[name])
    outcome = desk.brings_file(path)
    assert (outcome.rows, outcome.accepted) == (5, 5)


@pytest.mark.parametrize("name", READ_IN_PART)
def test_bad_rows_cost_themselves_and_every_row_is_counted(desk: Desk, name: str) -> None:
    body, counts = READ_IN_PART[name]
    path = desk.folder / "early-help.csv"
    path.write_bytes(body)
    outcome = desk.brings_file(path)
    assert (outcome.rows, outcome.accepted, outcome.quarantined, outcome.duplicates) == counts


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_such_file_is_refused_in_a_sentence_and_leaves_nothing(desk: Desk, name: str) -> None:
    body, words = REFUSED[name]
    path = desk.folder / "early-help.csv"
    path.write_bytes(body)
    with pytest.raises(Refusal, match=words) as refused:
        desk.brings_file(path)
    assert len(refused.value.message) < 600 and refused.value.message.isprintable()
    assert left_behind() == 0


def test_an_archive_that_would_unpack_to_far_more_is_not_opened(desk: Desk) -> None:
    path = desk.folder / "early-help.zip"
    path.write_bytes(zipped("early-help.csv", "0" * 50_000_000))
    with pytest.raises(Refusal, match="how an attack looks"):
        desk.brings_file(path)


def test_an_archive_writes_nowhere_but_in_its_own_place(desk: Desk) -> None:
    path = desk.folder / "early-help.zip"
    escaped = f"escaped-{desk.folder.name}.csv"
    path.write_bytes(zipped(f"../../{escaped}", TEXT))
    assert desk.brings_file(path).accepted == 5
    assert not list(desk.folder.parent.rglob(escaped))
