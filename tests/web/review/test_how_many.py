"""One child or more: the page on which a person says what records cannot tell of a child who is awaited."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.models import Link, Person
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.test_awaited import told_of_by_two
from tests.web.fixtures import SignIn
from tests.web.world import HERE, World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def awaited(world: World) -> UUID:
    """A child of whom health and the council each tell."""
    link_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=told_of_by_two())
    found = Person.objects.get(kind="unborn", retired_at=None).pk
    stand(NOBODY)
    return found


@pytest.fixture
def records(world: World, awaited: UUID) -> list[str]:
    world.keeper()
    found = list(
        Link.objects.filter(person=awaited, closed_at=None).order_by("record").values_list("record", flat=True)
    )
    stand(NOBODY)
    return found


def page_of(client: Client, person: UUID) -> str:
    client.post(f"/people/{person}", {"reason": "A worry from the midwife."})
    return str(client.get(f"/people/{person}").content.decode())


def test_the_record_asks_whether_it_is_one_child_and_a_reviewer_says_so(sign_in: SignIn, awaited: UUID) -> None:
    client = sign_in("hub-manager")
    page = page_of(client, awaited)
    assert "Whether one child is awaited, or twins" in page
    address = f"/review/people/{awaited}/how-many"
    assert address in page
    page = client.get(address).content.decode()
    assert page.count("due 3 January 2027") >= 2
    page = client.post(address, {"answer": "one", "why": "The midwife booked one"}, follow=True).content.decode()
    assert "Kept as one" in page
    assert "A reviewer said that these records are one person&#39;s" in page
    assert "Whether one child is awaited" not in page_of(client, awaited)


def test_the_other_twin_gets_a_page_of_its_own(sign_in: SignIn, awaited: UUID, records: list[str]) -> None:
    client, address = sign_in("data-officer"), f"/review/people/{awaited}/how-many"
    answer = client.post(address, {"answer": "more", "why": "Twins on the scan", "records": records[1:]}, follow=True)
    assert "Parted: no later run will join them" in answer.content.decode()


def test_nothing_that_was_typed_is_lost_when_something_is_missing(
    sign_in: SignIn, awaited: UUID, records: list[str]
) -> None:
    client, address = sign_in("data-officer"), f"/review/people/{awaited}/how-many"
    for given, problem in (
        ({"why": "Twins on the scan"}, "Say whether it is one or more"),
        ({"answer": "more", "why": "Twins on the scan"}, "Choose some of the person"),
        ({"answer": "more", "records": records[:1]}, "Say why these records"),
        ({"answer": "one"}, "Say how you know"),
    ):
        page = client.post(address, given).content.decode()
        assert problem in page
        assert ("Twins on the scan" in page) == ("why" in given)
        assert page.count("checked") == sum(name in given for name in ("answer", "records"))


def test_nobody_else_opens_it_and_a_worker_is_told_whom_to_ask(sign_in: SignIn, awaited: UUID) -> None:
    worker = sign_in("screening-social-worker")
    page = page_of(worker, awaited)
    assert "Ask midwifery" in page
    assert "how-many" not in page
    assert worker.get(f"/review/people/{awaited}/how-many").status_code == 403
