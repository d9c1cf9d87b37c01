"""A network in a period, and without what may not be shown; which lines tell of one happening."""

from dataclasses import replace
from datetime import date

from onestory.people.rules.happenings import key_of
from onestory.people.rules.network import Join, JoinKind, Network, Point, PointKind, Said, in_period, told_once, without

ADA = Point(id="ada", kind=PointKind.PERSON, label="Ada", is_centre=True)
UNA = Point(id="una", kind=PointKind.PERSON, label="Una")
HOME = Point(id="place-0", kind=PointKind.PLACE, label="1 High Street")
NIGHT = Point(id="happening-0", kind=PointKind.HAPPENING, label="Police notice", on=date(2024, 5, 1))
TIE = Join(one="una", other="ada", kind=JoinKind.FAMILY, words="mother of Ada")
BEGAN, ENDED = date(2020, 1, 1), date(2022, 1, 1)
LIVED = Join(one="ada", other="place-0", kind=JoinKind.HOME, words="lived at", since=BEGAN, until=ENDED)
NAMED = Join(one="ada", other="happening-0", kind=JoinKind.NAMED, words="named in", since=date(2024, 5, 1))
WHOLE = Network(points=(ADA, UNA, HOME, NIGHT), joins=(TIE, LIVED, NAMED))


def shown(since: date | None, until: date | None) -> list[str]:
    return [point.id for point in in_period(WHOLE, since, until, most=9).points]


def test_what_has_no_dates_is_always_shown() -> None:
    assert shown(date(2026, 1, 1), None) == ["ada", "una"]


def test_a_home_is_shown_while_it_was_one() -> None:
    assert "place-0" in shown(date(2021, 1, 1), date(2021, 6, 1))
    assert "place-0" not in shown(date(2022, 1, 1), None)
    assert "place-0" not in shown(None, date(2019, 12, 31))


def test_what_happened_is_shown_on_its_day_alone() -> None:
    assert "happening-0" in shown(date(2024, 5, 1), date(2024, 5, 1))
    assert "happening-0" not in shown(date(2024, 5, 2), None)
    assert "happening-0" not in shown(None, date(2024, 4, 30))


def test_of_too_many_happenings_the_newest_are_kept_and_the_others_counted() -> None:
    days = [replace(NIGHT, id=f"happening-{number}", on=date(2024, 5, 9 - number)) for number in range(4)]
    joins = [replace(NAMED, other=day.id, since=day.on) for day in days]
    found = in_period(Network(points=(ADA, *days), joins=tuple(joins)), date(2024, 5, 7), None, most=2)
    assert ([point.id for point in found.points], found.left_out) == (["ada", "happening-0", "happening-1"], 1)


def test_a_place_that_is_taken_out_joins_nobody_any_more() -> None:
    left = without(WHOLE, ["place-0"])
    assert left.joins == (TIE, NAMED)
    assert HOME not in left.points


def test_what_two_sources_tell_is_said_once_by_both_and_open_where_either_leaves_it() -> None:
    ends, goes_on = Said("School census", ENDED, "stated"), Said("Housing tenancies", ENDED, "stated")
    told = [replace(LIVED, said=(ends,)), replace(LIVED, since=date(2019, 1, 1), until=None, said=(goes_on,)), TIE]
    lived, tie = told_once(told)
    assert (lived.since, lived.until, lived.said) == (date(2019, 1, 1), None, (ends, goes_on))
    assert tie == TIE


def test_the_one_in_the_middle_stays_when_nothing_joins_them() -> None:
    assert in_period(Network(points=(ADA, HOME), joins=(LIVED,)), date(2026, 1, 1), None, most=9).points == (ADA,)


def test_rows_of_one_incident_tell_of_one_happening_and_others_of_their_own() -> None:
    first, second, other = (f"police-notices/notices/{key}" for key in ("14/1|N1", "14/1|N2", "14/2|N1"))
    assert key_of("police-notices", first, "", 1) == key_of("police-notices", second, "", 2)
    assert key_of("police-notices", first, "", 1) != key_of("police-notices", other, "", 3)
    assert key_of("probation", "probation/orders/P1", "", 4) != key_of("probation", "probation/orders/P2", "", 5)


def test_acts_of_one_contact_tell_of_one_happening() -> None:
    assert key_of("", "", "FD-1", 1) == key_of("", "", "FD-1", 2) != key_of("", "", "", 3)
