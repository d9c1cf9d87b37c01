"""A police file's notices become contacts, once, from the day on that the council has set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onestory.frontdoor.actions.doors.count_doors import count_doors
from onestory.frontdoor.models import (
    ContactAdult,
    DoorCount,
)
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.police_files import (
    ADA,
    BEN,
    CY,
    DAN,
    HERE,
    LAST_YEAR,
    SUMMARY,
    THERE,
    Brings,
    asked_for,
    brings,
    children,
    force,
    look,
    the_contact,
    told_since,
)

__all__ = ["brings", "force"]


def test_one_notice_is_one_incident_with_a_contact_a_child_where_each_lives(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN)
    assert look(hub) == 1
    page = the_contact(hub)
    assert [child.name for child in page.children] == ["Ada Bell"]
    assert [adult.name for adult in page.adults] == ["Dan Bell"]
    assert SUMMARY in page.words.worry
    assert "Dan Bell (suspect)" in page.words.worry
    assert (page.kind, page.channel, page.referrer.organisation) == ("domestic-abuse", "feed", "Teesside Police")
    there = the_contact(hub, THERE)
    assert [child.name for child in there.children] == ["Ben Cole"]
    assert page.incident is not None
    assert [(one.council_name, one.about) for one in page.incident.others] == [("Redcar Council", "")]


def test_where_an_adult_lives_goes_only_to_the_council_where_it_is(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN)
    look(hub)
    hub.system(HERE)
    assert ContactAdult.objects.get().address == "2 Mill Lane"
    hub.system(THERE)
    assert (ContactAdult.objects.get().address, ContactAdult.objects.get().postcode) == ("", "")


def test_its_page_says_in_which_file_and_row_it_came_and_when_at_either_council(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN)
    look(hub, NOW + timedelta(minutes=2))
    for council, row in ((HERE, 1), (THERE, 2)):
        (came,) = the_contact(hub, council).by_file
        assert (came.file_name, came.row, came.came_at, came.gone_at) == ("police-notices.csv", row, NOW, None)
        assert came.whose == ("" if council == HERE else "Middlesbrough Council")


def test_its_clocks_run_from_when_the_file_came_not_from_the_look(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    look(hub)
    brings(ADA)
    later = NOW + timedelta(days=2)
    look(hub, later)
    page = the_contact(hub)
    assert (page.received_at, page.recorded_at) == (NOW, later)


def test_what_came_before_the_council_asked_was_not_received_before_it_asked(hub: Door, brings: Brings) -> None:
    brings(ADA, now=NOW)
    asked_for(hub)
    later = NOW + timedelta(days=2)
    look(hub, later)
    assert the_contact(hub).received_at == later


def test_the_door_reconciles(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, CY, DAN)
    look(hub)
    after = NOW + timedelta(minutes=20)
    for council, expected in ((HERE, 2), (THERE, 1)):
        assert count_doors(actor=hub.system(council), now=after) == 0
        (counted,) = DoorCount.objects.filter(council_id=hub.councils[council], door="feed")
        assert (counted.acknowledged, counted.kept) == (expected, expected)


def test_without_a_day_set_files_make_no_contacts(hub: Door, brings: Brings) -> None:
    brings(ADA)
    assert look(hub) == 0
    assert children(hub) == []


def test_an_incident_before_the_day_is_left_alone_however_late_it_comes(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(LAST_YEAR)
    look(hub)
    brings(LAST_YEAR, replace(DAN, number=LAST_YEAR.number, at=LAST_YEAR.at))
    look(hub)
    assert (children(hub), told_since(hub)) == ([], [])


def test_nothing_is_added_to_a_call_about_an_incident_before_the_day(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    hub.called(
        source="6",
        incident_on="2025-10-20",
        incident_reference=LAST_YEAR.number,
        children=[{"is_unborn": "no", "given_name": "Eve", "family_name": "Holt", "born_on": "2015-07-07"}],
    )
    brings(LAST_YEAR, replace(DAN, number=LAST_YEAR.number, at=LAST_YEAR.at))
    look(hub)
    assert (children(hub), told_since(hub)) == (["Eve Holt"], [])


def test_a_row_that_came_before_the_day_is_left_alone_though_it_was_to_come(hub: Door, brings: Brings) -> None:
    long_ago = datetime(2026, 3, 2, 10, tzinfo=UTC)
    brings(ADA, now=long_ago, as_of=long_ago.date())
    asked_for(hub)
    look(hub)
    assert children(hub) == []


def test_a_day_long_past_takes_what_is_of_the_last_month_and_no_more_however_late_it_comes(
    hub: Door, brings: Brings
) -> None:
    asked_for(hub, NOW - timedelta(days=2000))
    recent = replace(ADA, at=f"{NOW - timedelta(days=30):%d/%m/%Y %H:%M}")
    older = replace(CY, number="CL/2/26", at=f"{NOW - timedelta(days=32):%d/%m/%Y %H:%M}")
    brings(recent, older)
    look(hub)
    assert children(hub) == ["Ada Bell"]
    later = NOW + timedelta(days=20)
    brings(replace(BEN, postcode="TS1 2AB", number="CL/3/26", at=recent.at), now=later)
    look(hub, later)
    assert children(hub) == ["Ada Bell", "Ben Cole"]


def test_once_its_date_is_put_right_one_that_was_left_alone_is_taken(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(replace(ADA, at="20/10/2025 10:00"))
    look(hub)
    brings(ADA)
    look(hub)
    assert children(hub) == ["Ada Bell"]


def test_a_day_set_anew_further_back_takes_what_was_left_between(hub: Door, brings: Brings) -> None:
    asked_for(hub, NOW - timedelta(hours=1))
    brings(replace(ADA, at=f"{NOW - timedelta(days=3):%d/%m/%Y %H:%M}"))
    look(hub)
    assert children(hub) == []
    asked_for(hub, NOW - timedelta(days=5))
    look(hub)
    assert children(hub) == ["Ada Bell"]
