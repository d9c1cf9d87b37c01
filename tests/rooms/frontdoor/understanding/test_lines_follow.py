"""What was asked and shared about somebody before they were matched is in the ledger of whoever they turn out to be."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.models import ContactChild, RequestSubject
from onestory.frontdoor.queries.asking.ledger import sharing_ledger
from onestory.frontdoor.queries.family.family_report import shared_about
from tests.rooms.frontdoor.conftest import NOW, Door


def ledger(hub: Door, person: UUID) -> list[tuple[str, str]]:
    """Whom they were told of to, and under what name."""
    lines = sharing_ledger([person], viewer=hub.here("screening-social-worker"))
    return sorted((line.to_whom, line.about) for line in lines)


def test_a_child_matched_after_partners_were_asked_has_what_they_were_told(hub: Door) -> None:
    reference, _ = hub.asked("police", "health")
    ada = hub.person()
    assert ledger(hub, ada) == []
    hub.matched(reference, ada)
    assert ledger(hub, ada) == [("Tees Valley Health Trust", "Ada Bell"), ("Teesside Police", "Ada Bell")]
    worker = hub.here("screening-social-worker")
    assert len(shared_about([ada], viewer=worker)) == 2
    assert RequestSubject.objects.filter(person_id=ada).count() == 2


def test_a_wrong_match_put_right_takes_the_lines_along(hub: Door) -> None:
    reference, _ = hub.asked("police")
    wrong, right = hub.person("Ada", "Belle"), hub.person()
    hub.matched(reference, wrong)
    hub.matched(reference, right)
    assert (ledger(hub, wrong), ledger(hub, right)) == ([], [("Teesside Police", "Ada Bell")])


def test_of_two_who_are_called_the_same_each_takes_their_own(hub: Door) -> None:
    twin = {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}
    reference = hub.triaged(children=[twin, {**twin, "born_on": "2016-01-01"}])
    hub.ask(reference, "police", actor=hub.here("screening-social-worker"))
    people = [hub.person(), hub.person()]
    officer = hub.here("contact-officer")
    for child, person in zip(ContactChild.objects.order_by("number"), people, strict=True):
        match_child(actor=officer, reference=reference, child=child.pk, person=person, now=NOW)
    assert [ledger(hub, person) for person in people] == [[("Teesside Police", "Ada Bell")]] * 2


def test_nobody_but_the_hub_can_say_whose_a_line_is(hub: Door) -> None:
    reference, _ = hub.asked("police")
    hub.here("screening-social-worker")
    child = ContactChild.objects.filter(contact__reference=reference).order_by("number")[0].pk
    hub.partner("police")
    with pytest.raises(DatabaseError, match="only the hub"):
        says_whose(child)
    hub.there("hub-manager")
    with pytest.raises(DatabaseError, match="only the hub"):
        says_whose(child)


def says_whose(child: UUID) -> None:
    """Ask the database itself, as whoever stands before it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select frontdoor_lines_follow(%s, 'Ada Bell', null)", [child])
