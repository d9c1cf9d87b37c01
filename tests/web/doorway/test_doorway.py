"""The doorway's promises: nobody unknown comes in, what is refused is kept, and nothing shown stays behind."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.test import Client

from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from tests.web.world import World

SignIn = Callable[..., Client]
SHUT = ("/my-work", "/requests", "/my-referrals", "/set-up", "/audit", "/purpose", "/choose-post")
OPEN = ("/", "/help", "/about/accessibility", "/about/your-use", "/refer", "/account/login/")


@pytest.mark.parametrize("address", SHUT)
def test_somebody_unknown_is_sent_to_sign_in_and_back(address: str, world: World) -> None:
    response = Client().get(f"{address}?a=b")
    assert response.status_code == 302
    assert response["Location"] == f"/account/login/?{urlencode({'next': f'{address}?a=b'})}"


@pytest.mark.parametrize("address", OPEN)
def test_the_public_pages_are_open_and_say_whom_to_ring(address: str, world: World) -> None:
    response = Client().get(address)
    assert response.status_code == 200
    assert "01632 960 101" in response.content.decode()


def test_without_a_second_factor_one_sets_one_up_first(sign_in: SignIn) -> None:
    assert sign_in("newcomer").get("/my-referrals")["Location"] == "/account/2fa/totp/activate/"


def test_a_lapsed_check_shuts_the_door_with_its_sentence(sign_in: SignIn) -> None:
    for address in ("/", "/my-work"):
        response = sign_in("lapsed").get(address)
        assert response.status_code == 403
        assert "Your DBS check ran out on" in response.content.decode()


def test_a_refusal_is_a_sentence_with_whom_to_ask_and_is_kept(sign_in: SignIn, world: World) -> None:
    response = sign_in("referrer").get("/audit")
    assert response.status_code == 403
    assert "access reviewer" in response.content.decode()
    reviewer = world.actor("access-reviewer", now=datetime.now(UTC))  # noqa: TID251  as the page's own clock
    assert [sight.subject for sight in sights(Wanted(act="refused"), viewer=reviewer)] == ["/audit"]


def test_no_page_stays_behind_in_the_browser(sign_in: SignIn) -> None:
    for address in ("/", "/purpose", "/nowhere"):
        assert sign_in("hub-manager").get(address)["Cache-Control"] == "no-store"


def test_every_page_is_under_a_strict_policy(world: World) -> None:
    policy = Client().get("/help")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_words_typed_after_the_session_ended_stay_on_the_page(sign_in: SignIn) -> None:
    client = sign_in("partner-researcher")
    client.logout()
    response = client.post("/requests/RQ-1/answer", {"comment": "She was <crying>", "password": "secret"})
    page = response.content.decode()
    assert response.status_code == 401
    assert "She was &lt;crying&gt;" in page
    assert "secret" not in page


def test_an_autosave_after_the_session_ended_says_so(sign_in: SignIn) -> None:
    response = Client().post("/requests/RQ-1/answer", {"comment": "x"}, headers={"HX-Request": "true"})
    assert (response.status_code, response.content) == (401, b"Not saved: you have been signed out.")


def test_words_typed_with_a_stale_token_stay_on_the_page(sign_in: SignIn) -> None:
    client = sign_in("hub-manager", enforce_csrf_checks=True)
    response = client.post("/purpose", {"purpose": "quality", "why": "Nobody loses their words"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "Please send that again" in page
    assert "Nobody loses their words" in page
    assert 'name="csrfmiddlewaretoken"' in page


def test_two_posts_are_chosen_between_and_one_is_not(sign_in: SignIn) -> None:
    client = sign_in("two-posts")
    assert client.get("/my-work")["Location"] == "/choose-post"
    page = client.get("/choose-post").content.decode()
    assert "Redcar and Cleveland Council" in page
    memberships = re.findall(r'name="post" type="radio" value="(\d+)"', page)
    assert client.post("/choose-post", {"post": "0"}).status_code == 400
    client.post("/choose-post", {"post": memberships[1]})
    band = client.get("/my-work").content.decode()
    assert "os-band--green" in band
    assert "Change post" in band
    assert sign_in("hub-manager").get("/my-work").status_code == 200


def test_a_post_of_somebody_else_cannot_be_chosen(sign_in: SignIn, world: World) -> None:
    client = sign_in("two-posts")
    assert client.post("/choose-post", {"post": "1"}).status_code == 400


def test_a_page_that_is_not_there_or_does_not_do_that_says_so(sign_in: SignIn) -> None:
    client = sign_in("hub-manager")
    assert "Page not found" in client.get("/nowhere").content.decode()
    response = client.post("/my-work")
    assert response.status_code == 405
    assert "That cannot be done here" in response.content.decode()
