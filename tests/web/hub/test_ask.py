"""Asking partners: not before a judgement; whom, about whom, what; and on what footing."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.world import World

FOOTING = {
    "purpose": "To judge whether the children are safe.",
    "lawful_basis": "children-act-1989",
    "necessity": "Only they may know.",
    "told": "no-unsafe",
    "told_why_not": "He was at the gate.",
}


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


@pytest.fixture
def at(worker: Client, reference: str) -> str:
    """The page of a contact that has been triaged."""
    worker.post(f"/front-door/{reference}/triage", {"level": "3", "brag": "amber", "reason": "A bruise."})
    return f"/front-door/{reference}"


def test_before_a_judgement_the_page_says_why_not(worker: Client, reference: str) -> None:
    page = worker.get(f"/front-door/{reference}/ask").content.decode()
    assert "You cannot ask partners now." in page
    assert "Send the requests" not in page


def test_each_agency_has_its_own_questions(worker: Client, at: str, world: World) -> None:
    page = worker.get(f"{at}/ask").content.decode()
    assert f'name="questions-{world.agencies["police"]}" type="checkbox" value="police-incidents"' in page
    assert f'name="questions-{world.agencies["housing"]}" type="checkbox" value="housing-household"' in page
    assert "They told the referrer: No, telling them could put somebody at risk" in page


WRONG = """
    agency=        | Select at least one agency                   | #agency
    purpose=       | Say what the information is for              | #purpose
    lawful_basis=  | Select the lawful basis                      | #lawful_basis
    necessity=     | Say why asking is necessary                  | #necessity
    told=          | Select whether the parents were told         | #told
    told_why_not=  | Say why the parents were not told            | #told_why_not
    words=         | Select or write at least one question        | #words-POLICE
    basis=consent  | no data-protection consent is recorded       | #the-form
"""


@pytest.mark.parametrize("case", [line.strip() for line in WRONG.strip().splitlines()])
def test_what_is_missing_is_said_and_what_was_typed_is_kept(case: str, worker: Client, at: str, world: World) -> None:
    typed, sentence, field = (part.strip() for part in case.split("|"))
    name, value = typed.split("=")
    police = world.agencies["police"]
    given = {
        **FOOTING,
        "agency": str(police),
        f"words-{police}": "What do you hold?",
        "about": children_of(worker, at)[:1],
    }
    given |= {{"words": f"words-{police}", "basis": "lawful_basis"}.get(name, name): value}
    response = worker.post(f"{at}/ask", given)
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field.replace("POLICE", str(police))}"' in page
    assert name == "purpose" or "To judge whether the children are safe." in page


def children_of(worker: Client, at: str) -> list[str]:
    """Those whom the form offers to ask about, ticked."""
    return re.findall(r'name="about" type="checkbox" value="([^"]+)" checked', worker.get(f"{at}/ask").content.decode())


def test_nobody_is_asked_about_anybody_not_ticked(worker: Client, at: str, world: World) -> None:
    police = world.agencies["police"]
    response = worker.post(f"{at}/ask", {**FOOTING, "agency": str(police), f"words-{police}": "What do you hold?"})
    assert response.status_code == 400
    assert "Select about whom you ask" in response.content.decode()


def test_one_agency_may_be_asked_about_fewer_than_the_rest(worker: Client, at: str, world: World) -> None:
    police, health = world.agencies["police"], world.agencies["health"]
    amira, yusuf = children_of(worker, at)
    given = {**FOOTING, "agency": [str(police), str(health)], "about": [amira, yusuf], f"about-{health}": yusuf}
    given |= {f"words-{police}": "What do you hold?", f"words-{health}": "What do you hold?"}
    page = worker.post(f"{at}/ask", given, follow=True).content.decode()
    assert "Asked about Amira Stonebridge, Yusuf Stonebridge by" in page
    assert "Asked about Yusuf Stonebridge by" in page


def test_an_agency_is_told_of_nobody_but_those_ticked(worker: Client, at: str, world: World) -> None:
    police = world.agencies["police"]
    children = children_of(worker, at)
    assert len(children) == 2
    given = {**FOOTING, "agency": str(police), f"words-{police}": "What?\nWhen?", "about": children[0]}
    page = worker.post(f"{at}/ask", given, follow=True).content.decode()
    assert "Asked about Amira Stonebridge by" in page
    assert "<li>What?</li><li>When?</li>" in page
