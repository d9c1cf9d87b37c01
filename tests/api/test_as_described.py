"""The door keeps to its own description, whatever comes: generated calls by the hundred, and none breaks it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from pytest_django import DjangoDbBlocker
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onestory.api.urls import api
from tests.api.conftest import NOW, minted
from tests.web import stories
from tests.web.world import World

CASES_AN_ADDRESS = 25
# Left out is only that whatever fits the description is accepted: that parents not told need a reason, it cannot say.
DESCRIBED = schemathesis.openapi.from_dict(api.get_openapi_schema())
OPERATIONS: list[Any] = [found.ok() for found in DESCRIBED.get_all_operations()]  # type: ignore[union-attr]
ADDRESSES = {operation.label: operation for operation in OPERATIONS}


@pytest.fixture(scope="module")
def key(standing_world: World, django_db_blocker: DjangoDbBlocker) -> str:
    """A key that may do everything a machine may, where partners have been asked something."""
    with django_db_blocker.unblock():
        stories.asked(standing_world, now=NOW - timedelta(hours=1))
        return minted(standing_world, agency="police", scopes=["contacts", "requests"]).secret


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_call_breaks_the_door_and_every_answer_is_as_described(address: str, site: str, key: str) -> None:
    operation = ADDRESSES[address]
    tried: list[int] = []

    @settings(max_examples=CASES_AN_ADDRESS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def keeps_to_it(case: Case) -> None:
        response = case.call(base_url=site, headers={"Authorization": f"Bearer {key}"})
        assert response.status_code < 500, response.text
        case.validate_response(response, excluded_checks=[positive_data_acceptance])
        tried.append(response.status_code)

    keeps_to_it()
    assert len(tried) >= CASES_AN_ADDRESS // 2
