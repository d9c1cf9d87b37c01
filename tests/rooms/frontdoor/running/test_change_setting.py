"""What a council sets for its front door: dated, with the reason, in force at once, and nothing before it is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from onestory.audit.models import AuditEvent
from onestory.councils.models import Setting
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.declared.local_settings import WEEK
from onestory.frontdoor.queries.setting.local_settings import foreseen_of, local_setting
from onestory.frontdoor.queries.setting.settings import clocks_of, level_indicators, repeat_alert
from onestory.frontdoor.rules.previewing import LATE, SHUT
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door

TODAY, TOMORROW = NOW.date(), NOW.date() + timedelta(days=1)
TWICE = {"repeated-without-action-times": "2", "repeated-without-action-months": "12"}


@pytest.fixture
def keeper(hub: Door) -> Actor:
    """The council's administrator."""
    return hub.here("administrator")


def test_it_holds_from_today_and_what_stood_before_stays(hub: Door, keeper: Actor) -> None:
    change_setting(actor=keeper, name="alerts", typed=TWICE, why="Agreed in October.", now=NOW)
    assert (repeat_alert(viewer=keeper, on=TODAY).times, repeat_alert(viewer=keeper, on=TODAY).months) == (2, 12)
    later = {**TWICE, "repeated-without-action-times": "4"}
    change_setting(actor=keeper, name="alerts", typed=later, why="Too many.", now=NOW + timedelta(days=1))
    assert [repeat_alert(viewer=keeper, on=on).times for on in (TODAY, TOMORROW)] == [2, 4]
    history = local_setting("alerts", viewer=keeper, on=TOMORROW).history
    assert [(one.since, one.until, one.why) for one in history] == [
        (TOMORROW, None, "Too many."),
        (TODAY, TOMORROW, "Agreed in October."),
    ]


def test_the_list_says_in_short_what_stands_and_joins_days_of_the_same_hours(hub: Door, keeper: Actor) -> None:
    hours = dict.fromkeys(WEEK[:4], "09:00 to 17:00") | {"friday": "09:00 to 16:30"}
    change_setting(actor=keeper, name="hub-hours", typed=hours, why="Agreed.", now=NOW)
    assert local_setting("hub-hours", viewer=keeper, on=TODAY).in_short == [
        ("Monday to Thursday", "09:00 to 17:00"),
        ("Friday", "09:00 to 16:30"),
        ("Saturday and Sunday", "shut"),
        ("On bank holidays", "Shut"),
    ]
    assert local_setting("alerts", viewer=keeper, on=TODAY).in_short == [("Contacts", "3"), ("Months", "6")]
    assert local_setting("level-wording", viewer=keeper, on=TODAY).in_short == []


def test_a_second_change_on_one_day_is_the_days_and_the_audit_has_both(hub: Door, keeper: Actor) -> None:
    for times in ("2", "5"):
        typed = {**TWICE, "repeated-without-action-times": times}
        change_setting(actor=keeper, name="alerts", typed=typed, why="Agreed.", now=NOW)
    assert repeat_alert(viewer=keeper, on=TODAY).times == 5
    hub.system()
    assert AuditEvent.objects.filter(act="setting.change").count() == 2


def test_what_is_left_empty_is_as_declared_again(hub: Door, keeper: Actor) -> None:
    lists = {"3": "Hungry again\n\n  Cold again "}
    change_setting(actor=keeper, name="level-indicators", typed=lists, why="Our document.", now=NOW)
    assert level_indicators(viewer=keeper, on=TODAY)["3"] == ("Hungry again", "Cold again")
    change_setting(actor=keeper, name="level-indicators", typed={}, why="Back.", now=NOW)
    assert len(level_indicators(viewer=keeper, on=TODAY)["3"]) > 2


def test_the_page_keeps_what_it_does_not_ask_about(hub: Door, keeper: Actor) -> None:
    hub.set("alerts", {"repeated-without-action": {"times": 2, "months": 12}, "of-old": {"times": 9}})
    change_setting(actor=hub.again(keeper), name="alerts", typed=TWICE, why="Agreed.", now=NOW)
    assert Setting.objects.get(name="alerts", during__contains=TODAY).value["of-old"] == {"times": 9}


