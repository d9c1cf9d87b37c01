"""What a reader sees of a form not sent: its writer all of it, shield or none, and nobody else that there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onestory.access.declared.roles import ROLES
from tests.web.guard.existence import signed_in
from tests.web.sweep import Swept, canaries_in, filled, hide_a_family, routes, told_by_answer
from tests.web.world import World

FORMS = [route for route in routes() if route.name.startswith(("refer", "my-referral"))]
WORDS = "They fled to 71 Zqxlane, TS1 9QX; ring 07700 900777."
CHILD = {"children-0-given_name": "Kayleigh", "children-0-family_name": "Oneil", "children-0-address": "71 Zqxlane"}
WRITERS = "referrer"
STRANGERS = ["", "over-there", *(role.code for role in ROLES if role.code != WRITERS)]


@dataclass
class Unsent:
    """A family behind a shield, a form about them that a school began before it, and one of the public's."""

    swept: Swept
    teacher: Client
    form: str
    public: Client
    way_back: str
    code: str


@pytest.fixture(scope="module")
def unsent(standing_world: World) -> Unsent:
    """Both are written before the shield goes up over the child."""
    teacher, public = signed_in(standing_world, WRITERS), Client()
    form = str(teacher.post("/refer/start")["Location"])
    public.post("/refer/start")
    for client, address in ((teacher, form), (public, "/refer/form/open/")):
        written(client, address)
    kept = public.post("/refer/form/open/worry", {"worry": WORDS, "_later": "1"}).content.decode()
    way_back = re.search(r"/refer/return/[\w-]+", kept)
    code = re.search(r"\b[A-Z0-9]{4}[ -]?[A-Z0-9]{2,4}\b", re.sub(r"<[^>]+>", " ", kept.split("code", 1)[1]))
    assert way_back
    assert code, kept
    return Unsent(hide_a_family(standing_world), teacher, form, public, way_back[0], code[0])


def written(client: Client, form: str) -> None:
    """Words, a child with an address, and a letter, saved."""
    assert client.post(form + "worry", {"worry": WORDS}).status_code == 302
    client.post(form + "children", CHILD)
    letter = SimpleUploadedFile("to 71 Zqxlane.txt", WORDS.encode())
    assert client.post(form + "files", {"files": letter}).status_code == 302


def read_by(client: Client, form: str) -> str:
    """The pages of a form, as they are drawn for whoever asks."""
    return "\n".join(
        told_by_answer(client.get(form + page)) for page in ("worry", "children", "files", "check-answers")
    )


@pytest.mark.parametrize("role", STRANGERS)
def test_nobody_else_sees_a_place_in_it_or_that_it_is_there(unsent: Unsent, role: str) -> None:
    client = signed_in(unsent.swept.world, role) if role else Client(raise_request_exception=False)
    fill = {**unsent.swept.fill, "which": unsent.form.strip("/").rpartition("/")[2], "code": "worry"}
    asked = {**fill, "token": unsent.way_back.rpartition("/")[2]}
    for route in FORMS:
        for answer in (client.get(filled(route, asked)), client.post(filled(route, fill), {"worry": "Mine."})):
            assert canaries_in(told_by_answer(answer)) == [], route.name
            assert answer.status_code < 500, route.name
    assert WORDS in unescape(read_by(unsent.teacher, unsent.form)), "nothing of it was written over"


def test_whoever_wrote_it_has_all_of_it_before_them_after_the_shield(unsent: Unsent) -> None:
    """The control: every place stands on the pages that showed nobody else one."""
    for client, form in ((unsent.teacher, unsent.form), (unsent.public, "/refer/form/open/")):
        said = unescape(read_by(client, form))
        assert canaries_in(said) == ["07700 900777", "07700900777", "TS1 9QX", "TS19QX", "Zqxlane"]
        assert said.count(WORDS) >= 2
        assert "to 71 Zqxlane.txt" in said


def test_another_browser_reads_it_with_the_code_and_not_without(unsent: Unsent) -> None:
    other = Client()
    wrong = other.post(unsent.way_back, {"code": "AAAA-AAAA"})
    assert wrong.status_code == 400
    assert canaries_in(told_by_answer(wrong)) == []
    assert other.get("/refer/form/open/worry").status_code == 404
    assert other.post(unsent.way_back, {"code": unsent.code}).status_code == 302
    assert WORDS in unescape(read_by(other, "/refer/form/open/"))
