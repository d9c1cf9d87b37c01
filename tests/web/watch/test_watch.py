"""The pages of flagged looks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client

from onestory.oversight.actions.flag_looks import flag_looks
from onestory.people.actions.opening.open_person import open_person
from onestory.people.models import Person
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.world import HERE, World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
@transaction.atomic
def flagged(world: World) -> None:
    """Sunita Rao has looked at a child of her own name, for a reason she gave."""
    keeper = world.keeper()
    council = world.councils[HERE]
    Person.objects.bulk_create(
        [Person(council_id=council, kind="adult", family_name="Bell", created_at=NOW) for _ in range(400)]
    )
    child = Person.objects.create(
        council_id=council, kind="child", given_name="Isha", family_name="Rao", created_at=NOW
    )
    worker = world.actor("screening-social-worker", now=NOW)
    open_person(actor=worker, person=child.pk, now=NOW, reason="To see how she is.")
    stand(keeper)
    flag_looks(actor=keeper, on=NOW.date(), now=NOW)
    stand(NOBODY)


def words(page: bytes) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.decode())))


def test_the_reviewer_finds_the_flag_opens_it_and_keeps_what_was_found(sign_in: SignIn, flagged: None) -> None:
    gwen = sign_in("access-reviewer")
    queue = gwen.get("/flags").content
    assert "Sunita Rao" in words(queue)
    assert "Their own surname" in words(queue)
    address = re.search(rb"/flags/\d+", queue)
    assert address
    page = gwen.get(address[0].decode())
    assert "To see how she is." in words(page.content)
    assert gwen.post(address[0].decode(), {"found": "training", "words": ""}).status_code == 400
    assert gwen.post(address[0].decode(), {"found": "training", "words": "A cousin."}).status_code == 302
    assert "Nothing waits" in words(gwen.get("/flags").content)
    assert "talk and training" in words(gwen.get("/flags?show=reviewed").content)
    assert "A cousin." in words(gwen.get(address[0].decode()).content)
    assert "Reviewed a flag" in words(gwen.get("/audit?act=watch.review").content)


@pytest.mark.parametrize("who", ["screening-social-worker", "hub-manager", "administrator", "lead-member", "referrer"])
def test_flags_are_shut_to_everybody_else(sign_in: SignIn, flagged: None, who: str) -> None:
    client = sign_in(who)
    assert client.get("/flags").status_code == 403
    assert client.get("/flags/1").status_code == 403


def test_a_flag_that_is_not_there_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("access-reviewer").get("/flags/999999").status_code == 404
