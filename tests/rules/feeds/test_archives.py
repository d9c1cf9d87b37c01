"""Archives that mean harm, and those that do not."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.readers.open import opened_source
from onestory.grammar.refusals import BadInput

FEED = feed_of("ssda903")
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,M,02/01/2015,WBRI,UN1,,\n"
MISSING = "child,dob,missing,mis_start,mis_end\n1,02/01/2015,M,01/02/2026,\n"


def packed(path: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def parts_of(path: Path) -> dict[str, int]:
    with opened_source(FEED, path) as source:
        return {piece.part: piece.height for piece in source.pieces()}


def test_an_archive_of_a_folder_is_read_as_the_folder(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "903.zip", **{"903/Header.csv": HEADER, "903/missing_2026.csv": MISSING, "notes.docx": "x"}
    )

    assert parts_of(path) == {"header": 1, "missing": 1}


def test_a_file_of_a_folder_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "Header.csv").write_text(HEADER)
    (tmp_path / "Missing.csv").write_bytes(b"PK\x03\x04" + b"\0" * 200)
    with pytest.raises(BadInput, match=r"^“Missing\.csv”: The file is not text"):
        parts_of(tmp_path)


def test_names_that_lead_out_of_the_folder_lead_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = packed(folder / "903.zip", **{"../../Header.csv": HEADER, "/etc/Missing.csv": MISSING})

    assert parts_of(path) == {"header": 1, "missing": 1}
    assert [each.name for each in tmp_path.rglob("*.csv")] == []


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    path = packed(tmp_path / "903.zip", **{"Header.csv": HEADER})
    link = zipfile.ZipInfo("Episodes.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert parts_of(path) == {"header": 1}


def test_a_bomb_is_weighed_and_not_opened(tmp_path: Path) -> None:
    path = packed(tmp_path / "903.zip", **{"Header.csv": b"0" * 60_000_000})

    with pytest.raises(BadInput, match="how an attack looks"):
        parts_of(path)


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    whole = packed(tmp_path / "903.zip", **{"Header.csv": HEADER}).read_bytes()
    (tmp_path / "903.zip").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BadInput, match="damaged or was cut short"):
        parts_of(tmp_path / "903.zip")


def test_a_file_that_unpacks_to_something_else_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "903.zip", **{"Header.csv": HEADER * 50})
    content = bytearray(path.read_bytes())
    content[60:64] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(content))

    with pytest.raises(BadInput):
        parts_of(path)


def test_two_files_of_one_part_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "903.zip", **{"Header.csv": HEADER, "Header_2.csv": HEADER})

    with pytest.raises(BadInput, match="Two files hold children"):
        parts_of(path)


def test_an_empty_module_and_a_stranger_are_told_and_the_rest_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "903.zip", **{"Header.csv": HEADER, "UASC.csv": "", "shopping.csv": "Milk,Bread\n1,2\n"})

    with opened_source(FEED, path) as source:
        assert [piece.part for piece in source.pieces()] == ["header"]
        assert "“UASC.csv” is empty." in source.notes
        assert any("shopping.csv” is not part of" in sentence for sentence in source.notes)


@pytest.mark.parametrize("instead", [0x00, 0xFF])
def test_an_archive_with_any_one_byte_altered_is_read_or_refused(tmp_path: Path, instead: int) -> None:
    whole = packed(tmp_path / "whole.zip", **{"Header.csv": HEADER}).read_bytes()
    path, refused = tmp_path / "903.zip", 0

    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([instead]) + whole[place + 1 :])
        try:
            parts_of(path)
        except BadInput:
            refused += 1

    assert refused > len(whole) // 4
