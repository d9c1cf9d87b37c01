"""Words are looked for in every record that is open to the worker, and in no other."""

from __future__ import annotations

import pytest
from django.db import transaction

from onestory.audit.models import AuditEvent
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.working.begin_work import begin_work
from onestory.people.actions.working.note_event import note_event
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW
from tests.web.world import World

WORKER = "screening-social-worker"


@pytest.fixture
@transaction.atomic
def noted(world: World) -> None:
    """Two children of the worker's and one of nobody's; each has a line that names a safety plan or the children."""
    for name, words, is_mine in (
        ("Ada", "A safety plan was agreed with gran.", True),
        ("Ben", "The children were seen at home.", True),
        ("Cal", "A safety plan for the children of another worker.", False),
    ):
        worker = world.actor(WORKER, now=NOW)
        person = add_person(actor=worker, given_name=name, family_name="Zqx", why="Told by phone", now=NOW)
        note_event(actor=worker, person=person, kind="contact.triage", happened_at=NOW, text=words, now=NOW)
        if is_mine:
            begin_work(actor=world.keeper(), person=person, user=world.users[WORKER], why="Allocation", now=NOW)
    stand(NOBODY)


def test_words_are_found_in_the_records_open_to_the_worker_and_nothing_is_told_of_others(
    sign_in: SignIn, noted: None, world: World
) -> None:
    client = sign_in(WORKER)
    assert client.get("/find/words").status_code == 200
    page = client.post("/find/words", {"words": "safety plan"}, follow=True).content.decode()
    assert "Found in 1 record" in page
    assert "Ada Zqx" in page
    assert "Looked for in the 2 records" in page
    assert "Cal" not in page
    child = client.post("/find/words", {"words": "child"}, follow=True).content.decode()
    assert "Ben Zqx" in child
    assert "<mark>children</mark>" in child
    assert "Nothing found" in client.post("/find/words", {"words": "grandfather"}, follow=True).content.decode()
    with transaction.atomic():
        stand(world.actor("access-reviewer", now=NOW))
        kept = AuditEvent.objects.filter(act="story.search")
        assert kept.filter(person_id__isnull=False).count() == 2
        assert kept.filter(detail__words="grandfather").count() == 1
        stand(NOBODY)


@pytest.mark.parametrize("role", ["referrer", "partner-researcher", "access-reviewer"])
def test_it_is_shut_to_whoever_opens_no_records(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get("/find/words").status_code == 403


def test_what_the_front_door_was_told_is_found_with_a_way_to_the_contact(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW, worry="He said that the safety plan had been torn up.")
    client = sign_in(WORKER)
    page = client.post("/find/words", {"words": "Is there a safety plan?"}, follow=True).content.decode()
    assert "Found in 1 contact" in page
    assert f'href="/front-door/{reference}"' in page
    assert "<mark>safety</mark> <mark>plan</mark>" in page
    assert "every contact of the front door" in page
    outside = sign_in("locality-worker").post("/find/words", {"words": "safety plan"}, follow=True).content.decode()
    assert "Nothing found" in outside
    assert reference not in outside


def test_an_empty_box_is_said_to_be_empty(sign_in: SignIn, noted: None) -> None:
    client = sign_in(WORKER)
    client.post("/find/words", {"words": "safety plan"})
    response = client.post("/find/words", {"words": " "})
    page = response.content.decode()
    assert (response.status_code, "Enter what you are looking for" in page) == (400, True)
    assert 'aria-describedby="words-hint words-error"' in page
    assert "safety plan" not in client.get("/find/words").content.decode().split("<form")[-1].split("value=")[-1]
