"""Rows of text become typed rows or refusals, whatever is in them."""
# ruff: noqa: RUF001  odd letters are the point

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.feeds.declared.ae_attendances import AE_ATTENDANCES
from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.declared.early_help import EARLY_HELP
from onestory.feeds.declared.police_notices import POLICE_NOTICES
from onestory.feeds.rules.read import Refused, read, read_part
from onestory.grammar.feeds import Feed, Part
from onestory.grammar.refusals import NotFound
from tests.rules.feeds.tables import table

TODAY = date(2026, 11, 20)
NOTICES = """
    NICHE_ID | OCCURRENCE_NO | OCCURRED_AT      | SURNAME  | FORENAMES | DOB        | SEX | POSTCODE | PHONE
    A1       | O1            | 10/03/2026 14:30 |  o'neil  | baby      | 01/02/2020 | F   | ts1 1aa  | +44 7700 900123
    A2       | O1            | 10/03/2026 14:30 | UNKNOWN  | Sam       | 01/02/2020 | M   | TS1 1AA  |
    A3       | O2            | 31/04/2026 10:00 | Smith    | Sam       | 01/02/2020 | M   | TS1 1AA  |
    A4       | O2            | 10/03/2026 10:00 | Smith    | Sam       | 01/02/2031 | M   | TS1 1AA  |
    A5       | O2            | 10/03/2026 10:00 | Smith    | Sam       | 01/02/20   | M   | TS1 1AA  |
             | O2            | 10/03/2026 10:00 | Smith    | Sam       | 01/02/2020 | M   | TS1 1AA  |
    A7       | O2            | 10/03/2026 10:00 | Smith    | Sam       | 01/01/1900 | X1  | nowhere  | 12
    A8       | O2            | 10/03/2026 10:00 | Smith    | Sam       | 01/01/1890 | M   | TS1 1AA  |
"""


def test_a_row_is_read_under_our_names() -> None:
    accepted, _ = read(POLICE_NOTICES, table(NOTICES), as_of=TODAY)

    row = accepted.row(0, named=True)
    assert row["family_name"] == "o'neil"
    assert row["date_of_birth"] == date(2020, 2, 1)
    assert row["occurred_at"] == datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
    assert row["postcode"] == "TS1 1AA"
    assert row["phone"] == "07700900123"
    assert row["key_"] == "O1|A1"


def test_each_refusal_says_row_column_and_reason() -> None:
    _, refused = read(POLICE_NOTICES, table(NOTICES), as_of=TODAY)

    assert refused == [
        Refused(row=2, column="SURNAME", reason="a placeholder, not a name"),
        Refused(
            row=3,
            column="OCCURRED_AT",
            reason="not a date and time written as dd/mm/yyyy HH:MM or dd/mm/yyyy HH:MM:SS, "
            "or a time that the clocks skipped",
        ),
        Refused(
            row=4,
            column="DOB",
            reason="a date of birth after the date of the file; an expected birth has its own column",
        ),
        Refused(row=5, column="DOB", reason="not a real date written as dd/mm/yyyy"),
        Refused(row=6, column="NICHE_ID", reason="empty, and it must be filled"),
        Refused(row=8, column="DOB", reason="more than 125 years old"),
    ]
    assert [each.shown for each in refused][:3] == ["UNKNOWN", "31/04/2026 10:00", "2031-02-01"]


def test_a_value_that_is_not_worth_a_row_is_set_aside_and_kept_in_words() -> None:
    accepted, _ = read(POLICE_NOTICES, table(NOTICES), as_of=TODAY)

    row = accepted.row(-1, named=True)
    assert (row["postcode"], row["phone"], row["sex"], row["date_of_birth"]) == (None, None, None, None)
    assert "POSTCODE: nowhere (not a United Kingdom postcode)" in row["set_aside"]


