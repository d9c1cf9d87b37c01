"""The door keeps to its own description, whatever comes: calls by the hundred, as it says and otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pytest_django import DjangoDbBlocker
from schemathesis import Case, GenerationMode

from onestory.api.urls import api
from tests.api.conftest import NOW, minted
from tests.api.test_examples import SENT, TOLD
from tests.strangers.described import LEFT_OUT, nearly
from tests.web import stories
from tests.web.world import World

CASES_AN_ADDRESS = {GenerationMode.POSITIVE: 25, GenerationMode.NEGATIVE: 12}
CASES_NEARLY = 15
DESCRIBED = schemathesis.openapi.from_dict(api.get_openapi_schema())
OPERATIONS: list[Any] = [found.ok() for found in DESCRIBED.get_all_operations()]  # type: ignore[union-attr]
ADDRESSES = {operation.label: operation for operation in OPERATIONS}


@pytest.fixture(scope="module")
def key(standing_world: World, django_db_blocker: DjangoDbBlocker) -> str:
    """A key that may do everything a machine may, where partners have been asked something."""
    with django_db_blocker.unblock():
        stories.asked(standing_world, now=NOW - timedelta(hours=1))
        return minted(standing_world, agency="police", scopes=["contacts", "requests"]).secret


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_call_breaks_the_door_and_every_answer_is_as_described(
    address: str, mode: GenerationMode, site: str, key: str
) -> None:
    operation, most = ADDRESSES[address], CASES_AN_ADDRESS[mode]
    tried: list[int] = []

    @settings(max_examples=most, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps_to_it(case: Case) -> None:
        response = case.call(base_url=site, headers={"Authorization": f"Bearer {key}"})
        assert response.status_code < 500, response.text
        case.validate_response(response, excluded_checks=[*LEFT_OUT])
        tried.append(response.status_code)

    keeps_to_it()
    assert len(tried) >= most // 2


@pytest.mark.parametrize("address", TOLD)
def test_what_is_nearly_a_whole_message_comes_far_in_and_breaks_nothing(address: str, site: str, key: str) -> None:
    operation, messages = ADDRESSES[f"POST /api/v1/{address}"], SENT[address]["examples"]
    taken: list[int] = []

    @settings(max_examples=CASES_NEARLY, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE), data=some.data())
    def keeps_to_it(case: Case, data: some.DataObject) -> None:
        nearly(case, data, messages)
        response = case.call(base_url=site, headers={"Authorization": f"Bearer {key}"})
        assert response.status_code < 500, response.text
        case.validate_response(response, excluded_checks=[*LEFT_OUT])
        taken.append(response.status_code)

    keeps_to_it()
    assert taken.count(201) >= CASES_NEARLY // 3
