"""From Find to a new record: prefilled by what was looked for, checked against whom the index knows, then opened."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.people.conftest import Family

ZEB = {
    "given_name": "Zebedee", "family_name": "Quartermain", "born-day": "4", "born-month": "5", "born-year": "2019",
    "postcode": "S65 1AB", "why": "A neighbour rang",
}  # fmt: skip
KAYLEIGH = ZEB | {
    "given_name": "Kayleigh", "family_name": "Oneil", "born-day": "2", "born-month": "3", "born-year": "2014",
}  # fmt: skip


@pytest.fixture
def worker(sign_in: SignIn, family: Family) -> Client:
    """A screening social worker of a hub that knows a family."""
    return sign_in("screening-social-worker")


def test_whoever_was_not_found_is_added_with_what_was_looked_for_and_opened(worker: Client) -> None:
    found = worker.post("/find", {"words": "zebedee quartermain 4/5/2019 s65 1ab"}, follow=True).content.decode()
    assert "/find/add" in found
    form = worker.get("/find/add").content.decode()
    for value in ("Zebedee", "Quartermain", "2019", "S65 1AB"):
        assert value.lower() in form.lower()
    page = worker.post("/find/add", ZEB, follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0].startswith("/people/")
    assert "Zebedee Quartermain" in page.content.decode()


def test_somebody_known_is_shown_first_and_only_a_tick_adds_another(worker: Client, family: Family) -> None:
    page = worker.post("/find/add", KAYLEIGH)
    shown = page.content.decode()
    assert page.status_code == 200
    assert f"/people/{family.kayleigh}" in shown
    assert "Nobody is added yet" in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    again = worker.post("/find/add", KAYLEIGH | {"seen": seen})
    assert again.status_code == 400
    assert "say that none is the person you mean" in again.content.decode()
    assert worker.post("/find/add", KAYLEIGH | {"seen": seen, "none_of": "yes"}).status_code == 302


def test_what_is_wrong_is_said_and_kept(worker: Client) -> None:
    page = worker.post("/find/add", ZEB | {"born-month": "13", "why": ""})
    text = page.content.decode()
    assert page.status_code == 400
    assert 'href="#born-day"' in text
    assert "Say why they are added" in text
    assert "Quartermain" in text
    assert worker.post("/find/add", KAYLEIGH | {"seen": "nonsense", "none_of": "yes"}).status_code == 400


def test_who_may_not_match_contacts_is_offered_no_such_page(sign_in: SignIn, family: Family) -> None:
    client = sign_in("reviewing-officer")
    assert client.get("/find/add").status_code == 403
    assert "/find/add" not in client.post("/find", {"words": "zebedee"}, follow=True).content.decode()
