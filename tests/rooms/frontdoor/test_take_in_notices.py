"""A police file's notices become contacts, once, from the day on that the council has set; none is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.councils.models import Team
from onestory.feeds.actions.shield_records import shield_records
from onestory.feeds.actions.undo_delivery import undo_delivery
from onestory.feeds.models import SourceRecord
from onestory.frontdoor.actions.doors.count_doors import count_doors
from onestory.frontdoor.actions.doors.raise_waiting_notices import raise_waiting_notices
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.doors.take_in_notices import take_in_notices
from onestory.frontdoor.declared.file_notices import KEYS_AWAY, NO_TEAM, NOTICES_AT_ONCE, WHY_IT_WAITS
from onestory.frontdoor.models import (
    Addition,
    Contact,
    ContactAdult,
    ContactChild,
    DoorCount,
    Incident,
    NoticedRow,
    SchoolNotice,
)
from onestory.frontdoor.queries.cards import ContactPage, IncidentReceipt, Receipt
from onestory.frontdoor.queries.contacts import contact
from onestory.frontdoor.queries.notices_by_file import notices_waiting
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.file_notices import NO_CHILD
from onestory.frontdoor.rules.incidents import ToldIncident
from onestory.frontdoor.rules.told import told_from
from onestory.grammar.refusals import Refusal
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.police_files import (
    ADA,
    BEN,
    CY,
    DAN,
    LAST_YEAR,
    NUMBER,
    SUMMARY,
    Brings,
    Force,
    Line,
    asked_for,
)

HERE, THERE = "middlesbrough", "redcar"


@pytest.fixture
def force(hub: Door, tmp_path: Path, settings: Any) -> Force:
    settings.DELIVERIES = tmp_path / "waiting"
    return Force(hub, tmp_path)


@pytest.fixture
def brings(force: Force) -> Brings:
    return force.brings


def look(hub: Door, now: datetime = NOW, council: str = HERE) -> int:
    """A round of the clock."""
    return take_in_notices(actor=hub.system(council), now=now)


def children(hub: Door, council: str = HERE) -> list[str]:
    """Who has a contact at a council, by name."""
    hub.system(council)
    found = ContactChild.objects.filter(council_id=hub.councils[council])
    return sorted(f"{child.given_name} {child.family_name}" for child in found)


def the_contact(hub: Door, council: str = HERE) -> ContactPage:
    """The only contact there, as a worker reads it."""
    worker = hub.actor("contact-officer", council=council)
    return contact(Contact.objects.get().reference, viewer=worker, now=NOW)


def told_since(hub: Door, council: str = HERE) -> list[str]:
    """What was told of contacts there since they were made, each as one text."""
    hub.system(council)
    return list(Addition.objects.order_by("told_at", "pk").values_list("words", flat=True))


def a_notice(*children: dict[str, str]) -> dict[str, Any]:
    """What the police's own system sends of the notice of the same number."""
    answers = {
        "worry": "We were called.",
        "kind": "domestic-abuse",
        "source": "6",
        "incident_on": "2026-11-20",
        "incident_reference": NUMBER,
        "children": list(children),
    }
    happened_at = NOW - timedelta(hours=5)
    return {
        "told": told_from(answers),
        "incident": ToldIncident(happened_at=happened_at, their_reference=NUMBER, circumstances="We were called."),
        "answers": answers,
        "how": How(form="api-police-notice", form_version="1", channel="api", key=NUMBER, sent_by="machine-1"),
    }


def sent_by_api(hub: Door, *children: dict[str, str]) -> IncidentReceipt:
    """It sends it."""
    actor = hub.again(replace(hub.partner("police"), permissions=frozenset({"contact.submit"}), grants=frozenset()))
    return receive_incident(actor=actor, now=NOW, **a_notice(*children))


ADA_BY_API = {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}
BEN_BY_API = {"given_name": "Ben", "family_name": "Cole", "born_on": "2016-05-05", "postcode": "TS10 2AB"}


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


def test_it_is_taken_in_once_however_often_it_comes_and_a_child_added_later_too(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, DAN)
    assert [look(hub) for _ in range(2)] == [1, 0]
    brings(DAN, ADA)
    assert look(hub) == 0
    brings(ADA, DAN, CY)
    assert [look(hub) for _ in range(2)] == [1, 0]
    assert children(hub) == ["Ada Bell", "Cy Bell"]
    assert set(Incident.objects.values_list("their_reference", flat=True)) == {NUMBER}
    assert told_since(hub) == []


