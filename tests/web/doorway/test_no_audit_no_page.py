"""A page that shows a person answers 503, and nothing of theirs, when its sight cannot be written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.test import Client

from tests.web import stories
from tests.web.world import World


@pytest.fixture
def no_audit(standing_world: World, copies: Any) -> Iterator[None]:
    """The application may no longer write the audit."""
    with psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as hostile:
        hostile.execute("revoke insert on audit_event from onestory_app")
        yield
        hostile.execute("grant insert on audit_event to onestory_app")


@pytest.fixture
def asked(standing_world: World) -> str:
    """A request about Ada Bell waits for the police."""
    return stories.asked(standing_world, now=datetime.now(UTC))[0]  # noqa: TID251  as the page's own clock


def police(world: World) -> Client:
    """The police's researcher, signed in."""
    client = Client()
    user = world.user("partner-researcher")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    return client


def test_what_cannot_be_written_down_is_not_shown(asked: str, standing_world: World, no_audit: None) -> None:
    response = police(standing_world).get(f"/requests/{asked}")
    page = response.content.decode()
    assert response.status_code == 503
    assert "Ada" not in page
    assert "cannot show anything at the moment" in page
    assert response["Retry-After"] == "30"


def test_it_is_shown_again_as_soon_as_it_can_be(asked: str, standing_world: World) -> None:
    assert "Ada Bell" in police(standing_world).get(f"/requests/{asked}").content.decode()
