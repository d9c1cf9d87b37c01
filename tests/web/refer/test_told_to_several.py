"""A form about children of two councils, from the page that reads it back to the pages of both front doors."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from tests.web.world import World

SignIn = Callable[..., Client]
PAGES: dict[str, dict[str, str]] = {
    "danger": {"immediate_danger": "no"},
    "you": {
        "referrer_role": "professional",
        "professional_name": "Tom Whitfield",
        "referrer_job": "Safeguarding lead",
        "organisation": "Linthorpe Green School",
        "source": "2A",
    },
    "worry": {"worry": "They come in without breakfast."},
    "parents": {"told_parents": "yes"},
}
ADA = {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "postcode": "TS1 2AB"}
BEN = {"is_unborn": "no", "given_name": "Ben", "family_name": "Cole", "postcode": "TS10 2AB"}
CY = {"is_unborn": "no", "given_name": "Cy", "family_name": "Dunn"}


def written(client: Client, *children: dict[str, str]) -> str:
    """The form has been written: the address of its list of pages."""
    form = str(client.post("/refer/start")["Location"])
    for _ in children[1:]:
        client.post(form + "children", {"_add": "1"})
    rows = {f"children-{n}-{name}": said for n, child in enumerate(children) for name, said in child.items()}
    for page, said in {**PAGES, "children": rows}.items():
        assert client.post(form + page, said).status_code == 302, page
    return form


def text_of(client: Client, address: str) -> str:
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", client.get(address).content.decode())))


@pytest.mark.usefixtures("world")
def test_it_says_before_and_after_sending_which_front_doors_are_told(sign_in: SignIn) -> None:
    teacher = sign_in("referrer")
    form = written(teacher, ADA, BEN)
    assert "live in the areas of Middlesbrough Council and Redcar and Cleveland Council" in text_of(
        teacher, form + "check-answers"
    )
    assert teacher.post(form + "check-answers")["Location"].endswith("/sent")
    said = text_of(teacher, form + "sent")
    references = re.findall(r"(?:MID|RED)-[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    here, there = dict.fromkeys(references)
    assert (here[:3], there[:3]) == ("MID", "RED")
    assert f"{here} is safe in Middlesbrough Council's front-door queue" in said
    assert f"{there} is safe in Redcar and Cleveland Council's front-door queue" in said
    assert here in text_of(teacher, "/my-referrals")
    assert there in text_of(teacher, "/my-referrals")
    officer = sign_in("contact-officer")
    officer.post(f"/front-door/{here}/take")
    page = text_of(officer, f"/front-door/{here}")
    assert "Told to other councils too" in page
    assert "Whoever of them lives in the area of Redcar and Cleveland Council" in page
    assert "Cole" not in page


@pytest.mark.usefixtures("world")
def test_the_home_of_whom_no_postcode_tells_is_asked_for(sign_in: SignIn) -> None:
    teacher = sign_in("referrer")
    form = written(teacher, ADA, BEN, CY)
    refused = teacher.post(form + "check-answers")
    assert refused.status_code == 400
    assert "Choose the council for those whose postcode you left out" in refused.content.decode()
    assert "Where do the children live whose postcode you left out?" in refused.content.decode()
    assert teacher.post(form + "check-answers", {"council": "redcar"})["Location"].endswith("/sent")
    assert "Ben Cole and 1 other" in text_of(teacher, "/my-referrals")


def test_the_public_is_given_both_references_and_adds_to_both(world: World) -> None:
    public = Client()
    form = written(public, ADA, BEN)
    public.post(form + "check-answers")
    said = text_of(public, form + "sent")
    assert "each front door is sent it" in said
    assert len({*re.findall(r"(?:MID|RED)-[0-9A-Z]{4}-[0-9A-Z]{4}", said)}) == 2
    added = public.post("/refer/form/open/add", {"words": "He is back."})
    assert added.status_code == 302
