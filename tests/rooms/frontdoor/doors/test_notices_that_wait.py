"""A police notice with something wrong asks, or waits by itself until it can be a contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from onestory.councils.models import Setting
from onestory.frontdoor.actions.doors.raise_waiting_notices import raise_waiting_notices
from onestory.frontdoor.declared.file_notices import KEYS_AWAY, NO_TEAM, NOTICES_AT_ONCE, REFUSED, WHY_IT_WAITS
from onestory.frontdoor.declared.timescales import HUB_HOURS
from onestory.frontdoor.models import (
    Contact,
    ContactChild,
    NoticedRow,
    SchoolNotice,
)
from onestory.frontdoor.queries.doors.notices_by_file import notices_waiting
from onestory.frontdoor.rules.file_notices import NO_CHILD
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.police_files import (
    ADA,
    ADA_BY_API,
    BEN,
    CY,
    DAN,
    HERE,
    NUMBER,
    THERE,
    Brings,
    asked_for,
    brings,
    children,
    force,
    keys_away,
    locked,
    look,
    the_contact,
    told_since,
    undone,
    with_teams,
)

__all__ = ["brings", "force"]


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


def test_one_that_fails_when_half_of_it_is_written_is_undone_whole_and_its_neighbours_stay(
    hub: Door, brings: Brings
) -> None:
    asked_for(hub)
    brings(ADA, BEN)
    look(hub)
    hub.set(HUB_HOURS, {"monday": ["early", "late"]}, council=THERE)
    before = replace(ADA, niche="N8", number="CL/0/26", name="Fay Holt")
    after = replace(ADA, niche="N9", number="CL/9/26", name="Gus Holt")
    brings(before, ADA, BEN, CY, DAN, after)
    look(hub)
    assert (children(hub), told_since(hub)) == (["Ada Bell", "Fay Holt", "Gus Holt"], [])
    (waiting,) = notices_waiting(viewer=hub.here("contact-officer"), now=NOW)
    assert (waiting.number, waiting.why) == (NUMBER, WHY_IT_WAITS[REFUSED])
    hub.system(THERE)
    Setting.objects.filter(council_id=hub.councils[THERE], name=HUB_HOURS).update(value={})
    look(hub)
    assert children(hub) == ["Ada Bell", "Cy Bell", "Fay Holt", "Gus Holt"]
    assert [len(told_since(hub, council)) for council in (HERE, THERE)] == [1, 1]
    assert notices_waiting(viewer=hub.here("contact-officer"), now=NOW) == []


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
