"""The demo's worker says who a child is where the index leaves no doubt, and nothing where it does not know them."""

from __future__ import annotations

from typing import Any

import pytest

from onestory.console.demo.recognising import say_who_they_are
from onestory.frontdoor.queries.understanding.contacts import contact
from tests.web import stories
from tests.web.fixtures import world
from tests.web.people.conftest import NOW, Family, family
from tests.web.world import World

__all__ = ["family", "world"]
KAYLEIGH = {"given_name": "Kayleigh", "family_name": "O'Neil", "born_on": "2014-03-02", "postcode": "TS1 2AB"}
STRANGER = {"given_name": "Ottoline", "family_name": "Quince", "born_on": "2011-08-19", "postcode": "TS1 2AB"}


@pytest.mark.parametrize(("child", "matched"), [(KAYLEIGH, 1), (STRANGER, 0)])
def test_only_who_is_known_without_doubt_is_matched(
    world: World, family: Family, child: dict[str, Any], matched: int
) -> None:
    reference = stories.told(world, now=NOW, children=[{"is_unborn": "no", "school": "", **child}])
    worker = world.actor("screening-social-worker", now=NOW)
    assert say_who_they_are(reference, worker=worker, now=NOW) == matched
    found = contact(reference, viewer=worker, now=NOW).children[0].match
    assert (found.person_id if found else None) == (family.kayleigh if matched else None)
