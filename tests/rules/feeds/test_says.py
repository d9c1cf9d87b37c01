"""What a row says of a person; and a table says the same as its rows, one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.rules.frames import events_frame, involvements_frame, others_frame, relations_frame
from onestory.feeds.rules.read import read
from onestory.feeds.rules.says import events_of, involvements_of, person_of, relations_of
from onestory.feeds.rules.taking import KINDS
from onestory.grammar.feeds import Feed, Part
from onestory.grammar.steps import Kind
from tests.rules.feeds.tables import table

TODAY = date(2026, 11, 20)
EARLY_HELP = feed_of("early-help").parts[0]
EPISODE = """
    Episode ID | Family ID | Child ID | Forename | Surname | DOB        | Postcode | Parent Name | Parent DOB
    E1         | F1        | C1       | Sam      | Doe     | 2020-01-02 | TS1 1AA  | Pat Doe     | 1990-01-01
"""
HELP = """
    Start Date | Reason        | Lead Practitioner | Practitioner Telephone | Organisation
    2025-01-01 | Housing worry | Ann Lee           | 01632 960001           | Family hub
"""


@pytest.fixture
def episode() -> dict[str, object]:
    accepted, _ = read(EARLY_HELP, pl.concat([table(EPISODE), table(HELP)], how="horizontal"), as_of=TODAY)
    return accepted.row(0, named=True)


def test_a_row_says_who_its_person_is(episode: dict[str, object]) -> None:
    person = person_of(EARLY_HELP, episode)

    assert person is not None
    assert person.who == "child"
    assert person.identity == {
        "given_name": "Sam",
        "family_name": "Doe",
        "date_of_birth": date(2020, 1, 2),
        "postcode": "TS1 1AA",
    }
    assert (person.home_from, person.home_until) == (date(2025, 1, 1), None)


def test_a_row_says_what_happened_in_words(episode: dict[str, object]) -> None:
    (event,) = events_of(EARLY_HELP, episode)

    assert (event.kind, event.on, event.until) == ("early-help", date(2025, 1, 1), None)
    assert event.says == "Early help from Family hub: Housing worry"


def test_a_row_says_who_works_with_them(episode: dict[str, object]) -> None:
    (involved,) = involvements_of(EARLY_HELP, episode)

    assert (involved.service, involved.role, involved.name) == ("early-help", "lead practitioner", "Ann Lee")
    assert (involved.phone, involved.team, involved.since) == ("01632960001", "Family hub", date(2025, 1, 1))


def test_a_row_says_to_whom_its_person_is_tied(episode: dict[str, object]) -> None:
    parent, family = relations_of(EARLY_HELP, episode)

    assert parent.other == {"full_name": "Pat Doe", "date_of_birth": date(1990, 1, 1)}
    assert (parent.kind, parent.shares_address) == ("parent", True)
    assert (family.kind, family.group) == ("family", "F1")


def test_codes_are_said_by_their_meaning() -> None:
    part = feed_of("cin").part("referrals")
    row = {"referred_on": date(2026, 1, 5), "source": "6", "primary_need": "N1", "no_further_action": False}

    assert [event.says for event in events_of(part, row)] == [
        "Referral to children's social care from Police; need: Abuse or neglect"
    ]


def test_an_hour_is_kept_and_its_day_is_the_day_in_england() -> None:
    part = feed_of("ae-attendances").parts[0]
    arrived = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    (event,) = events_of(part, {"arrived_at": arrived, "complaint": "Burn"})

    assert (event.on, event.at) == (date(2026, 7, 1), arrived)
    assert event.says == "A&E attendance: Burn"


VALUES: dict[Kind, object] = {
    Kind.TEXT: "words",
    Kind.DATE: date(2026, 3, 9),
    Kind.INSTANT: datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
    Kind.NUMBER: 12.0,
    Kind.YES_NO: True,
    Kind.LIST: ["1A", "2B"],
}
PARTS = [(feed, part) for feed in FEEDS for part in feed.parts]


def _rows(part: Part) -> pl.DataFrame:
    """A row with everything, one with nothing, one with every other thing, one with codes."""
    full = {name: VALUES[part.kind_of(name)] for name in part.ours}
    coded = {
        name: next(iter(codes.values))
        for name in part.ours
        if (codes := part.codes_of(name)) and part.kind_of(name) is Kind.TEXT
    }
    half = {name: value if place % 2 else None for place, (name, value) in enumerate(full.items())}
    no = {name: False for name in part.ours if part.kind_of(name) is Kind.YES_NO}
    rows = [full, dict.fromkeys(full), half, {**full, **coded, **no}]
    columns = [pl.Series(name, [row[name] for row in rows], dtype=KINDS[part.kind_of(name)]) for name in part.ours]
    return pl.DataFrame(columns).with_columns(pl.Series("record_id", range(4), dtype=pl.Int64))


@pytest.mark.parametrize(("feed", "part"), PARTS, ids=[f"{feed.code}/{part.name}" for feed, part in PARTS])
def test_a_table_says_what_its_rows_say(feed: Feed, part: Part) -> None:
    rows = _rows(part)
    singly = list(rows.iter_rows(named=True))

    events = [
        (row["record_id"], e.kind, e.on, e.until, e.says, e.significant) for row in singly for e in events_of(part, row)
    ]
    together = events_frame(part, rows).select("record_id", "kind", "on", "until", "says", "significant").rows()
    assert sorted(map(str, together)) == sorted(map(str, events))

    involved = [
        (row["record_id"], i.role, i.name, i.phone or None, i.since)
        for row in singly
        for i in involvements_of(part, row)
    ]
    together = involvements_frame(part, rows).select("record_id", "role", "name", "phone", "since").rows()
    assert sorted(map(str, together)) == sorted(map(str, involved))

    ties = [(row["record_id"], r.kind, r.group) for row in singly for r in relations_of(part, row) if not r.other]
    assert sorted(map(str, relations_frame(part, rows).select("record_id", "kind", "group").rows())) == sorted(
        map(str, ties)
    )
    others = [(row["record_id"], r.kind) for row in singly for r in relations_of(part, row) if r.other]
    assert sorted(others_frame(part, rows).select("record_id", "kind").rows()) == sorted(others)
