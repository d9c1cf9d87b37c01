"""Which looks are put to the reviewer, and which are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from onestory.oversight.declared.signs import BY_CODE, ENOUGH, SIGNALS, Sign
from onestory.oversight.rules.looks import Flag, Lately, Look, Search, Seen, Viewer
from onestory.oversight.rules.weighing import Day, flags, says_more

ON = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
AMINA = Viewer(number=1, surname="yusuf", places=frozenset({"TS1 2AB|4"}), postcodes=frozenset({"TS1 2AB"}), team=7)
ADA = Seen(
    person="ada", surnames=frozenset({"bell"}), places=frozenset({"TS3 9ZZ|1"}), postcodes=frozenset({"TS3 9ZZ"})
)


def look(number: int = 1, person: str = "ada", *, at: datetime = NOON, viewer: int = 1, works: bool = False) -> Look:
    return Look(number=number, viewer=viewer, person=person, at=at, works=works)


def a_day(
    *looks: Look,
    viewer: Viewer = AMINA,
    seen: Seen = ADA,
    lately: Lately | None = None,
    searches: tuple[Search, ...] = (),
) -> Day:
    return Day(
        on=ON,
        looks=looks,
        searches=searches,
        viewers={viewer.number: viewer},
        seen={seen.person: seen},
        lately=lately or Lately(),
        share_of_name=lambda name: 0.02 if name == "smith" else 0.0001,
        is_open=lambda at: at.weekday() < 5 and 9 <= at.hour < 17,
    )


def signs(day: Day) -> list[tuple[str, ...]]:
    return [flag.signs for flag in flags(day)]


def test_an_ordinary_look_is_not_flagged() -> None:
    assert flags(a_day(look())) == []


def test_a_look_at_somebody_one_works_with_is_never_weighed() -> None:
    family = replace(ADA, surnames=frozenset({"yusuf"}), places=AMINA.places)
    assert flags(a_day(look(works=True), seen=family)) == []


@pytest.mark.parametrize(
    ("seen", "sign"),
    [
        (replace(ADA, surnames=frozenset({"bell", "yusuf"})), Sign.SAME_SURNAME),
        (replace(ADA, places=AMINA.places, postcodes=AMINA.postcodes), Sign.SAME_ADDRESS),
        (replace(ADA, postcodes=AMINA.postcodes), Sign.SAME_STREET),
        (replace(ADA, colleagues={2: 7}), Sign.COLLEAGUE),
    ],
)
def test_somebody_the_viewer_may_know_is_flagged(seen: Seen, sign: Sign) -> None:
    assert signs(a_day(look(), seen=seen)) == [(sign,)]


def test_somebody_at_work_elsewhere_is_not_a_colleague_and_nobody_is_their_own() -> None:
    assert flags(a_day(look(), seen=replace(ADA, colleagues={2: 8, 1: 7}))) == []


def test_a_name_that_many_have_is_not_enough_by_itself() -> None:
    smith = replace(AMINA, surname="smith")
    family = replace(ADA, surnames=frozenset({"smith"}))
    assert flags(a_day(look(), viewer=smith, seen=family)) == []
    at_night = look(at=NOON + timedelta(hours=9))
    assert signs(a_day(at_night, viewer=smith, seen=family)) == [(Sign.COMMON_SURNAME, Sign.OFF_HOURS)]


def test_a_declared_relative_is_flagged() -> None:
    assert signs(a_day(look(), viewer=replace(AMINA, kin=frozenset({"ada"})))) == [(Sign.OWN_FAMILY,)]


def test_a_case_that_ended_a_month_ago_is_flagged_and_one_of_last_week_is_not() -> None:
    assert signs(a_day(look(), viewer=replace(AMINA, former={"ada": date(2026, 10, 1)}))) == [(Sign.FORMER_CASE,)]
    assert flags(a_day(look(), viewer=replace(AMINA, former={"ada": date(2026, 11, 13)}))) == []


def test_somebody_who_stays_late_is_not_out_of_hours() -> None:
    late, night = NOON + timedelta(hours=6), NOON + timedelta(hours=9)
    assert flags(a_day(*(look(n, f"p{n}", at=late) for n in range(6)))) == []
    assert signs(a_day(*(look(n, f"p{n}", at=night) for n in range(6)))) == [(Sign.NIGHT_SPREE,)]


def test_the_emergency_duty_team_works_at_night() -> None:
    night = NOON + timedelta(hours=9)
    duty = replace(AMINA, works_nights=True)
    assert flags(a_day(*(look(n, f"p{n}", at=night) for n in range(6)), viewer=duty)) == []


def test_far_more_than_usual_is_flagged_and_a_busy_worker_s_day_is_not() -> None:
    many = [look(n, f"p{n}") for n in range(60)]
    assert signs(a_day(*many)) == [(Sign.HOOVERING,)]
    assert flags(a_day(*many, viewer=replace(AMINA, usual=40, usual_spread=10))) == []


def test_a_person_many_look_at_is_flagged_for_each_who_looked_that_day() -> None:
    lately = Lately(viewers={"ada": {number: ON - timedelta(days=2) for number in range(2, 7)}})
    assert signs(a_day(look(), lately=lately)) == [(Sign.PILE_UP,)]
    long_ago = Lately(viewers={"ada": {number: ON - timedelta(days=9) for number in range(2, 7)}})
    assert flags(a_day(look(), lately=long_ago)) == []


def test_coming_back_adds_to_another_sign() -> None:
    lately = Lately(days={(1, "ada"): {ON - timedelta(days=3), ON - timedelta(days=5)}})
    night = look(at=NOON + timedelta(hours=9))
    assert signs(a_day(night, lately=lately)) == [(Sign.AGAIN, Sign.OFF_HOURS)]


def test_searching_twice_for_one_s_own_name_is_flagged() -> None:
    searches = tuple(Search(number=n, viewer=1, words="Hassan Yusuf", at=NOON) for n in (1, 2))
    assert signs(a_day(searches=searches)) == [(Sign.OWN_NAME_SEARCHED,)]
    assert flags(a_day(searches=searches[:1])) == []


def test_the_same_signs_are_not_raised_again_soon_and_a_new_sign_is() -> None:
    flag = Flag(viewer=1, person="ada", on=ON, signs=("same-street",), weight=8, looks=(1,))
    assert says_more(flag, last=None, known=frozenset())
    assert not says_more(flag, last=ON - timedelta(days=3), known={"same-street"})
    assert says_more(flag, last=ON - timedelta(days=30), known={"same-street"})
    assert says_more(replace(flag, signs=("same-street", "again")), last=ON, known={"same-street"})


def test_every_sign_is_declared_and_those_that_name_somebody_near_are_enough_alone() -> None:
    assert set(BY_CODE) == set(Sign)
    alone = {signal.code for signal in SIGNALS if signal.weighs >= ENOUGH}
    assert {Sign.SAME_ADDRESS, Sign.SAME_STREET, Sign.SAME_SURNAME, Sign.OWN_FAMILY} <= alone
