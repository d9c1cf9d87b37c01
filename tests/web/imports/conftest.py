"""A data officer at a desk of their own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.web.world import HERE, World


@pytest.fixture
def officer(world: World, sign_in: Any, settings: Any, tmp_path: Any) -> Client:
    """A data officer, with a place of the test's own for files."""
    settings.DELIVERIES = tmp_path
    client = sign_in("data-officer")
    client.council = world.councils[HERE]
    return client
