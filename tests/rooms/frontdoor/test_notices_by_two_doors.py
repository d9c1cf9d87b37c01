"""A police notice that comes by its file and by another door makes one contact a child."""

from __future__ import annotations

from dataclasses import replace

from onestory.frontdoor.models import (
    NoticedRow,
)
from onestory.frontdoor.queries.cards import IncidentReceipt, Receipt
from tests.rooms.frontdoor.conftest import Door
from tests.rooms.frontdoor.police_files import (
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
