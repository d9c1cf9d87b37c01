"""What is no message, sent to the machine door: refused in words, never half kept; and names, kept to the letter."""

from __future__ import annotations

import gc
import json
from typing import Any

import pytest
from django.test import Client
from pydantic_core import PydanticCustomError

from onestory.frontdoor.models import Contact, ContactChild
from tests.api.conftest import WORRY, Machine, Plug
from tests.hostile.limits import bounded
from tests.hostile.words import LONG, NAMES, NO_TEXT
from tests.web.world import HERE, World

DEEP = 100_000
GOOD = json.dumps(WORRY)
BODIES: dict[str, bytes | str] = {
    "nothing": b"",
    "half of it": GOOD[:-20],
    "a list a hundred thousand deep": "[" * DEEP + "]" * DEEP,
    "an object a hundred thousand deep": '{"a":' * DEEP + "1" + "}" * DEEP,
    "a worry a hundred thousand deep": GOOD.replace('"2A"', "[" * DEEP + "]" * DEEP),
    "a name twice": GOOD.replace('"source_code"', '"worry": "other", "source_code"'),
    "a number beyond every number": GOOD.replace('"2A"', "1e999"),
    "not a number": GOOD.replace('"2A"', "NaN"),
    "a number of a million figures": GOOD.replace('"2A"', "9" * 1_000_000),
    "a prototype": GOOD.replace('"worry"', '"__proto__": {"admin": true}, "worry"'),
    "fields nobody declared": GOOD.replace('"worry"', '"council": 1, "is_admin": true, "worry"'),
    "the wrong kinds": GOOD.replace('"2A"', '{"$ne": null}'),
    "children who are a number": json.dumps(WORRY | {"children": 7}),
    "ten thousand children": json.dumps(WORRY | {"children": WORRY["children"] * 10_000}),  # type: ignore[operator]
    "half a letter": GOOD.replace("Ada", "\\ud800"),
    "a NUL": GOOD.replace("Ada", "\\u0000"),
    "text that is no UTF-8": GOOD.encode().replace(b"Ada", b"\xff\xfe"),
    "UTF-16": GOOD.encode("utf-16"),
    "a graph's question": '{"query": "{ people { name address } }"}',
    "XML": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><x>&x;</x>",
    "two megabytes of worry": json.dumps(WORRY | {"worry": LONG["two megabytes"]}),
    "eleven megabytes": json.dumps(WORRY | {"worry": "w" * 11_000_000}),
}
READ_ALL_THE_SAME = frozenset({"a name twice", "UTF-16"})


@pytest.fixture
def school(plug: Plug) -> Machine:
    """A school's system with a key."""
    return plug("school")


def sends(machine: Machine, body: bytes | str, address: str = "contacts", **options: Any) -> Any:
    """Send a body as it is."""
    machine.client.raise_request_exception = False
    headers = {"Authorization": f"Bearer {machine.secret}"} | options.pop("headers", {})
    kind = options.pop("content_type", "application/json")
    return machine.client.post(f"/api/v1/{address}", body, content_type=kind, headers=headers, **options)


def kept(world: World) -> list[Contact]:
    """Every contact there is, as the hub's keeper sees them."""
    world.keeper()
    return list(Contact.objects.order_by("recorded_at", "pk"))


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_no_message_is_refused_in_words_and_nothing_is_kept(
    school: Machine, world: World, name: str
) -> None:
    with bounded():
        response = sends(school, BODIES[name])
    if name in READ_ALL_THE_SAME:
        assert response.status_code == 201
        return
    assert 400 <= response.status_code < 500, response.content[:400]
    said = response.json()["error"]
    assert said.endswith(".") and "Traceback" not in said
    assert kept(world) == []


REFUSED_BY_OURS = {
    "a child of whom nothing is said": WORRY | {"children": [{"sex": "F"}]},
    "an unborn child with a birthday": WORRY | {"children": [{"is_unborn": True, "born_on": "2018-03-03"}]},
    "a character that no text has": WORRY | {"worry": "An\x00na"},
    "a day that is a number": WORRY | {"children": [{"given_name": "Ada", "born_on": 1422921600}]},
    "a year that nobody means": WORRY | {"children": [{"given_name": "Ada", "born_on": "0018-03-03"}]},
}


@pytest.mark.parametrize("name", REFUSED_BY_OURS)
def test_a_refused_message_does_not_stay_in_memory(school: Machine, name: str) -> None:
    """It did, all of it, for as long as the server ran: a partner's faulty system would have filled the memory."""

    def refuse(times: int) -> int:
        for _ in range(times):
            assert sends(school, json.dumps(REFUSED_BY_OURS[name])).status_code == 422
        gc.collect()
        return sum(issubclass(type(each), (ValueError, PydanticCustomError)) for each in gc.get_objects())

    once = refuse(1)
    assert refuse(6) <= once, "what was raised is held, and the call with it"


def test_names_are_kept_as_they_came_to_the_letter(school: Machine, world: World) -> None:
    lost = {}
    for name, words in NAMES.items():
        child = {"given_name": words[:60], "family_name": words[:60]}
        response = sends(school, json.dumps(WORRY | {"their_reference": name, "worry": words, "children": [child]}))
        assert response.status_code == 201, response.content
        world.keeper()
        contact = Contact.objects.get(reference=response.json()["reference"])
        children = ContactChild.objects.filter(contact=contact).values_list("given_name", "family_name")
        if contact.worry != words.strip() or list(children) != [(words[:60].strip(),) * 2]:
            lost[name] = (contact.worry, list(children))
    assert lost == {}
    assert len(kept(world)) == len(NAMES)


@pytest.mark.parametrize("name", NO_TEXT)
def test_an_odd_address_is_not_found_in_words(school: Machine, name: str) -> None:
    school.client.raise_request_exception = False
    for address in ("contacts", "requests"):
        response = school.client.get(
            f"/api/v1/{address}/{NO_TEXT[name].replace('/', '%2F')}",
            headers={"Authorization": f"Bearer {school.secret}"},
        )
        assert 400 <= response.status_code < 500
        assert b"Traceback" not in response.content


HEADERS: dict[str, dict[str, str]] = {
    "two lengths": {"Transfer-Encoding": "chunked", "X-HTTP-Method-Override": "DELETE"},
    "another council named": {"X-Council": "redcar", "X-Tenant": "2"},
    "another address claimed": {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "attacker.example"},
    "a key for the message that is too long": {"Idempotency-Key": "k" * 10_000},
    "a key of odd letters": {"Idempotency-Key": "\u00e9\u202e"},
}


@pytest.mark.parametrize("name", HEADERS)
def test_what_a_heading_line_claims_changes_nobodys_council(school: Machine, world: World, name: str) -> None:
    response = sends(school, GOOD, headers=HEADERS[name])
    assert response.status_code in (201, 422)
    assert {contact.council_id for contact in kept(world)} <= {world.councils[HERE]}


@pytest.mark.parametrize("verb", ["put", "patch", "delete", "options", "trace"])
def test_a_verb_that_does_nothing_here_is_refused(school: Machine, verb: str) -> None:
    response = getattr(school.client, verb)("/api/v1/contacts", headers={"Authorization": f"Bearer {school.secret}"})
    assert response.status_code == 405


@pytest.mark.parametrize("secret", ["", "onestory_", "x" * 100_000, "%00", "' or 1=1 --", "\u202e"])
def test_an_odd_key_opens_nothing(secret: str, world: World) -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/api/v1/contacts", GOOD, "application/json", headers={"Authorization": f"Bearer {secret}"})
    assert response.status_code == 401
    assert kept(world) == []