@pytest.mark.parametrize(
    ("typed", "allows", "unit"),
    [
        ({"red-hours": "3"}, 3, "hub hours, running on once started"),
        ({"amber-hours": "3"}, 3, "hub hours"),
        ({"amber-out-of-hours": "never-stops"}, 6, "hours"),
        ({"amber-out-of-hours": "runs-on", "amber-hours": "4"}, 4, "hub hours, running on once started"),
        ({"red-out-of-hours": "pauses"}, 2, "hub hours"),
    ],
)
def test_what_a_colour_is_not_told_of_stays_as_declared(
    keeper: Actor, typed: dict[str, str], allows: int, unit: str
) -> None:
    change_setting(actor=keeper, name="brag-hours", typed=typed, why="As Luton.", now=NOW)
    clocks = clocks_of(viewer=keeper, on=TODAY)
    limit = clocks.limit_of_colour(next(iter(typed)).split("-")[0], on=TODAY)
    assert (limit.allows, limit.unit, limit.source) == (allows, unit, "Set by the council")
    assert clocks_of(viewer=keeper, on=date(2026, 6, 1)).limits == {}


def test_what_a_rule_would_do_is_foreseen_and_nothing_is_kept(hub: Door, keeper: Actor) -> None:
    hub.set("hub-hours", {day: ["09:00", "17:00"] for day in WEEK[:5]})
    looks = foreseen_of("brag-hours", {"amber-out-of-hours": "never-stops"}, viewer=hub.again(keeper), now=NOW)
    amber = {each.when: (each.stands, each.typed) for each in looks if each.brag == "amber"}
    friday_night = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert amber[LATE] == (datetime(2026, 11, 23, 14, 30, tzinfo=UTC), friday_night + timedelta(hours=6))
    assert amber[SHUT] == (datetime(2026, 11, 23, 15, tzinfo=UTC), friday_night + timedelta(hours=7))
    assert not any(each.is_changed for each in looks if each.brag != "amber")
    assert clocks_of(viewer=keeper, on=TODAY).limits == {}
    assert foreseen_of("alerts", TWICE, viewer=keeper, now=NOW) == []


@pytest.mark.parametrize("times", ["0", "many", "21", "-1"])
def test_a_number_outside_its_bounds_is_refused(keeper: Actor, times: str) -> None:
    typed = {**TWICE, "repeated-without-action-times": times}
    with pytest.raises(BadInput, match="whole number from 1 to 20"):
        change_setting(actor=keeper, name="alerts", typed=typed, why="Agreed.", now=NOW)


def test_a_reason_and_the_right_role_are_needed(hub: Door, keeper: Actor) -> None:
    with pytest.raises(BadInput, match="Say why"):
        change_setting(actor=keeper, name="alerts", typed=TWICE, why=" ", now=NOW)
    with pytest.raises(NotFound):
        change_setting(actor=keeper, name="colour-of-the-walls", typed={}, why="x", now=NOW)
    with pytest.raises(NotPermitted):
        change_setting(actor=hub.here("hub-manager"), name="alerts", typed=TWICE, why="Agreed.", now=NOW)


def test_an_administrator_says_when_the_door_is_open(hub: Door, keeper: Actor) -> None:
    typed = {"monday": "8.30 to 17:00", "saturday": "10:00-00:00", "sunday": "Shut", "bank-holidays": "open"}
    change_setting(actor=keeper, name="hub-hours", typed=typed, why="Agreed by both councils.", now=NOW)
    clocks = clocks_of(viewer=keeper, on=TODAY)
    boxing_day = datetime(2026, 12, 28, 9, tzinfo=UTC)  # the Monday after a Saturday's
    late_on_saturday = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
    assert [clocks.is_open(at) for at in (boxing_day, late_on_saturday, NOW)] == [True, True, False]
    [kept] = local_setting("hub-hours", viewer=keeper, on=TODAY).history
    assert kept.said == (
        ("Monday", "08:30 to 17:00"),
        ("Saturday", "10:00 to 24:00"),
        ("Sunday", "shut"),
        ("On bank holidays", "Open, as on that day of the week"),
    )


def test_a_door_set_to_all_day_every_day_has_no_night(keeper: Actor) -> None:
    change_setting(actor=keeper, name="hub-hours", typed=dict.fromkeys(WEEK, "all day"), why="Staffed.", now=NOW)
    christmas = datetime(2026, 12, 25, 3, tzinfo=UTC)
    assert clocks_of(viewer=keeper, on=TODAY).night_of(christmas) is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"monday": "when we can"}, "08:30 to 17:00, all day, or shut"),
        ({"monday": "17:00 to 08:30"}, "08:30 to 17:00, all day, or shut"),
        ({"monday": "08:30 to 25:00"}, "08:30 to 17:00, all day, or shut"),
        ({"monday": "08:75 to 17:00"}, "08:30 to 17:00, all day, or shut"),
        (dict.fromkeys(("monday", "tuesday"), "shut"), "on which day the door opens"),
        ({"bank-holidays": "perhaps"}, "one of those offered"),
    ],
)
def test_hours_that_no_clock_could_run_on_are_refused(keeper: Actor, typed: dict[str, str], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        change_setting(actor=keeper, name="hub-hours", typed=typed, why="Agreed.", now=NOW)
