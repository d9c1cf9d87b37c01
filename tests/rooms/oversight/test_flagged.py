"""Looks flagged from the audit as it is written, reviewed, and never shown to whom they are about."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.oversight.actions.flag_looks import flag_looks
from onestory.oversight.actions.review_flag import review_flag
from onestory.oversight.models import Flagged
from onestory.oversight.queries.reviews import FlagCard, flag, flags_to_review
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.open_person import open_person
from onestory.people.models import Person, Residence
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.conftest import NOW, Hub

TODAY = date(2026, 11, 20)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def neighbours(hub: Hub) -> None:
    """Enough people of another name that no name in a test is a common one."""
    hub.system()
    council = hub.councils["middlesbrough"]
    made = [Person(council_id=council, kind="adult", family_name="Bell", created_at=NOW) for _ in range(400)]
    Person.objects.bulk_create(made)


def person(hub: Hub, family: str, *, place: str = "") -> UUID:
    """Somebody in the index, perhaps with a home."""
    hub.system()
    made = Person.objects.create(
        council_id=hub.councils["middlesbrough"], kind="child", given_name="Ada", family_name=family, created_at=NOW
    )
    if place:
        Residence.objects.create(
            council_id=made.council_id,
            person=made,
            place=place,
            postcode=place.split("|", maxsplit=1)[0],
            feed="ssd",
            agency="childrens-social-care",
            record="r",
            as_of=TODAY,
        )
    return made.pk


def opened(hub: Hub, who: Actor, whom: UUID, *, reason: str = "A sibling was named.") -> None:
    stand(who)
    open_person(actor=who, person=whom, now=NOW, reason=reason)


def flagged(hub: Hub, *, on: date = TODAY) -> int:
    return flag_looks(actor=hub.system(), on=on, now=NOW + HOUR)


def waiting(hub: Hub, role: str = "access-reviewer") -> list[FlagCard]:
    return flags_to_review(viewer=hub.actor(role), today=TODAY)


def test_a_look_at_somebody_of_one_s_own_surname_is_put_to_the_reviewer_with_its_sights(hub: Hub) -> None:
    worker = hub.actor("screening-social-worker", name="amina.yusuf")
    opened(hub, worker, person(hub, "Yusuf"), reason="Checking something.")
    assert flagged(hub) == 1
    (card,) = waiting(hub)
    assert [signal.code for signal in card.signals] == ["same-surname"]
    page = flag(card.number, viewer=hub.actor("access-reviewer"), today=TODAY)
    assert [sight.reason for sight in page.sights] == ["Checking something."]


def test_an_ordinary_look_is_not_and_nothing_is_raised_twice(hub: Hub) -> None:
    worker = hub.actor("screening-social-worker", name="amina.yusuf")
    opened(hub, worker, person(hub, "Marsh"))
    assert flagged(hub) == 0
    opened(hub, worker, person(hub, "Yusuf"))
    assert flagged(hub) == 1
    assert flagged(hub) == 0


def test_a_neighbour_is_found_by_the_home_the_viewer_declared(hub: Hub) -> None:
    worker = hub.actor("screening-social-worker")
    own = person(hub, "Somebody", place="TS1 2AB|4")
    declare_kin(actor=hub.system(), user=worker.user, person=own, kind="self", now=NOW)
    opened(hub, worker, person(hub, "Marsh", place="TS1 2AB|9"))
    flagged(hub)
    (card,) = waiting(hub)
    assert [signal.code for signal in card.signals] == ["same-street"]


def test_a_colleague_of_the_same_team_is_found(hub: Hub) -> None:
    colleague = hub.actor("hub-manager")
    own = person(hub, "Marsh", place="TS9 9ZZ|1")
    declare_kin(actor=hub.system(), user=colleague.user, person=own, kind="self", now=NOW)
    opened(hub, hub.actor("screening-social-worker"), own)
    flagged(hub)
    (card,) = waiting(hub)
    assert [signal.code for signal in card.signals] == ["colleague"]


def test_a_flag_is_never_shown_to_whom_it_is_about_reviewer_or_not(hub: Hub) -> None:
    worker = hub.actor("screening-social-worker", name="gwen.ellis")
    opened(hub, worker, person(hub, "Ellis"))
    flagged(hub)
    (card,) = waiting(hub)
    herself = Actor(
        user=worker.user, username="gwen.ellis", council=worker.council, councils=worker.councils,
        permissions=frozenset({"audit.review", "audit.read"}), grants=frozenset({"audit"}),
    )  # fmt: skip
    stand(herself)
    assert flags_to_review(viewer=herself, today=TODAY) == []
    with pytest.raises(NotFound):
        flag(card.number, viewer=herself, today=TODAY)
    with pytest.raises(NotFound):
        review_flag(actor=herself, number=card.number, found="explained", words="It was me.", now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from oversight_flagged")
        assert cursor.fetchone() == (0,)


def test_a_review_says_what_was_found_once(hub: Hub) -> None:
    opened(hub, hub.actor("screening-social-worker", name="amina.yusuf"), person(hub, "Yusuf"))
    flagged(hub)
    (card,) = waiting(hub)
    reviewer = hub.actor("access-reviewer")
    for found, words in (("", "Asked her."), ("explained", " "), ("forgiven", "Asked her.")):
        with pytest.raises(BadInput):
            review_flag(actor=reviewer, number=card.number, found=found, words=words, now=NOW)
    review_flag(actor=reviewer, number=card.number, found="training", words="She was curious.", now=NOW)
    with pytest.raises(OutOfOrder):
        review_flag(actor=reviewer, number=card.number, found="explained", words="Again.", now=NOW)
    assert waiting(hub) == []
    (done,) = flags_to_review(viewer=reviewer, today=TODAY, reviewed=True)
    assert done.found == "training"


@pytest.mark.parametrize("role", ["hub-manager", "administrator", "lead-member", "screening-social-worker"])
def test_flags_are_for_the_reviewer_alone(hub: Hub, role: str) -> None:
    opened(hub, hub.actor("screening-social-worker", name="amina.yusuf"), person(hub, "Yusuf"))
    flagged(hub)
    with pytest.raises(NotPermitted):
        waiting(hub, role)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from oversight_flagged")
        assert cursor.fetchone() == (0,)


def test_a_flag_of_another_council_is_not_there_and_nobody_but_the_clock_raises_one(hub: Hub) -> None:
    opened(hub, hub.actor("screening-social-worker", name="amina.yusuf"), person(hub, "Yusuf"))
    flagged(hub)
    there = hub.actor("access-reviewer", council="redcar")
    assert flags_to_review(viewer=there, today=TODAY) == []
    reviewer = hub.actor("access-reviewer")
    with pytest.raises(DatabaseError), transaction.atomic():
        Flagged.objects.create(
            council_id=reviewer.council, viewer_id=there.user, on=TODAY, signs=["again"], weight=9, looks=[1],
            raised_at=NOW, review_by=TODAY,
        )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        Flagged.objects.update(weight=0)
