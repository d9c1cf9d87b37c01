"""The council's own returns obey the rules that the department checks, and agree with one another."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from lxml import etree

from onestory.madeup.extracts.layout import uk
from onestory.madeup.rules.days import is_working

SCHEMA = Path(__file__).parents[4] / "shared" / "data" / "schemas" / "CIN_schema_2026.xsd"
START, END = date(2025, 4, 1), date(2026, 3, 31)


@pytest.fixture(scope="module")
def census(folder: Path) -> etree._Element:
    return etree.parse(str(folder / "cin" / "CIN_2026.xml")).getroot()


def day(element: etree._Element, name: str) -> date | None:
    text = element.findtext(name)
    return date.fromisoformat(text) if text else None


def episodes(census: etree._Element) -> list[etree._Element]:
    return census.findall("Children/Child/CINdetails")


def test_the_census_is_valid_against_the_2026_schema(census: etree._Element) -> None:
    if not SCHEMA.exists():
        pytest.skip("The department's schema is not on this machine, so the census cannot be held against it.")
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(census), schema.error_log


def test_a_referral_with_no_further_action_carries_nothing_else(census: etree._Element) -> None:
    for episode in episodes(census):
        if episode.findtext("ReferralNFA") == "1":
            assert {part.tag for part in episode} == {"CINreferralDate", "ReferralSource", "ReferralNFA"}


def test_a_missing_pupil_number_has_a_reason_that_fits(census: etree._Element) -> None:
    for child in census.findall("Children/Child"):
        number, reason = (child.findtext(f"ChildIdentifiers/{name}") for name in ("UPN", "UPNunknown"))
        assert (number is None) != (reason is None)
        only_nfa = all(episode.findtext("ReferralNFA") == "1" for episode in child.findall("CINdetails"))
        assert reason is None or (reason == "UN7") == only_nfa


def test_a_case_closed_after_assessment_closed_that_day_and_had_nothing_more(census: etree._Element) -> None:
    for episode in episodes(census):
        if episode.findtext("ReasonForClosure") in {"RC8", "RC9"}:
            assert episode.find("Section47") is None
            assert episode.find("CINPlanDates") is None
            ends = [day(part, "AssessmentAuthorisationDate") for part in episode.findall("Assessments")]
            assert day(episode, "CINclosureDate") in ends


def test_nothing_happens_before_the_referral_or_after_the_closure(census: etree._Element) -> None:
    for episode in episodes(census):
        opened, closed = day(episode, "CINreferralDate"), day(episode, "CINclosureDate") or END
        leaves = [part for part in episode.iter() if "Date" in part.tag and len(part) == 0]
        dates = [date.fromisoformat(part.text or "") for part in leaves]
        within = [one for one in dates if one != opened]
        assert opened is not None
        assert all(opened <= one <= closed for one in within), etree.tostring(episode)


def test_a_protection_plan_starts_on_the_day_of_a_conference_on_a_working_day(census: etree._Element) -> None:
    for episode in episodes(census):
        held = [day(part, "DateOfInitialCPC") for part in episode.findall("Section47")]
        assert all(is_working(one) for one in held if one)
        for plan in episode.findall("ChildProtectionPlans"):
            started = day(plan, "CPPstartDate")
            assert started is not None
            assert started < START or started in held


def test_child_in_need_plans_and_protection_plans_do_not_overlap(census: etree._Element) -> None:
    for episode in episodes(census):
        spans = [
            (day(part, "CINPlanStartDate"), day(part, "CINPlanEndDate")) for part in episode.findall("CINPlanDates")
        ]
        plans = episode.findall("ChildProtectionPlans")
        spans += [(day(part, "CPPstartDate"), day(part, "CPPendDate")) for part in plans]
        ordered = sorted(((start or START, end or END) for start, end in spans))
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))


def test_one_childs_episodes_do_not_overlap(census: etree._Element) -> None:
    for child in census.findall("Children/Child"):
        spans = []
        for episode in child.findall("CINdetails"):
            opened = day(episode, "CINreferralDate") or START
            nfa = episode.findtext("ReferralNFA") == "1"
            spans.append((opened, opened if nfa else day(episode, "CINclosureDate") or END))
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_no_factors_is_said_alone_and_only_where_nothing_followed(census: etree._Element) -> None:
    for episode in episodes(census):
        factors = [part.text for part in episode.iter("AssessmentFactors")]
        if "21" in factors:
            assert factors == ["21"]
            assert episode.findtext("ReasonForClosure") in {None, "RC8", "RC9"}


def test_no_two_children_share_an_identifier_or_a_pupil_number(census: etree._Element) -> None:
    for name in ("LAchildID", "UPN"):
        found = [part.text for part in census.iter(name)]
        assert len(found) == len(set(found))


def test_the_unborn_have_an_expected_date_and_no_sex(census: etree._Element) -> None:
    for child in census.findall("Children/Child/ChildIdentifiers"):
        born, expected = child.findtext("PersonBirthDate"), child.findtext("ExpectedPersonBirthDate")
        assert (born is None) != (expected is None)
        assert expected is None or child.findtext("Sex") == "U"


def test_a_period_of_care_has_no_gap_and_names_why_each_part_ended(folder: Path) -> None:
    table = pl.read_csv(folder / "ssda903" / "Episodes.csv", infer_schema_length=0).with_columns(
        pl.col("DECOM", "DEC").str.to_date("%d/%m/%Y")
    )
    for _, child in table.sort("CHILD", "DECOM").group_by("CHILD", maintain_order=True):
        rows = child.to_dicts()
        for one, other in pairwise(rows):
            assert one["REC"] == "X1"
            assert one["DEC"] == other["DECOM"]
            assert other["RNE"] != "S"
        assert rows[-1]["REC"] != "X1" or rows[-1]["DEC"] is None
    assert (table["DEC"].is_null() == table["REC"].is_null()).all()
    assert table["DEC"].drop_nulls().max() <= END  # type: ignore[operator]


def test_a_child_is_the_same_in_the_looked_after_return_and_the_case_system(folder: Path, people: pl.DataFrame) -> None:
    header = pl.read_csv(folder / "ssda903" / "Header.csv", infer_schema_length=0)
    known = people.filter(pl.col("council_child_id") != "")
    both = header.join(known, left_on="CHILD", right_on="council_child_id")
    assert both.height == header.height > 0
    assert [uk(born) for born in both["date_of_birth"]] == both["DOB"].to_list()
    case_system = pl.read_csv(folder / "ssd" / "ssd_cla_episodes.csv", infer_schema_length=0)
    cared = header.filter(pl.col("CHILD").is_in(case_system["clae_person_id"].to_list()))
    assert cared.height == header.height


def test_annex_a_has_eleven_lists_and_its_contacts_are_the_case_systems(folder: Path) -> None:
    book = fastexcel.read_excel(str(folder / "annex-a.xlsx"))
    assert book.sheet_names == [f"List {number}" for number in range(1, 12)]
    listed = book.load_sheet("List 1").to_polars()
    contacts = pl.read_csv(folder / "ssd" / "ssd_contacts.csv", infer_schema_length=0)
    recent = contacts.filter(pl.col("cont_contact_date") >= "2026-05-23")
    assert listed.height == recent.height > 0
    assert set(listed["Child Unique ID"]) == set(recent["cont_person_id"])
