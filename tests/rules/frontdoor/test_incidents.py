"""Which schools must be told, and what of the words about an incident they may be told."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from onestory.frontdoor.declared.timescales import ENCOMPASS
from onestory.frontdoor.rules.encompass import school_must_be_told
from onestory.frontdoor.rules.incidents import NOT_REPEATED, incident_of_a_call, without_places
from onestory.frontdoor.rules.told import Told, ToldAdult, ToldChild
from onestory.grammar.timescales import due_at

ON = date(2026, 11, 20)
PLACE = f"It was at {NOT_REPEATED}."


@pytest.mark.parametrize(
    ("child", "kind", "must"),
    [
        ({"born_on": date(2022, 8, 31)}, "domestic-abuse", True),  # four when this school year began: reception
        ({"born_on": date(2022, 9, 2)}, "domestic-abuse", False),
        ({"born_on": date(2008, 11, 21)}, "domestic-abuse", True),  # eighteen tomorrow
        ({"born_on": date(2008, 11, 20)}, "domestic-abuse", False),
        ({"age_about": 9}, "domestic-abuse", True),
        ({"age_about": 2}, "domestic-abuse", False),
        ({}, "domestic-abuse", True),  # of unknown age: better told than not
        ({"is_unborn": True}, "domestic-abuse", False),
        ({"born_on": date(2018, 1, 1)}, "missing", False),
    ],
)
def test_the_school_of_a_child_of_reception_age_to_17_is_told_of_domestic_abuse(
    child: dict[str, Any], kind: str, must: bool
) -> None:
    assert school_must_be_told(ToldChild(**child), kind=kind, on=ON) is must


@pytest.mark.parametrize(
    ("happened", "due"),
    [
        (datetime(2026, 11, 20, 1, 40, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)),  # in the night to Friday
        (datetime(2026, 11, 20, 9, 0, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)),  # as school opens: Monday
        (datetime(2026, 11, 21, 22, 0, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)),  # Saturday
        (datetime(2026, 12, 24, 22, 0, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=UTC)),  # in the holidays
        (
            datetime(2026, 3, 28, 23, 40, tzinfo=UTC),
            datetime(2026, 3, 30, 8, tzinfo=UTC),
        ),  # summer time begins that night
    ],
)
def test_it_is_due_when_a_school_next_opens(happened: datetime, due: datetime) -> None:
    assert due_at(ENCOMPASS, started_at=happened) == due


@pytest.mark.parametrize(
    "words",
    ["It was at 4 Hill Row, TS1 2AB.", "It was at 4  hill row TS12AB.", "It was at 4, Hill Row.", "It was at ts1 2ab."],
)
def test_a_place_that_was_told_is_not_repeated_however_it_is_written(words: str) -> None:
    told = Told(worry="x", adults=(ToldAdult(address="4 Hill Row", postcode="TS1 2AB"),))
    said = without_places(words, told).replace(f"{NOT_REPEATED}, {NOT_REPEATED}", NOT_REPEATED)
    assert said.replace(f"{NOT_REPEATED} {NOT_REPEATED}", NOT_REPEATED) == PLACE


def test_words_without_a_place_are_left_as_they_are() -> None:
    assert without_places("She hid. (4 hours)", Told(worry="x", children=(ToldChild(address="4 Hill Row"),))) == (
        "She hid. (4 hours)"
    )


def test_a_call_of_the_police_about_one_event_with_children_is_an_incident() -> None:
    came = datetime(2026, 11, 20, 10, tzinfo=UTC)
    told = Told(worry="x", source="6", incident_on=date(2026, 11, 19), children=(ToldChild(given_name="Ada"),))
    incident = incident_of_a_call(told, came_at=came)
    assert incident is not None
    assert incident.happened_at == datetime(2026, 11, 19, 23, 59, tzinfo=UTC)
    by_a_school = Told(worry="x", source="2A", incident_on=ON, children=told.children)
    of_no_event = Told(worry="x", source="6", children=told.children)
    assert incident_of_a_call(by_a_school, came_at=came) is None
    assert incident_of_a_call(of_no_event, came_at=came) is None