def test_a_correction_is_told_to_whoever_has_the_contact_once_and_the_words_stay(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, DAN)
    look(hub)
    brings(replace(ADA, address="9 New Road", postcode="TS3 1AA"), DAN, now=NOW + timedelta(hours=1))
    look(hub)
    look(hub)
    (words,) = told_since(hub)
    assert "Address of Ada Bell: now 9 New Road; before, 2 Mill Lane." in words
    assert "Postcode of Ada Bell: now TS3 1AA; before, TS1 2AB." in words
    assert "police-notices.csv" in words
    assert ContactChild.objects.get().address == "2 Mill Lane"
    (unread,) = the_contact(hub).additions
    assert the_contact(hub).by_file[0].came_at == NOW
    assert unread.read_at is None
    assert unread.due_at > NOW


def test_what_every_row_of_a_notice_says_otherwise_is_told_once_a_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, CY, DAN)
    look(hub)
    brings(*(replace(line, risk="MEDIUM") for line in (ADA, CY, DAN)))
    look(hub)
    assert [words.count("Graded") for words in told_since(hub)] == [1, 1]


def test_where_an_adult_lives_now_is_told_to_nobody_in_words(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN)
    look(hub)
    brings(ADA, BEN, replace(DAN, address="77 Hidden Way", role="Father"))
    look(hub)
    for council in (HERE, THERE):
        (words,) = told_since(hub, council)
        assert "Role of Dan Bell: now Father; before, Suspect." in words
        assert "77 Hidden Way" not in words


def test_an_adult_who_turns_out_to_be_a_child_has_a_contact_then(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, replace(CY, born="07/07/1990", role="Subject"))
    look(hub)
    assert children(hub) == ["Ada Bell"]
    brings(ADA, CY)
    look(hub)
    assert children(hub) == ["Ada Bell", "Cy Bell"]


def test_a_child_who_turns_out_to_be_grown_keeps_the_contact_and_it_says_so(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    brings(replace(ADA, born="03/03/1988", role="Victim"))
    look(hub)
    assert children(hub) == ["Ada Bell"]
    (words,) = told_since(hub)
    assert "Date of birth of Ada Bell: now 3 March 1988; before, 3 March 2018." in words


def test_an_adult_whom_a_later_file_names_is_told_to_each_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN)
    look(hub)
    brings(ADA, BEN, DAN)
    look(hub)
    for council in (HERE, THERE):
        (words,) = told_since(hub, council)
        assert "It names also Dan Bell (suspect)." in words


