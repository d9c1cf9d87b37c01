"""What the description prints as a whole message is one: the door takes it. And it describes each body as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from ninja import Schema

from onestory.api.urls import api
from onestory.frontdoor.models import Answer, Contact
from tests.api.conftest import NOW, Plug
from tests.api.test_corrections import number
from tests.web import stories
from tests.web.world import World

__all__ = ["number"]

pytestmark = pytest.mark.django_db
DESCRIBED: dict[str, Any] = api.get_openapi_schema()
README = Path(__file__).resolve().parents[2] / "onestory" / "api" / "README.md"
SENT = {
    address.removeprefix("/api/v1/"): DESCRIBED["components"]["schemas"][
        asked["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    ]
    for address, asked in DESCRIBED["paths"].items()
    if "post" in asked
}
TOLD = [address for address in SENT if "{" not in address]


def test_every_body_is_printed_whole() -> None:
    assert len(SENT) == 8
    assert [address for address, body in SENT.items() if not body.get("examples")] == []


def test_no_two_bodies_share_a_name_for_the_description_would_print_one_of_them_twice() -> None:
    named = [each.__name__ for each in _all_of(Schema) if each.__module__.startswith("onestory.api")]
    assert len(named) > 20
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize("address", TOLD)
def test_a_message_as_it_is_printed_is_taken(address: str, plug: Plug, world: World) -> None:
    for message in SENT[address]["examples"]:
        status, said = plug("police").post(address, message)
        assert (status, bool(said.get("reference"))) == (201, True), said
    world.keeper()
    assert Contact.objects.exists()


def test_an_answer_as_it_is_printed_is_taken(plug: Plug, world: World) -> None:
    asked = stories.asked(world, now=NOW - timedelta(hours=1), agencies=("police",))[0]
    for answer in SENT["requests/{reference}/answers"]["examples"]:
        status, said = plug("police", "requests").post(f"requests/{asked}/answers", answer)
        assert status == 201, said
    world.actor("screening-social-worker", now=NOW)
    assert Answer.objects.count() == len(SENT["requests/{reference}/answers"]["examples"])


def test_a_correction_as_it_is_printed_is_taken(plug: Plug, number: int) -> None:
    for answer in SENT["corrections/{number}/answers"]["examples"]:
        assert plug("police", "corrections").post(f"corrections/{number}/answers", answer)[0] == 201


def test_the_readme_s_notice_is_the_one_that_is_printed() -> None:
    [told] = re.findall(r"```json\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert [json.loads(told)] == SENT["police-notices"]["examples"]


def _all_of(kind: type[Schema]) -> Iterator[type[Schema]]:
    for each in kind.__subclasses__():
        yield each
        yield from _all_of(each)
