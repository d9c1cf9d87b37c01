"""The custodians' pages: a task from the import, a proposal, a second custodian, and a life that nobody else opens."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from onestory.people.actions.indexing.index_council import index_council
from onestory.people.models import Severance
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.test_severing import after, before
from tests.web.fixtures import SignIn
from tests.web.world import HERE, World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def number(world: World) -> int:
    """Kayleigh's care has ended: adopted. Two custodians and a third are at work."""
    for name in ("ida", "omar", "zed"):
        world.hire(name, role="adoption-custodian", now=NOW)
    with transaction.atomic():
        for source in (before(), after()):
            index_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=source)
        found = Severance.objects.get().pk
        stand(NOBODY)
    return found


def test_two_custodians_part_two_lives_and_a_third_finds_nothing(sign_in: SignIn, number: int) -> None:
    ida, omar, zed = (sign_in(name) for name in ("ida", "omar", "zed"))
    assert "Waits for a proposal" in ida.get("/review/adoptions").content.decode()
    page = ida.get(f"/review/adoptions/{number}").content.decode()
    assert "9434765919" in page
    record = next(part.split('"')[0] for part in page.split('value="')[1:] if "pupils/P1" in part.split('"')[0])
    alone = ida.post(f"/review/adoptions/{number}", {"moves": [record], "custodians": "", "why": "The order"})
    assert "Name at least one other custodian" in alone.content.decode()
    said = {"moves": [record], "custodians": "omar", "why": "The order of 10 November"}
    page = ida.post(f"/review/adoptions/{number}", said, follow=True).content.decode()
    assert "Another custodian must decide it" in page
    assert "The order of 10 November" in omar.get(f"/review/adoptions/{number}").content.decode()
    page = omar.post(f"/review/adoptions/{number}/decide", follow=True).content.decode()
    assert "Severed and sealed" in page
    assert "9434765919" in omar.get(f"/review/adoptions/{number}").content.decode()
    assert "Nothing waits" in zed.get("/review/adoptions").content.decode()
    assert zed.get(f"/review/adoptions/{number}").status_code == 404
    assert sign_in("hub-manager").get("/review/adoptions").status_code == 403


def test_a_record_is_left_whole_with_a_reason(sign_in: SignIn, number: int) -> None:
    ida = sign_in("ida")
    page = ida.post(f"/review/adoptions/{number}/decline", {"why": ""}).content.decode()
    assert "Say why" in page
    left = ida.post(f"/review/adoptions/{number}/decline", {"why": "Adopted by her grandmother"}, follow=True)
    assert "Left whole" in left.content.decode()
