"""Two people who have one contact open see each other; nobody sees who looks at what is not theirs to see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from onestory.audit.queries import beside
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.queries.beside import who_is_beside
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


def test_two_who_have_one_contact_open_see_each_other(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    manager, worker = sign_in("hub-manager"), sign_in("screening-social-worker")
    assert "Also open to" not in manager.get(f"/front-door/{reference}").content.decode()
    assert "Also open to Helen Marsh" in worker.get(f"/front-door/{reference}/triage").content.decode()
    seen = manager.get(f"/front-door/{reference}/ask").content.decode()
    assert "Also open to Sunita Rao" in seen
    assert "Helen Marsh (" not in seen, "nobody is told that they are there themselves"


def test_it_is_of_this_contact_and_of_the_last_minutes(world: World) -> None:
    one, other = stories.told(world, now=NOW), stories.told(world, now=NOW, worry="Another worry about Ada.")
    open_contact(actor=world.actor("hub-manager", now=NOW), reference=one, now=NOW)
    worker = world.actor("screening-social-worker", now=NOW)
    assert [each.name for each in who_is_beside(one, viewer=worker, now=NOW + timedelta(minutes=4))] == ["Helen Marsh"]
    assert who_is_beside(one, viewer=worker, now=NOW + timedelta(minutes=6)) == []
    assert who_is_beside(other, viewer=worker, now=NOW) == []


def test_a_partner_and_the_other_council_are_told_nothing(world: World) -> None:
    reference = stories.told(world, now=NOW)
    open_contact(actor=world.actor("hub-manager", now=NOW), reference=reference, now=NOW)
    partner = world.actor("partner-researcher", now=NOW)
    with pytest.raises(NotPermitted):
        who_is_beside(reference, viewer=partner, now=NOW)
    assert beside(reference, viewer=partner, since=NOW - timedelta(minutes=5)) == {}
    assert who_is_beside(reference, viewer=world.actor("over-there", now=NOW), now=NOW) == []
    stand(NOBODY)
    with connection.cursor() as cursor:
        cursor.execute("select * from audit_beside(1, %s, %s)", [reference, NOW - timedelta(days=1)])
        assert cursor.fetchall() == []
