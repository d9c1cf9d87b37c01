"""Census files of several years, and files that only look like one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onestory.feeds.declared.cin import CIN
from onestory.feeds.readers.open import opened_source
from onestory.feeds.rules.read import read_part
from onestory.grammar.refusals import BadInput

SHARED = Path(__file__).parents[4] / "shared" / "data" / "samples"
CHILD = """
<Child>
 <ChildIdentifiers><LAchildID>{id}</LAchildID><PersonBirthDate>2015-03-27</PersonBirthDate>{sex}</ChildIdentifiers>
 <ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
  <Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities></ChildCharacteristics>
 <CINdetails>
  <CINreferralDate>2025-10-06</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N4</PrimaryNeedCode>
  <Assessments><AssessmentActualStartDate>2025-10-07</AssessmentActualStartDate>
   <FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
  <Section47><S47ActualStartDate>2025-10-08</S47ActualStartDate><ICPCnotRequired>false</ICPCnotRequired></Section47>
  <ReferralNFA>0</ReferralNFA>
  <ChildProtectionPlans><CPPstartDate>2025-11-01</CPPstartDate><InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse>
   <LatestCategoryOfAbuse>PHY</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
   <Reviews><CPPreviewDate>2026-01-20</CPPreviewDate><CPPreviewDate>2026-03-20</CPPreviewDate></Reviews>
  </ChildProtectionPlans>
  {more}
 </CINdetails>
</Child>"""
HEADER = (
    "<Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year></CollectionDetails>"
    "<Source><LEA>806</LEA></Source></Header>"
)
PRE_PROCEEDINGS = (
    "<PreProceedingsandFGDM><PPStartDate>2026-09-09</PPStartDate>"
    "<FGDMMeetingOffer>1</FGDMMeetingOffer></PreProceedingsandFGDM>"
)


def census(
    *, year: int = 2026, sex: str = "<Sex>M</Sex>", more: str = "", children: int = 1, start: str = "", ns: str = ""
) -> str:
    rows = "".join(CHILD.format(id=f"C{n}", sex=sex, more=more) for n in range(children))
    head = f'<?xml version="1.0" encoding="utf-8"?>{start}<Message{ns}>{HEADER.format(year=year)}'
    return f"{head}<Children>{rows}</Children></Message>"


def taken(tmp_path: Path, content: str | bytes) -> tuple[dict[str, pl.DataFrame], str]:
    path = tmp_path / "cin.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    parts: dict[str, pl.DataFrame] = {}
    with opened_source(CIN, path) as source:
        for piece in source.pieces():
            accepted = read_part(CIN.part(piece.part), piece.rows, as_of=date(2026, 11, 20)).accepted
            parts[piece.part] = pl.concat([parts[piece.part], accepted]) if piece.part in parts else accepted
    return parts, " ".join(source.notes)


def test_modules_become_parts(tmp_path: Path) -> None:
    parts, notes = taken(tmp_path, census(more=PRE_PROCEEDINGS))

    assert {name: rows.height for name, rows in parts.items()} == {
        "children": 1, "referrals": 1, "assessments": 1, "section-47": 1, "cp-plans": 1, "cp-reviews": 2,
        "pre-proceedings": 1,
    }  # fmt: skip
    assert parts["children"]["disabilities"].to_list() == [["HAND", "HEAR"]]
    assert parts["cp-reviews"]["plan_from"].to_list() == [date(2025, 11, 1)] * 2
    assert parts["pre-proceedings"]["family_meeting_offered"].to_list() == [True]
    assert "census of 2026" in notes
    assert "council 806" in notes


@pytest.mark.parametrize(
    ("year", "sex", "meant"),
    [
        (2022, "<GenderCurrent>1</GenderCurrent>", "M"),
        (2023, "<GenderCurrent>2</GenderCurrent>", "F"),
        (2024, "<GenderCurrent>9</GenderCurrent>", "U"),
        (2025, "<Sex>F</Sex>", "F"),
        (2026, "<Sex>1</Sex>", "M"),
        (2026, "", None),
    ],
)
def test_sex_is_read_as_each_year_wrote_it(tmp_path: Path, year: int, sex: str, meant: str | None) -> None:
    assert taken(tmp_path, census(year=year, sex=sex))[0]["children"]["sex"].to_list() == [meant]


def test_a_namespace_is_no_obstacle_and_what_is_not_known_is_told(tmp_path: Path) -> None:
    content = census(ns=' xmlns="http://example.org/cin"', more="<Surprise>1</Surprise>")

    parts, notes = taken(tmp_path, content)

    assert parts["children"].height == 1
    assert "<Surprise> is not read (1 times" in notes


def test_a_file_may_be_in_another_encoding(tmp_path: Path) -> None:
    content = census().replace("utf-8", "utf-16").encode("utf-16")

    assert taken(tmp_path, content)[0]["children"].height == 1


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        (census()[: len(census()) // 2], "stops in the middle"),
        (census().replace("</Children></Message>", ""), "stops in the middle"),
        (census().replace("</CINdetails>", "</Oops>"), "not well-formed"),
        (census(start="<!DOCTYPE Message []>"), "document type definition"),
        (census(start=f'<!DOCTYPE Message [<!ENTITY l0 "ha">{LAUGHS}]>', more="<X>&l11;</X>"), "document type"),
        (census(start='<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/hostname">]>', more="<X>&x;</X>"), "document"),
        (census(start='<!DOCTYPE Message SYSTEM "http://127.0.0.1:9/x.dtd">'), "document type definition"),
        ("<Message><Children/></Message>", "holds no <Child>"),
        ("<html><body/></html>", "holds no <Child>"),
        ("a,b\n1,2\n", "not XML"),
        ("<Message>" + "<a>" * 5000 + "</Message>", "longer or deeper"),
    ],
    ids=[
        "empty", "half", "no end", "crossed tags", "DTD", "billion laughs", "external entity", "remote DTD",
        "no children", "HTML", "CSV", "deep",
    ],
)  # fmt: skip
def test_what_is_no_census_is_refused_whole(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        taken(tmp_path, content)


def test_many_children_come_in_pieces_and_none_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onestory.feeds.readers.census_xml.ROWS_A_PIECE", 100)

    parts, _ = taken(tmp_path, census(children=4_500))

    assert parts["children"]["council_child_id"].n_unique() == 4_500
    assert parts["cp-reviews"].height == 9_000
    assert parts["children"]["row_"].to_list() == list(range(1, 4_501))


@pytest.mark.skipif(not SHARED.exists(), reason="The shared folder of specimens is not here.")
@pytest.mark.parametrize(("name", "rows"), [("BAR_cin_2022.xml", 7), ("CIN_Census_2026.xml", 11)])
def test_specimens_in_the_wild_are_read_as_far_as_they_can_be(name: str, rows: int) -> None:
    counts: Counter[str] = Counter()
    with opened_source(CIN, SHARED / name) as source:
        for piece in source.pieces():
            counts[piece.part] += piece.height

    assert sum(counts.values()) == rows