def test_a_row_refused_twice_is_one_row() -> None:
    twice = NOTICES.splitlines()[1] + "\n | O9 | never | Smith | Sam | 01/02/2020 | M | |"

    reading = read_part(POLICE_NOTICES.parts[0], table(twice), as_of=TODAY)

    assert {each.column for each in reading.refused()} == {"NICHE_ID", "OCCURRED_AT"}
    assert reading.rejected.height == 1


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("29/03/2026 00:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("29/03/2026 01:30", None),
        ("29/03/2026 02:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("25/10/2026 01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("25/10/2026 02:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_hours_on_the_nights_the_clocks_change(said: str, meant: datetime | None) -> None:
    row = f"NICHE_ID | OCCURRENCE_NO | OCCURRED_AT | SURNAME\nA | O | {said} | Smith"

    accepted, refused = read(POLICE_NOTICES, table(row), as_of=TODAY)

    assert (accepted["occurred_at"].to_list() == [meant]) if meant else len(refused) == 1


@pytest.mark.parametrize(
    "name", ["Null", "Test", "Nguyễn", "李", "Zoë", "O’Neil", "Smith-Jones", "Ŵyn", "Аnna", "N'Golo"]
)
def test_a_real_name_is_a_name_however_odd(name: str) -> None:
    row = f"NICHE_ID | OCCURRENCE_NO | OCCURRED_AT | SURNAME\nA | O | 01/02/2026 10:00 | {name}"

    accepted, refused = read(POLICE_NOTICES, table(row), as_of=TODAY)

    assert refused == []
    assert accepted["family_name"].to_list() == [name]


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("943 476 5919", "9434765919"),
        ("943-476-5919", "9434765919"),
        ("9434765918", None),
        ("943476591", None),
        ("9999999999", None),
        ("0000000000", None),
    ],
)
def test_an_nhs_number_agrees_with_its_last_digit_or_is_set_aside(number: str, kept: str | None) -> None:
    row = f"ATTENDANCE ID | NHS NUMBER | PATIENT NAME | ARRIVED\nA | {number} | SMITH, Al | 2026-01-01T10:00:00"

    accepted, refused = read(AE_ATTENDANCES, table(row), as_of=TODAY)

    assert refused == []
    assert accepted["nhs_number"].to_list() == [kept]


@pytest.mark.parametrize(
    ("upn", "kept"), [("H801200001001", "H801200001001"), ("A801200001001", None), ("nonsense", None)]
)
def test_a_upn_agrees_with_its_letter_or_is_set_aside(upn: str, kept: str | None) -> None:
    row = f"UPN | PupilID | Surname | Forename\n{upn} | P1 | Smith | Al"

    accepted, _ = read(feed_of("school-census"), table(row), as_of=TODAY)

    assert accepted["upn"].to_list() == [kept]


@pytest.mark.parametrize(
    ("arrears", "kept"),
    [("1,234.50", 1234.5), ("-12.5", -12.5), ("1.5e3", 1500.0)]
    + [(odd, None) for odd in ("3,5", "NaN", "inf", "1e999", "1_0", "٣", "=1", "#VALUE!")],
)
def test_an_amount_is_a_number_that_can_be_counted_with_or_is_set_aside(arrears: str, kept: float | None) -> None:
    row = f"Tenancy Ref | Person Ref | First Name | Last Name | Rent Arrears\nT | P | Al | Doe | {arrears}"

    accepted, refused = read(feed_of("housing-tenancies"), table(row), as_of=TODAY)

    assert refused == []
    assert accepted["rent_arrears"].to_list() == [kept]
    assert (accepted["set_aside"].item() is None) == (kept is not None)


def test_one_name_in_one_column_becomes_two() -> None:
    rows = """
        Person ID | Full Name       | Service Start
        P1        | Kevin Ray Brown | 01/02/2024
        P2        | Brown, Kevin    | 01/02/2024
        P3        | Cher            | 01/02/2024
    """

    accepted, _ = read(feed_of("adult-care"), table(rows), as_of=TODAY)

    assert accepted.select("given_name", "family_name").rows() == [
        ("Kevin Ray", "Brown"),
        ("Kevin", "Brown"),
        (None, "Cher"),
    ]


def test_an_episode_cannot_end_before_it_starts() -> None:
    row = "Episode ID | Child ID | Forename | Start Date | End Date\nE | C | Al | 2026-02-01 | 2026-01-31"

    _, refused = read(EARLY_HELP, table(row), as_of=TODAY)

    assert refused == [Refused(row=1, column="End Date", reason="An episode ends before it starts")]


def test_a_code_list_in_one_cell_keeps_the_codes_it_knows_and_says_which_it_does_not() -> None:
    part = feed_of("cin").part("assessments")
    row = (
        "LAchildID, CINreferralDate, AssessmentActualStartDate, AssessmentFactors\nC, 2026-01-01, 2026-01-02, 1C|RB|6B"
    )

    reading = read_part(
        part, table(row.replace("|", "/").replace(",", "|")).with_columns(pl.lit("1C|RB|6B").alias("AssessmentFactors"))
    )

    assert reading.accepted["factors"].to_list() == [["1C", "6B"]]
    assert list(reading.set_aside.values()) == [1]


def test_a_feed_nobody_declared_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="police-notices"):
        feed_of("polise")


PARTS = [(feed, part) for feed in FEEDS for part in feed.parts]
ODD = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            " ",
            "01/02/2020",
            "2020-02-01",
            "31/02/2020",
            "20200201",
            "UNKNOWN",
            "=1+1",
            "9434765919",
            "M",
            "Y",
            "\u202e",
            "1e999",
        ]
    ),
)


@pytest.mark.parametrize(("feed", "part"), PARTS, ids=[f"{feed.code}/{part.name}" for feed, part in PARTS])
def test_no_row_breaks_a_part_whatever_stands_in_it(feed: Feed, part: Part) -> None:
    theirs = dict.fromkeys(column.theirs for column in part.columns)
    odd = [
        "",
        " ",
        "\u200b",
        "01/02/2020",
        "2020-02-01",
        "99/99/9999",
        "UNKNOWN",
        "=1+1",
        "1e999",
        "x" * 500,
        "{",
        '{"a":',
        "é",
    ]
    rows = pl.DataFrame(dict.fromkeys(theirs, odd))

    reading = read_part(part, rows, as_of=TODAY)

    assert reading.accepted.height + reading.rejected.height == rows.height


SENT = ("NICHE_ID", "OCCURRENCE_NO", "OCCURRED_AT", "SURNAME", "DOB", "PHONE")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
@given(rows=st.lists(st.tuples(*(ODD for _ in SENT)), max_size=8))
def test_every_row_is_accepted_or_refused_and_never_both(rows: list[tuple[str | None, ...]]) -> None:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(SENT, pl.String), orient="row")

    reading = read_part(POLICE_NOTICES.parts[0], frame, as_of=TODAY)

    accepted, refused = set(reading.accepted["row_"]), {each.row for each in reading.refused()}
    assert accepted | refused == set(range(1, len(rows) + 1))
    assert not accepted & refused
    assert set(reading.rejected["row_"]) == refused
