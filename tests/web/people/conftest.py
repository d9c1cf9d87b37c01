"""A family of three that three partners told of, in the index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.queries import candidates
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.told_rows import everybody
from tests.web.world import HERE, World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@dataclass(frozen=True)
class Family:
    """A child and her mother."""

    kayleigh: UUID
    donna: UUID


def index_family(world: World) -> Family:
    """Link what the partners told, and say who is who."""
    link_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=everybody())
    worker = world.actor("screening-social-worker", now=NOW)
    found = {
        name: candidates(viewer=worker, now=NOW, words=f"{name} oneil")[0].person for name in ("kayleigh", "donna")
    }
    stand(NOBODY)
    return Family(**found)


@pytest.fixture
def family(world: World) -> Family:
    """The family, indexed."""
    return index_family(world)


@pytest.fixture
def opens(family: Family) -> Callable[..., str]:
    """Open a page as somebody who gives a reason first, and give back what it says."""

    def read(client: object, address: str) -> str:
        client.post(address, {"reason": "A worry from her school."})  # type: ignore[attr-defined]
        response = client.get(address)  # type: ignore[attr-defined]
        assert response.status_code == 200, response.content.decode()
        return str(response.content.decode())

    return read
