"""Every form of every page, filled with what no form should be filled with: none breaks, and each says why not."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from onestory.access.declared.roles import ROLES
from tests.hostile.forms import forms_open_to
from tests.hostile.words import LONG, NAMES, NO_TEXT
from tests.web.sweep import Swept, hide_a_family
from tests.web.world import World

WORST = ("a NUL", "a number without end", "more than the database counts")
IN_EVERY_RUN = ("hub-manager",)
EVERYTHING = {**NO_TEXT, **NAMES, **LONG}


@pytest.fixture(scope="module")
def swept(standing_world: World) -> Swept:
    """A hub with a family in it, so that every page has something on it."""
    return hide_a_family(standing_world)


def at_work(swept: Swept, role: str) -> Client:
    """Somebody who has said why they look at the family, and to whom a fault comes as its page."""
    client = Client(raise_request_exception=False)
    client.force_login(swept.world.user(role), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    for person in (swept.child, swept.mother, swept.father):
        client.post(f"/people/{person}", {"reason": "A worry from her school."})
    return client


def broken_by(swept: Swept, role: str, *names: str) -> dict[str, dict[str, int]]:
    """The forms that answered with a fault of ours, by what was typed."""
    client = at_work(swept, role)
    found = forms_open_to(client, swept)
    assert len(found) > 1
    answers = {
        form.address: {name: form.send(client, EVERYTHING[name]).status_code for name in names} for form in found
    }
    return {
        address: broken
        for address, said in answers.items()
        if (broken := {name: status for name, status in said.items() if status >= 500})
    }


@pytest.mark.parametrize("role", IN_EVERY_RUN)
def test_no_form_is_broken_by_the_worst(swept: Swept, role: str) -> None:
    assert broken_by(swept, role, *WORST) == {}


@pytest.mark.slow
@pytest.mark.parametrize("role", [role.code for role in ROLES if role.code != "custodian"])
def test_no_form_of_any_role_is_broken_by_anything(swept: Swept, role: str) -> None:
    assert broken_by(swept, role, *NO_TEXT, *LONG, "a script", "an end of SQL") == {}


def test_what_no_text_holds_is_refused_in_a_sentence_and_nothing_typed_is_lost(swept: Swept) -> None:
    client = at_work(swept, "screening-social-worker")
    page = client.post("/front-door/phone", {"worry": "She was\x00 alone."})
    assert page.status_code == 400
    assert "a character that no text has" in page.content.decode()
    assert client.get("/front-door/MID\x00").status_code == 404