def test_a_file_taken_back_leaves_its_contact_which_says_that_it_was(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    delivery = brings(ADA, BEN)
    look(hub)
    undone(hub, delivery)
    then, later = NOW + timedelta(minutes=5), NOW + timedelta(minutes=9)
    look(hub, then)
    look(hub, then)
    for council, name in ((HERE, "Ada Bell"), (THERE, "Ben Cole")):
        (words,) = told_since(hub, council)
        assert "no longer tells of this child" in words
        assert children(hub, council) == [name]
        assert the_contact(hub, council).by_file[0].gone_at == then
    brings(ADA, BEN)
    look(hub, later)
    assert children(hub) == ["Ada Bell"]
    assert "It tells of Ada Bell again" in told_since(hub)[1]
    assert the_contact(hub).by_file[0].gone_at is None


def test_a_file_taken_back_before_anybody_looked_makes_no_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    undone(hub, brings(ADA))
    look(hub)
    assert children(hub) == []


def test_a_correction_taken_back_is_told_as_another(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    delivery = brings(replace(ADA, postcode="TS3 1AA"), as_of=NOW.date())
    look(hub)
    undone(hub, delivery)
    look(hub, NOW + timedelta(minutes=5))
    assert "now TS1 2AB; before, TS3 1AA" in told_since(hub)[1]


def test_a_child_who_stands_there_under_two_of_the_forces_numbers_has_one_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, replace(ADA, niche="N77"))
    look(hub)
    brings(replace(ADA, niche="N78"))
    look(hub)
    assert children(hub) == ["Ada Bell"]


def test_twins_have_a_contact_each(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, replace(ADA, niche="N6", name="Una Bell"))
    look(hub)
    assert children(hub) == ["Ada Bell", "Una Bell"]


def undone(hub: Door, delivery: int) -> None:
    """The import is taken back."""
    undo_delivery(actor=hub.here("data-officer"), delivery=delivery, why="Wrong file", now=NOW)


def test_one_that_came_by_api_before_has_no_second_contact_at_either_council(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    sent_by_api(hub, ADA_BY_API, BEN_BY_API)
    brings(ADA, BEN, CY, DAN)
    look(hub)
    assert (children(hub), children(hub, THERE)) == (["Ada Bell", "Cy Bell"], ["Ben Cole"])
    assert "It names also Dan Bell" in told_since(hub)[0]
    hub.system(HERE)
    rows = dict(NoticedRow.objects.values_list("source_key", "home__code"))
    assert rows == {f"{NUMBER}|N1": HERE, f"{NUMBER}|N2": THERE, f"{NUMBER}|N3": None, f"{NUMBER}|N4": HERE}


def test_one_under_another_name_is_taken_for_the_same_and_somebody_must_look(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    sent_by_api(hub, {**ADA_BY_API, "given_name": "Adelaide"})
    brings(ADA)
    look(hub)
    assert children(hub) == ["Adelaide Bell"]
    (words,) = told_since(hub)
    assert "It names Ada Bell under the same number." in words


def test_a_brother_told_by_api_is_not_taken_for_his_sister(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    sent_by_api(hub, {**ADA_BY_API, "given_name": "Tom", "born_on": "2012-01-01"})
    brings(ADA)
    look(hub)
    assert children(hub) == ["Ada Bell", "Tom Bell"]


def test_one_that_comes_by_api_after_the_file_is_added_to_the_contacts_there_are(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN)
    look(hub)
    first = sent_by_api(hub, ADA_BY_API, BEN_BY_API, {**ADA_BY_API, "given_name": "Zed", "born_on": "2010-01-01"})
    again = sent_by_api(hub, ADA_BY_API, BEN_BY_API, {**ADA_BY_API, "given_name": "Zed", "born_on": "2010-01-01"})
    assert references(first) == references(again)
    assert [one.is_repeat for one in first.receipts] == [True, True, False]
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert (children(hub), children(hub, THERE)) == (["Ada Bell", "Zed Bell"], ["Ben Cole"])
    for council in (HERE, THERE):
        (words,) = told_since(hub, council)
        assert "We were called." in words
    look(hub)
    assert children(hub) == ["Ada Bell", "Zed Bell"]


def test_a_call_under_the_number_of_a_file_is_added_to_its_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    reference = the_contact(hub).reference
    rung = hub.called(
        source="6",
        incident_on="2026-11-20",
        incident_reference=NUMBER.lower(),
        children=[{**ADA_BY_API, "is_unborn": "no"}],
    )
    assert rung == reference
    assert len(told_since(hub)) == 1


def test_the_same_notice_in_both_councils_files_is_one_contact_a_child(hub: Door, brings: Brings, force: Force) -> None:
    asked_for(hub)
    asked_for(hub, council=THERE)
    brings(ADA, BEN, DAN)
    replace(force, council=THERE).brings(BEN, ADA, DAN)
    for council in (HERE, THERE, HERE):
        look(hub, council=council)
    assert (children(hub), children(hub, THERE)) == (["Ada Bell"], ["Ben Cole"])
    assert told_since(hub) + told_since(hub, THERE) == []


def references(receipt: IncidentReceipt) -> list[tuple[str, int]]:
    def of(one: Receipt) -> tuple[str, int]:
        return one.reference, one.council

    return [of(one) for one in receipt.receipts]


def test_one_that_names_no_child_is_a_contact_that_asks_who_they_are(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(DAN)
    look(hub)
    look(hub)
    page = the_contact(hub)
    assert page.words.worry.startswith(NO_CHILD)
    assert ([adult.name for adult in page.adults], page.children) == (["Dan Bell"], ())
    assert page.by_file[0].row == 1
    brings(DAN, ADA)
    look(hub)
    assert children(hub) == ["Ada Bell"]
    assert "It now names a child." in told_since(hub)[0]


def test_one_that_lies_in_the_future_is_a_contact_at_once_and_asks_when(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(replace(ADA, at="21/11/2027 22:15"), DAN)
    look(hub)
    page = the_contact(hub)
    assert page.words.worry.startswith("By the file it happened at 22:15 on 21 November 2027")
    assert page.words.incident_on is None
    assert page.incident is not None
    assert page.incident.happened_at == NOW
    assert {notice.happened_at for notice in SchoolNotice.objects.all()} <= {NOW}


def test_a_row_behind_a_shield_waits_for_its_key_and_holds_up_no_other(
    hub: Door, brings: Brings, settings: Any
) -> None:
    asked_for(hub)
    brings(ADA, DAN, replace(CY, number="CL/2/26"))
    locked(hub, f"{NUMBER}|N1")
    with keys_away(settings):
        look(hub)
        look(hub)
        assert children(hub) == ["Cy Bell"]
        (waiting,) = notices_waiting(viewer=hub.here("contact-officer"), now=NOW)
        assert (waiting.number, waiting.row, waiting.file_name) == (NUMBER, 1, "police-notices.csv")
        assert (waiting.why, waiting.since) == (WHY_IT_WAITS[KEYS_AWAY], NOW)
    look(hub, NOW + timedelta(days=40))
    assert children(hub) == ["Ada Bell", "Cy Bell"]
    assert ContactChild.objects.get(given_name="Ada").address == "2 Mill Lane"
    assert notices_waiting(viewer=hub.here("contact-officer"), now=NOW) == []
    found = Contact.objects.get(children__given_name="Ada")
    assert found.received_at == NOW


def test_a_child_waits_though_the_adults_of_the_notice_can_be_read(hub: Door, brings: Brings, settings: Any) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN)
    locked(hub, f"{NUMBER}|N3")
    with keys_away(settings):
        look(hub)
        assert (children(hub), children(hub, THERE)) == (["Ada Bell"], ["Ben Cole"])
    look(hub)
    assert "It names also Dan Bell (suspect)." in told_since(hub)[0]


def test_one_for_a_council_that_has_no_team_waits_and_is_raised_once(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, replace(CY, number="CL/2/26"))
    with_teams(hub, THERE, are_there=False)
    look(hub)
    assert children(hub) == ["Cy Bell"]
    (waiting,) = notices_waiting(viewer=hub.here("contact-officer"), now=NOW)
    assert (waiting.number, waiting.why, waiting.is_late) == (NUMBER, WHY_IT_WAITS[NO_TEAM], False)
    soon, late = NOW + timedelta(minutes=14), NOW + timedelta(minutes=16)
    assert [raise_waiting_notices(actor=hub.system(), now=at) for at in (soon, late, late)] == [0, 2, 0]
    assert notices_waiting(viewer=hub.here("contact-officer"), now=late)[0].is_late
    with_teams(hub, THERE, are_there=True)
    look(hub, late)
    assert (children(hub), children(hub, THERE)) == (["Ada Bell", "Cy Bell"], ["Ben Cole"])
    assert notices_waiting(viewer=hub.here("contact-officer"), now=late) == []


def test_one_that_waits_and_is_rung_about_meanwhile_has_one_contact(hub: Door, brings: Brings, settings: Any) -> None:
    asked_for(hub)
    brings(ADA)
    locked(hub, f"{NUMBER}|N1")
    with keys_away(settings):
        look(hub)
    hub.called(
        source="6",
        incident_on="2026-11-20",
        incident_reference=NUMBER,
        children=[{**ADA_BY_API, "is_unborn": "no"}],
    )
    look(hub)
    assert children(hub) == ["Ada Bell"]
    assert NoticedRow.objects.get().waits == ""


def test_what_waits_and_is_taken_back_waits_no_more(hub: Door, brings: Brings, settings: Any) -> None:
    asked_for(hub)
    delivery = brings(ADA)
    locked(hub, f"{NUMBER}|N1")
    with keys_away(settings):
        look(hub)
        undone(hub, delivery)
        look(hub)
        assert notices_waiting(viewer=hub.here("contact-officer"), now=NOW) == []
    assert children(hub) == []


def test_longer_words_than_a_contact_holds_are_no_reason_to_have_none(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    number = "CL/" + "9" * 90
    brings(
        replace(ADA, number=number, name="A" * 290 + " " + "B" * 290, address="1 " + "x" * 480),
        replace(DAN, number=number, role="x" * 100),
    )
    look(hub)
    assert NoticedRow.objects.filter(waits="").count() == 2
    assert ContactChild.objects.count() == 1


def test_more_notices_than_one_transaction_takes_are_taken_little_by_little(
    hub: Door, brings: Brings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onestory.frontdoor.actions.doors.take_in_notices.NOTICES_AT_ONCE", 2)
    asked_for(hub)
    brings(*(replace(ADA, niche=f"N{n}", number=f"CL/{n}/26", name=f"Ada{'abcde'[n]} Bell") for n in range(5)))
    assert [look(hub) for _ in range(4)] == [2, 2, 1, 0]
    assert len(children(hub)) == 5
    assert NOTICES_AT_ONCE > 2


def test_those_that_wait_keep_no_new_one_from_being_taken(
    hub: Door, brings: Brings, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr("onestory.frontdoor.actions.doors.take_in_notices.NOTICES_AT_ONCE", 2)
    asked_for(hub)
    many = [replace(ADA, niche=f"N{n}", number=f"CL/{n}/26", name=f"Ada{'abcde'[n]} Bell") for n in range(5)]
    brings(*many)
    locked(hub, *(f"CL/{n}/26|N{n}" for n in range(4)))
    with keys_away(settings):
        for _ in range(4):
            look(hub)
        assert children(hub) == ["Adae Bell"]
    for _ in range(4):
        look(hub)
    assert len(children(hub)) == 5


def with_teams(hub: Door, council: str, *, are_there: bool) -> None:
    """The council's teams are its own, or are all a partner's, of whom none receives."""
    hub.system(council)
    agency = hub.agencies["social-care" if are_there else "housing"]
    assert Team.objects.filter(council_id=hub.councils[council]).update(agency_id=agency)


def locked(hub: Door, *keys: str) -> None:
    """These rows stand behind a shield: what they say of a place is under the key outside."""
    system = hub.system()
    rows = SourceRecord.objects.filter(source_key__in=keys, valid_until=None).values_list("pk", flat=True)
    shield_records(actor=system, records=list(rows), shielded=True, now=NOW)
    assert SourceRecord.objects.filter(locked__isnull=False).count() == len(keys)


class keys_away:
    """The keyring does not answer."""

    def __init__(self, settings: Any) -> None:
        self.settings, self.given = settings, settings.SHIELD_KEYS

    def __enter__(self) -> None:
        self.settings.SHIELD_KEYS, self.settings.SHIELD_KEY_FILE = "", "/nowhere"

    def __exit__(self, *_: object) -> None:
        self.settings.SHIELD_KEYS = self.given


def test_cut_off_half_way_nothing_is_there_and_the_next_look_makes_each_once(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN, replace(CY, number="CL/2/26"))
    for statement in (3, 20, 60, 90, 120, 150):
        with pytest.raises(CutOff), transaction.atomic(), connection.execute_wrapper(cut_off_at(statement)):
            look(hub)
        assert (children(hub), children(hub, THERE), noticed(hub)) == ([], [], 0)
    look(hub)
    assert (children(hub), children(hub, THERE)) == (["Ada Bell", "Cy Bell"], ["Ben Cole"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_ten_files_of_the_same_rows_in_any_order_make_the_same_contacts(
    hub: Door, brings: Brings, data: st.DataObject
) -> None:
    """However the rows are shuffled, split and sent again, and whether or not the clock looked between."""
    hub.here("administrator")
    hub.here("data-officer")
    lines = [ADA, BEN, CY, DAN, replace(CY, niche="N9", number="CL/2/26"), replace(DAN, number="CL/3/26")]
    with undone_after():
        asked_for(hub)
        for _ in range(10):
            few = data.draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))
            brings_if_new(brings, few)
            if data.draw(st.booleans()):
                look(hub)
        brings_if_new(brings, data.draw(st.permutations(lines)))
        look(hub)
        look(hub)
        assert children(hub) == ["Ada Bell", "Cy Bell", "Cy Bell"]
        assert children(hub, THERE) == ["Ben Cole"]
        hub.system(HERE)
        assert Contact.objects.filter(council_id=hub.councils[HERE], children=None).count() <= 2
        assert NoticedRow.objects.filter(waits="").count() == len(lines)
        assert count_doors(actor=hub.system(), now=NOW + timedelta(minutes=20)) == 0


class CutOff(Exception):
    """The worker is killed here."""


def cut_off_at(statement: int) -> Any:
    """Ends the work in place of so many-eth statement."""
    passed = iter(range(1, 1_000_000))

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(passed) == statement:
            raise CutOff
        return execute(sql, params, many, context)

    return wrapper


def noticed(hub: Door) -> int:
    hub.system()
    return NoticedRow.objects.count()


class undone_after:
    """What an example wrote is gone before the next."""

    def __enter__(self) -> None:
        self.savepoint = transaction.savepoint()

    def __exit__(self, *_: object) -> None:
        transaction.savepoint_rollback(self.savepoint)


def brings_if_new(brings: Brings, lines: list[Line]) -> None:
    """A file of which the same bytes came before is refused by the import: then the rows are sent the other way."""
    try:
        brings(*lines)
    except Refusal:
        return
