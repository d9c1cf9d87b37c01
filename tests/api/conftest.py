"""A partner's system at the machine door, with a key of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from onestory.access.actions.mint_key import Minted, mint_key
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.fixtures import site, standing_world, world
from tests.web.world import HERE, World

__all__ = ["site", "standing_world", "world"]

NOW = datetime.now(UTC)  # noqa: TID251  as the door's own clock
WORRY = {
    "their_reference": "CPOMS-17",
    "source_code": "2A",
    "worry": "Ada came in without breakfast three days this week.",
    "children": [{"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}],
}


@dataclass
class Machine:
    """A system that sends what it is told to, under its key."""

    secret: str
    client: Client

    def post(self, address: str, body: object, **headers: str) -> tuple[int, dict[str, Any]]:
        """Send a body; what comes back."""
        response = self.client.post(
            f"/api/v1/{address}", json.dumps(body), content_type="application/json", headers=self._headers(headers)
        )
        return response.status_code, response.json()

    def get(self, address: str) -> tuple[int, Any]:
        """Ask for something."""
        response = self.client.get(f"/api/v1/{address}", headers=self._headers({}))
        return response.status_code, response.json()

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return ({"Authorization": f"Bearer {self.secret}"} if self.secret else {}) | more


Plug = Callable[..., Machine]


@transaction.atomic
def minted(world: World, *, agency: str, scopes: list[str], council: str = HERE, days: int = 90) -> Minted:
    """A key made by the council's administrator."""
    keeper = world.keeper(council)
    made = mint_key(actor=keeper, name="link", agency=agency, scopes=scopes, days=days, now=NOW)
    stand(NOBODY)
    return made


@pytest.fixture
def plug(world: World) -> Plug:
    """Plug in a system of an agency."""

    def in_(agency: str = "school", *scopes: str, council: str = HERE) -> Machine:
        made = minted(world, agency=agency, scopes=list(scopes or ("contacts",)), council=council)
        return Machine(made.secret, Client())

    return in_
