"""Two people are made one while somebody has one of them open: what is typed into the old page stays with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.joining.undo_change import undo_change
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.fixtures import sign_in, world
from tests.web.people.conftest import Family, family
from tests.web.world import World

__all__ = ["family", "sign_in", "world"]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
WORDS = "She was seen at the old address that week."


def opened(client: Client, address: str) -> str:
    """A page of a record for which a reason is asked first."""
    client.post(address, {"reason": "A worry from her school."})
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return str(response.content.decode())


def test_fault_37_what_is_typed_on_a_page_whose_person_was_merged_is_kept_with_the_living_one(
    sign_in: Callable[..., Client], world: World, family: Family
) -> None:
    worker = sign_in("screening-social-worker")
    story = opened(worker, f"/people/{family.donna}/story")
    form = re.findall(rf"/people/{family.donna}/story/lines/\d+", story)[0]
    assert worker.get(form).status_code == 200
    change = merge_people(
        actor=world.actor("hub-manager", now=NOW), keep=family.kayleigh, other=family.donna, why="One child.", now=NOW
    ).change
    stand(NOBODY)
    sent = worker.post(form, {"significance": "significant", "analysis": WORDS}, follow=True)
    assert sent.status_code == 200, sent.content.decode()
    assert WORDS in opened(worker, f"/people/{family.kayleigh}/story")
    undo_change(actor=world.actor("hub-manager", now=NOW), change=change, why="Mistaken.", now=NOW)
    stand(NOBODY)
    assert WORDS in opened(worker, f"/people/{family.donna}/story")
    assert WORDS not in opened(worker, f"/people/{family.kayleigh}/story")
