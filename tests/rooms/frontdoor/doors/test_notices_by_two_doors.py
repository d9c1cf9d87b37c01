"""A police notice that comes by its file and by another door makes one contact a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from onestory.frontdoor.models import (
    Contact,
    NoticedRow,
)
from onestory.frontdoor.queries.cards import IncidentReceipt, Receipt
from onestory.frontdoor.queries.understanding.contacts import contact
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.police_files import (
    ADA,
    ADA_BY_API,
    BEN,
    BEN_BY_API,
    CY,
    DAN,
    HERE,
    NUMBER,
    THERE,
    Brings,
    Force,
    asked_for,
    brings,
    children,
    force,
    look,
    sent_by_api,
    the_contact,
    told_since,
)

__all__ = ["brings", "force"]


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


@pytest.mark.parametrize("number", ["", NUMBER.lower()])
def test_a_call_without_the_day_is_no_second_contact_in_silence(hub: Door, brings: Brings, number: str) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    of_the_file = the_contact(hub).reference
    rung = hub.called(source="6", incident_reference=number, children=[{**ADA_BY_API, "is_unborn": "no"}])
    again = hub.called(source="6", incident_reference=number, children=[{**ADA_BY_API, "is_unborn": "no"}])
    assert rung == again != of_the_file
    (told,) = contact(rung, viewer=hub.here("contact-officer"), now=NOW).additions
    assert f"The police's file tells of Ada Bell too: contact {of_the_file}, which came on" in told.words
    assert (told.teller, told.read_at) == ("The police's file", None)


def test_a_file_after_a_call_without_a_day_or_number_says_so_too(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    rung = hub.called(source="6", children=[{**ADA_BY_API, "is_unborn": "no"}])
    brings(ADA, BEN)
    look(hub)
    (words,) = told_since(hub)
    assert (
        f"The police rang about Ada Bell on 20 November 2026 and named no day of the incident: contact {rung}" in words
    )
    assert told_since(hub, THERE) == []
    officer = hub.here("contact-officer")
    made = [contact(one.reference, viewer=officer, now=NOW) for one in Contact.objects.all()]
    assert [each.teller for page in made for each in page.additions] == ["The police again, by: telephone"]


def test_at_another_council_the_reference_is_not_told(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(BEN)
    look(hub)
    hub.called(source="6", children=[{**BEN_BY_API, "is_unborn": "no"}])
    (words,) = told_since(hub)
    assert "a contact at Redcar Council, which came on" in words


@pytest.mark.parametrize(
    "said",
    [
        {"source": "2A"},
        {"children": [{**ADA_BY_API, "is_unborn": "no", "given_name": "Zed", "born_on": "2012-01-01"}]},
        {"children": [{**ADA_BY_API, "is_unborn": "no", "given_name": "Adelaide"}]},
        {"now": NOW + timedelta(days=8)},
    ],
)
def test_what_is_not_alike_is_told_of_nothing(hub: Door, brings: Brings, said: Any) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    hub.called(**{"source": "6", "children": [{**ADA_BY_API, "is_unborn": "no"}], **said})
    assert told_since(hub) == []


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
