"""Text files in every state in which they come: read, or refused with a sentence, and no good row lost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.readers.open import opened_source
from onestory.grammar.feeds import Feed
from onestory.grammar.refusals import BadInput

FEED = feed_of("early-help")
HEAD = "Episode ID,Family ID,Child ID,Forename,Surname,DOB,Start Date,Reason"
SENT = f'{HEAD}\nE1,F1,C1,Zoë,O\'Neil,2020-01-02,2025-01-01,worry\nE2,F1,C2,Sam,Doe,2020-01-02,2025-01-01,"a, b"\n'
NAMES: list[str | None] = ["Zoë", "Sam"]


@dataclass
class Came:
    """What came of a file."""

    names: list[str | None]
    rows: list[int]
    faults: list[tuple[int, str]]
    notes: str


def came(path: Path, feed: Feed = FEED) -> Came:
    names: list[str | None] = []
    rows: list[int] = []
    faults: list[tuple[int, str]] = []
    with opened_source(feed, path) as source:
        for piece in source.pieces():
            names += piece.rows["Forename"].to_list()
            rows += piece.rows["row_"].to_list()
            faults += [(fault.row, fault.reason) for fault in piece.faults]
    return Came(names, rows, faults, " ".join(source.notes))


def sent(tmp_path: Path, content: bytes | str) -> Path:
    path = tmp_path / "early-help.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    assert came(sent(tmp_path, SENT)) == Came(NAMES, [1, 2], [], came(sent(tmp_path, SENT)).notes)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (SENT.encode("utf-8-sig"), ""),
        (SENT.encode("utf-16"), "UTF-16, not UTF-8"),
        (SENT.encode("utf-16-le"), "UTF-16, not UTF-8"),
        (SENT.encode("utf-16-be"), "UTF-16, not UTF-8"),
        (SENT.encode("cp1252"), "Windows-1252, not UTF-8"),
        (SENT.replace("\n", "\r\n").encode(), ""),
        (SENT.replace("\n", "\r").encode(), ""),
        (SENT.replace(",", ";").replace("a;", "a,").encode(), "semicolons, not commas"),
        (SENT.replace(",", "\t").encode(), "tabs, not commas"),
        (("sep=,\n" + SENT).encode(), ""),
        (SENT.replace("\nE2", "\n\n  \nE2").encode(), ""),
        (SENT[:-1].encode(), "no line end"),
        (SENT.replace("a, b", "a,\nb")[:-1].encode(), "no line end"),
        (SENT.replace("Reason", "Reason,Extra").replace("worry", "worry,x").replace('b"', 'b",y').encode(), "Extra"),
        (SENT.lower().replace("zoë", "Zoë").replace("sam", "Sam").encode(), ""),
    ],
    ids=[
        "BOM", "UTF-16", "UTF-16LE", "UTF-16BE", "cp1252", "CRLF", "CR", "semicolons", "tabs", "sep=", "blank lines",
        "no last line end", "no end of a record of two lines", "extra column", "headings in small letters",
    ],
)  # fmt: skip
def test_what_can_be_read_is_read_and_the_oddity_told(tmp_path: Path, content: bytes, told: str) -> None:
    found = came(sent(tmp_path, content))

    assert (found.names, found.faults) == (NAMES, [])
    assert told in found.notes


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (SENT[: SENT.index('2025-01-01,"')].encode(), "stops in the middle of a line"),
        (SENT[: SENT.index(' b"')].encode(), "stops in the middle of a line"),
        (SENT.split("\n", 1)[1].encode(), "does not hold the headings"),
        (SENT.replace("Child ID", "Kid").encode(), "no column “Child ID”"),
        (SENT.replace("Family ID", "Child ID").encode(), "“Child ID” is there twice"),
        (b"PK\x03\x04 not really", "damaged"),
        (b"%PDF-1.7", "it is a PDF document"),
        (b"\xd0\xcf\x11\xe0 old", "an old Office document"),
    ],
    ids=[
        "empty",
        "half a file",
        "half a quoted cell",
        "no headings",
        "renamed",
        "column twice",
        "broken zip",
        "PDF",
        "old Office",
    ],
)
def test_what_cannot_be_read_is_refused_whole_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = sent(tmp_path, content)
    path = path.rename(path.with_suffix(".zip")) if content.startswith(b"PK") else path

    with pytest.raises(BadInput, match=said):
        came(path)


GOOD = "E9,F1,C9,Kit,Doe,2020-01-02,2025-01-01,worry\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('E3,F1,C3,"Al,Doe,2020-01-02,2025-01-01,worry\n', "a quotation mark is opened and never closed"),
        ("E3,F1,C3\n", "has 3 columns where 8 are expected"),
        ("E3,F1,C3,Al,Doe,2020-01-02,2025-01-01,worry,more\n", "has 9 columns where 8 are expected"),
        ("E3,F1,C3,A\x00l,Doe,2020-01-02,2025-01-01,worry\n", "holds a NUL, a character no text has"),
        (f"{HEAD}\n", "the headings again, not a row"),
    ],
    ids=["unclosed quote", "short", "long", "NUL", "headings again"],
)
def test_one_bad_line_never_costs_the_lines_around_it(tmp_path: Path, line: str, reason: str) -> None:
    found = came(sent(tmp_path, SENT + line + GOOD))

    assert found.names == [*NAMES, "Kit"]
    assert found.rows == [1, 2, 4]
    assert found.faults == [(3, reason)]


def test_a_line_in_another_encoding_costs_that_line(tmp_path: Path) -> None:
    content = SENT.encode() + "E3,F1,C3,Chloé,Doe,2020-01-02,2025-01-01,worry\n".encode("cp1252") + GOOD.encode()

    found = came(sent(tmp_path, content))

    assert found.names == [*NAMES, "Kit"]
    assert found.faults == [(3, "holds bytes that are not text in the file's encoding")]


def test_a_quoted_cell_may_run_over_lines(tmp_path: Path) -> None:
    found = came(sent(tmp_path, SENT + 'E3,F1,C3,Al,Doe,2020-01-02,2025-01-01,"one\ntwo\n\nthree"\n' + GOOD))

    assert (found.names, found.rows, found.faults) == ([*NAMES, "Al", "Kit"], [1, 2, 3, 4], [])


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    found = came(sent(tmp_path, SENT + f'E3,F1,C3,Al,Doe,2020-01-02,2025-01-01,"{"x" * 200_000}"\n' + GOOD))

    assert found.names == [*NAMES, "Al", "Kit"]


@pytest.mark.parametrize("place", range(0, 40))
def test_nothing_is_lost_where_one_block_ends_and_the_next_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr("onestory.feeds.readers.survey.BLOCK", 97 + place)
    lines = [f'E{n},F,C{n},Zoë{n},"O\'Ne""il, {n}",2020-01-02,2025-01-01,"a\nb"\n' for n in range(30)]
    bad = 'E30,F,C30,"Al,Doe,2020-01-02,2025-01-01,worry\n'

    found = came(sent(tmp_path, f"{HEAD}\n" + "".join(lines[:15]) + bad + "".join(lines[15:])))

    assert found.names == [f"Zoë{n}" for n in range(30)]
    assert [row for row, _ in found.faults] == [16]
    assert sorted([*found.rows, 16]) == list(range(1, 32))


def test_a_folder_with_one_file_is_that_file(tmp_path: Path) -> None:
    assert came(sent(tmp_path, SENT).parent).names == NAMES


def test_a_folder_with_two_files_of_a_single_file_feed_is_refused(tmp_path: Path) -> None:
    sent(tmp_path, SENT)
    (tmp_path / "other.csv").write_text(SENT)

    with pytest.raises(BadInput, match="comes as one file, and here are 2"):
        came(tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file or folder"):
        came(tmp_path / "nothing.csv")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Kay" Ann', "Kay Ann"),
        ('"Kay"&Ann', "Kay&Ann"),
        ('Kay "Kit" Ann', 'Kay "Kit" Ann'),
        ('"Kay ""Kit"" Ann"', 'Kay "Kit" Ann'),
        ('""Kay""', "Kay"),
    ],
)
def test_quotation_marks_in_odd_places_cost_no_row(tmp_path: Path, written: str, read: str) -> None:
    odd = f"E3,F1,C3,{written},Doe,2020-01-02,2025-01-01,worry\n"

    found = came(sent(tmp_path, SENT + odd + odd.replace("E3", "E4")))

    assert (found.names, found.rows, found.faults) == ([*NAMES, read, read], [1, 2, 3, 4], [])


@pytest.mark.parametrize("line", ['E3,F1,C3,Kay "Kit, Ann",Doe,2020-01-02,2025-01-01,worry\n', '"E3"x,F1\n'])
def test_a_line_whose_odd_marks_part_it_wrongly_is_set_apart_alone(tmp_path: Path, line: str) -> None:
    found = came(sent(tmp_path, SENT + line + SENT.splitlines()[1] + "\n"))

    assert (found.names, [row for row, _ in found.faults]) == ([*NAMES, "Zoë"], [3])
