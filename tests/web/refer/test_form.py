"""The form that tells the hub: drafts of people at work, two windows, the end of a session."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.world import World

SignIn = Callable[..., Client]
WORRY = {"worry": "Ada came in without breakfast.", "scale": "3"}


@pytest.fixture
def tom(sign_in: SignIn) -> Client:
    """A school's safeguarding lead."""
    return sign_in("referrer")


def begun(client: Client) -> str:
    """A form has been started: the address of its list of pages."""
    return str(client.post("/refer/start")["Location"])


def test_somebody_at_work_is_not_asked_what_is_known_of_them(tom: Client) -> None:
    page = tom.get(begun(tom) + "you").content.decode()
    assert 'value="Tom Whitfield"' in page
    assert 'value="Linthorpe Green School"' in page


def test_a_form_is_its_owners_alone(tom: Client, sign_in: SignIn) -> None:
    form = begun(tom)
    tom.post(form + "worry", WORRY)
    assert sign_in("hub-manager").get(form + "worry").status_code == 404
    assert Client().get(form + "worry")["Location"].startswith("/account/login/?next=")


def test_words_sent_after_the_session_ended_stay_on_the_page(tom: Client) -> None:
    form = begun(tom)
    tom.logout()
    response = tom.post(form + "worry", WORRY)
    assert response.status_code == 401
    assert "Ada came in without breakfast." in response.content.decode()


def test_two_windows_do_not_write_over_each_other(tom: Client) -> None:
    form = begun(tom)
    times = re.search(r'id="saved-times" value="(\d+)"', tom.get(form + "worry").content.decode())
    assert times
    tom.post(form + "worry", {"worry": "From the first window", "_saved_times": times[1]})
    response = tom.post(form + "worry", {"worry": "From the second", "_saved_times": times[1]})
    page = response.content.decode()
    assert response.status_code == 409
    assert "From the first window" in page
    assert "From the second" in page
    assert "From the first window" in tom.get(form + "worry").content.decode()


def test_ones_own_autosave_on_its_way_is_not_another_window(tom: Client) -> None:
    form = begun(tom)
    times = re.search(r'id="saved-times" value="(\d+)"', tom.get(form + "danger").content.decode())
    assert times
    typed = {"immediate_danger": "no", "danger": "", "_saved_times": times[1]}
    tom.post(form + "danger/autosave", typed)
    assert tom.post(form + "danger", typed)["Location"].endswith("/you")


def test_an_autosave_says_when_and_counts(tom: Client) -> None:
    form = begun(tom)
    answer = tom.post(form + "worry/autosave", WORRY).content.decode()
    assert re.match(r"Saved \d\d:\d\d<input", answer)
    assert 'hx-swap-oob="true"' in answer
    assert "Ada came in" in tom.get(form + "worry").content.decode()


def test_later_keeps_what_is_half_done_and_half_wrong(tom: Client) -> None:
    form = begun(tom)
    response = tom.post(form + "worry", {"scale": "eleven", "_later": "1"}, follow=True)
    assert "Saved. Your form is kept here for 28 days." in response.content.decode()
    assert 'value="eleven"' in tom.get(form + "worry").content.decode()


def test_a_form_that_cannot_be_sent_yet_says_every_reason_with_the_way_there(tom: Client) -> None:
    form = begun(tom)
    page = tom.post(form + "check-answers").content.decode()
    assert 'href="danger#immediate_danger"' in page
    assert 'href="children#children"' in page
    assert 'href="worry#worry"' in page


def test_pages_and_forms_that_are_not_there_say_so(tom: Client) -> None:
    form = begun(tom)
    assert tom.get(form + "no-such-page").status_code == 404
    assert tom.get("/refer/form/not-a-form/worry").status_code == 404
    assert Client().get("/refer/form/open/worry").status_code == 404


def test_a_forged_cookie_opens_nothing(world: World) -> None:
    client = Client()
    client.cookies["onestory_form"] = "made-up-token code:forged:signature"
    response = client.get("/refer/form/open/worry")
    assert response.status_code == 404
    assert "no longer holds your form open" in response.content.decode()


def test_the_publics_cookie_is_signed_shut_to_scripts_and_sent_only_here(world: World) -> None:
    client = Client()
    client.post("/refer/start")
    cookie = client.cookies["onestory_form"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/refer", 7200)


def test_a_role_that_may_not_tell_is_refused_with_a_sentence(sign_in: SignIn) -> None:
    response = sign_in("analyst").post("/refer/start")
    assert response.status_code == 403
    assert "not part of your role" in response.content.decode()


def test_words_the_public_sent_after_the_browser_let_the_form_go_are_still_theirs(world: World) -> None:
    response = Client().post("/refer/form/open/worry", WORRY)
    page = response.content.decode()
    assert response.status_code == 404
    assert "no longer holds your form open" in page
    assert "Ada came in without breakfast." in page
