"""Writing one line into the chronology."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction

from onestory.grammar.refusals import BadInput
from onestory.people.actions.working.note_event import note_event
from onestory.people.models import Event, Person
from tests.rooms.people.conftest import NOW, World


def a_person(world: World) -> Person:
    world.keeper()
    return Person.objects.create(id=uuid4(), council_id=world.council, kind="child", created_at=NOW)


def test_an_act_stands_in_the_chronology(world: World) -> None:
    person = a_person(world)
    worker = world.worker()
    number = note_event(
        actor=worker, person=person.pk, kind="contact.decide", happened_at=NOW, text="Decided.", now=NOW, subject="C-1"
    )
    event = Event.objects.get(pk=number)
    assert (event.person_id, event.text, event.significance, event.to_the_day) == (
        person.pk, "Decided.", "significant", False,
    )  # fmt: skip


def test_a_day_is_a_day(world: World) -> None:
    person = a_person(world)
    note_event(
        actor=world.worker(), person=person.pk, kind="contact.ask", happened_at=date(2026, 3, 2), text="x", now=NOW
    )
    assert Event.objects.get().to_the_day


def test_an_empty_line_is_refused(world: World) -> None:
    person = a_person(world)
    with pytest.raises(BadInput):
        note_event(actor=world.worker(), person=person.pk, kind="contact.ask", happened_at=NOW, text=" ", now=NOW)


def test_a_sealed_line_is_for_its_agency_and_for_those_with_the_grant(world: World) -> None:
    person = a_person(world)
    police = world.worker("partner-researcher", agency="police", purpose="answering")
    note_event(
        actor=police, person=person.pk, kind="request.answer", happened_at=NOW, text="Secret", now=NOW, sealed=True
    )
    world.worker("contact-officer")
    assert Event.objects.count() == 0
    world.worker("screening-social-worker")
    assert Event.objects.count() == 1


def test_the_other_council_sees_no_line(world: World) -> None:
    person = a_person(world)
    note_event(actor=world.worker(), person=person.pk, kind="contact.ask", happened_at=NOW, text="x", now=NOW)
    world.elsewhere_worker()
    assert Event.objects.count() == 0


def test_nobody_deletes_an_act_from_the_chronology(world: World) -> None:
    person = a_person(world)
    note_event(actor=world.worker(), person=person.pk, kind="contact.ask", happened_at=NOW, text="x", now=NOW)
    world.keeper()
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("delete from people_event")
    assert Event.objects.count() == 1
