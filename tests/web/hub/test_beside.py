"""Two people who have one contact open see each other; nobody sees who looks at what is not theirs to see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from onestory.audit.queries import beside
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.queries.understanding.beside import who_is_beside
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


@pytest.mark.parametrize(
    ("page", "theirs", "mine"),
    [
        ("analysis", {"harm": "Hers: hunger."}, {"harm": "Mine: a knife."}),
        (
            "propose",
            {"outcome": "advice", "level": "2", "rationale": "Hers: hunger."},
            {"outcome": "assessment", "level": "4", "rationale": "Mine: a knife."},
        ),
    ],
)
def test_two_who_write_at_once_read_both_texts_before_either_is_covered(
    sign_in: SignIn, world: World, page: str, theirs: dict[str, str], mine: dict[str, str]
) -> None:
    at = f"/front-door/{stories.told(world, now=NOW)}"
    manager, worker = sign_in("hub-manager"), sign_in("screening-social-worker")
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "A bruise."})
    begun = worker.get(f"{at}/{page}").content.decode()
    assert 'name="after" value="0"' in begun
    assert manager.post(f"{at}/{page}", {**theirs, "after": "0"}).status_code == 302
    incomplete = worker.post(f"{at}/{page}", {"after": "0"}).content.decode()
    assert 'name="after" value="0"' in incomplete, "what is left out is no reading of hers"
    met = worker.post(f"{at}/{page}", {**mine, "after": "0"})
    both = met.content.decode()
    assert met.status_code == 400
    assert "while you wrote" in both
    assert "Hers: hunger." in both
    assert "Mine: a knife." in both
    assert 'name="after" value="1"' in both
    assert worker.post(f"{at}/{page}", {**mine, "after": "1"}).status_code == 302
    stands = worker.get(f"{at}/{'decide' if page == 'propose' else page}").content.decode()
    assert "Mine: a knife." in stands


def test_nobody_decides_a_proposal_that_came_while_they_read_another(sign_in: SignIn, world: World) -> None:
    at = f"/front-door/{stories.told(world, now=NOW)}"
    manager, worker = sign_in("hub-manager"), sign_in("screening-social-worker")
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "A bruise."})
    worker.post(f"{at}/propose", {"outcome": "advice", "level": "2", "rationale": "Hunger.", "after": "0"})
    assert 'name="after" value="1"' in manager.get(f"{at}/decide").content.decode()
    worker.post(f"{at}/propose", {"outcome": "assessment", "level": "4", "rationale": "A knife.", "after": "1"})
    reasons = {"outcome": "advice", "level": "2", "rationale": "I agree with advice."}
    met = manager.post(f"{at}/decide", {**reasons, "after": "1"})
    page = met.content.decode()
    assert met.status_code == 400
    assert "It was proposed anew while you read" in page
    assert "A knife." in page
    assert "I agree with advice." in page
    assert 'name="after" value="2"' in page
    assert manager.post(f"{at}/decide", {**reasons, "after": "2"}).status_code == 302
