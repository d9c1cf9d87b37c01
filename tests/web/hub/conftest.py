"""A contact on the board, and where it stands when each test begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from onestory.access.actions.come_in import come_in
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.walls.actor import Actor
from tests.web.world import World

CALL = {
    "channel": "phone",
    "immediate_danger": "no",
    "referrer_role": "professional",
    "professional_name": "Tom Whitfield",
    "referrer_job": "Safeguarding lead",
    "organisation": "Linthorpe Green School",
    "source": "2A",
    "referrer_phone": "01632 960 303",
    "children": [
        {"is_unborn": "no", "given_name": "Amira", "family_name": "Stonebridge", "born_on": "2017-05-14"},
        {"is_unborn": "no", "given_name": "Yusuf", "family_name": "Stonebridge", "born_on": "2019-09-02"},
    ],
    "adults": [{"given_name": "Nadia", "family_name": "Stonebridge", "relation": "mother", "phone": "07700 900 982"}],
    "worry": "Amira came in with a bruise on her arm and would not say how she got it.\nShe was hungry again.",
    "working_well": "Her aunt fetches both children every day.",
    "told_parents": "no-unsafe",
    "told_why_not": "Her mother's partner was at the gate.",
}


@pytest.fixture
def now() -> datetime:
    """The moment at which the tests' requests are made: the doorway reads the real clock."""
    return datetime.now(UTC)  # noqa: TID251


@pytest.fixture
def as_actor(world: World, now: datetime) -> Callable[[str], Actor]:
    """Somebody at work, standing before the database."""

    def come(name: str) -> Actor:
        return come_in(actor=Actor(user=world.users[name], username=name, request="test"), now=now)

    return come


@pytest.fixture
def reference(as_actor: Callable[[str], Actor], now: datetime) -> str:
    """A new contact that a contact officer took down."""
    receipt = record_phone_contact(actor=as_actor("contact-officer"), answers=CALL, key="a-call", now=now)
    return receipt.reference
