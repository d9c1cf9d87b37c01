"""What is known of a child at intake, in sentences: plans, workers, warnings, other homes, brothers and sisters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from onestory.frontdoor.declared.alerts import Alert
from onestory.frontdoor.rules.understanding import Cited, Earlier, Given, understood
from onestory.people.rules.page import (
    Around,
    FactLine,
    PersonHead,
    Professional,
    Relative,
    Source,
    Stated,
    StatusLine,
    StoryEntry,
    Warned,
)

TODAY = date(2026, 11, 27)
ADA, EVE = UUID(int=1), UUID(int=2)
CARE = Source(feed="ssd", title="Children's social care", agency="Middlesbrough", as_of=date(2026, 11, 26))
POLICE = Source(feed="police-notices", title="Police notices", agency="Cleveland Police", as_of=date(2026, 11, 25))
PLAN = StatusLine(kind="cp-plan", title="Child protection plan", text="Neglect.", since=date(2026, 3, 2), source=CARE)
DOGS = Warned(kind="dangerous-dog", text="Two dogs loose in the yard.", since=date(2026, 1, 5), source=POLICE)
WORKER = Professional(
    service="cp", service_title="Child protection", role="social worker", name="Ola Reed", phone="", team="North team",
    since=None, until=None, source=CARE,
)  # fmt: skip
SISTER = Relative(
    person=EVE, name="Eve Bell", relation="sister", born=None, expected_on=None, age="9 years", sex="F",
    lives_here=True, contested=False, source=CARE,
)  # fmt: skip
HEAD = PersonHead(
    person=ADA, asked_for=ADA, identifiers=(ADA,), near_shield=False, name="Ada Bell", other_names=(), kind="child",
    born=date(2018, 3, 3), expected_on=None, died_on=None, age="8 years", sex="F", is_shielded=False, withheld="",
    facts=(), address=FactLine(kind="address", title="Address"), warnings=(), status=(), around=Around(), steps=(),
    opened_because="",
)  # fmt: skip
NOTHING = Given(
    head=HEAD, worker=None, contacts=(), siblings=(), without_action=0, today=TODAY,
    alert=Alert(code="again", title="Again", times=3, months=6, asks="Look at them together."),
)  # fmt: skip


def said(given: Given) -> tuple[Cited, ...]:
    return understood(given).sentences


def the_one(given: Given, part: str) -> Cited:
    (found,) = [each for each in said(given) if part in each.words]
    return found


def ended(reference: str, outcome: str, on: datetime) -> Earlier:
    return Earlier(
        reference=reference, received_at=on, outcome=outcome, outcome_title=outcome.capitalize(), is_open=False,
        is_lately=True,
    )  # fmt: skip


def test_where_nothing_is_known_it_says_so_and_no_more() -> None:
    assert [each.words for each in said(NOTHING)] == [
        "No record names a worker, a plan or an order.",
        "No contact with this front door before.",
    ]


def test_a_plan_is_loud_and_says_whose_word_it_is_and_of_when() -> None:
    found = the_one(replace(NOTHING, head=replace(HEAD, status=(PLAN,))), "protection plan")
    assert found.words == "Child protection plan: Neglect, since 2 March 2026."
    assert (found.source, found.as_of, found.loud) == ("Children's social care", date(2026, 11, 26), True)


def test_whoever_has_the_child_now_is_named_first_and_no_missing_worker_is_claimed() -> None:
    given = replace(NOTHING, worker=WORKER)
    assert said(given)[0].words == "Open to Child protection: Ola Reed of North team."
    assert understood(given).open_to is WORKER
    assert not [each for each in said(given) if "No record names" in each.words]


def test_a_warning_is_loud_with_its_day_and_its_source() -> None:
    found = the_one(replace(NOTHING, head=replace(HEAD, warnings=(DOGS,))), "Warning")
    assert found.words == "Warning: Two dogs loose in the yard (5 January 2026)."
    assert (found.source, found.loud) == ("Police notices", True)


def test_other_addresses_are_told_until_when_and_by_whom() -> None:
    other = Stated(value="9 Oak Road, TS1 2AB", source=POLICE, until=date(2026, 6, 1))
    home = FactLine(kind="address", title="Address", value="1 Elm Close", otherwise=(other,))
    found = the_one(replace(NOTHING, head=replace(HEAD, address=home)), "Oak Road")
    assert found.words == "Also recorded at 9 Oak Road, TS1 2AB until 1 June 2026."
    assert found.source == "Police notices"


def test_behind_a_shield_no_other_address_is_told_either() -> None:
    other = Stated(value="9 Oak Road", source=POLICE)
    home = FactLine(kind="address", title="Address", otherwise=(other,), withheld=True)
    given = replace(NOTHING, head=replace(HEAD, address=home, withheld="Where they are is kept from everybody."))
    assert the_one(given, "kept from everybody").loud
    assert not [each for each in said(given) if "Oak Road" in each.words]


def test_a_sister_on_a_plan_is_loud_and_one_of_whom_nothing_is_known_is_not() -> None:
    on_a_plan = replace(SISTER, known=("child protection plan since 2 March 2026",))
    assert the_one(replace(NOTHING, siblings=((on_a_plan, ()),)), "Eve Bell").loud
    quiet = the_one(replace(NOTHING, siblings=((SISTER, ()),)), "Eve Bell")
    assert quiet.words == "Eve Bell (sister, 9 years): nothing else is known of them here."
    assert (quiet.loud, quiet.person) == (False, EVE)


def test_three_that_ended_in_nothing_come_before_everything_with_their_references() -> None:
    before = tuple(ended(f"MID-{n}", "no-further-action", datetime(2026, 9, n, tzinfo=UTC)) for n in (3, 2, 1))
    first = said(replace(NOTHING, contacts=before, without_action=3))[0]
    assert first.words == "3 contacts ended without further action in 6 months. Look at them together."
    assert (first.contacts, first.loud) == (("MID-3", "MID-2", "MID-1"), True)


def test_a_referral_of_the_councils_own_record_makes_it_a_re_referral_for_a_year() -> None:
    step = StoryEntry(
        id=1, person=ADA, kind="referral", title="Referral", text="", happened_at=datetime(2026, 1, 9, tzinfo=UTC),
        to_the_day=True, until=None, recorded_at=datetime(2026, 1, 9, tzinfo=UTC), standing="", significance="",
        handling="", noted_by="", subject="", source=CARE,
    )  # fmt: skip
    assert the_one(replace(NOTHING, head=replace(HEAD, steps=(step,))), "would be a re-referral").loud
    older = replace(step, happened_at=datetime(2025, 11, 26, tzinfo=UTC))
    assert the_one(replace(NOTHING, head=replace(HEAD, steps=(older,))), "more than a year ago").loud is False
