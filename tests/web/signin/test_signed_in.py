"""How long one stays signed in, where, and how that is ended at once: by oneself, an administrator, a new factor."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.test import Client

from onestory.access.models import User
from onestory.access.queries import staff
from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from tests.web.fixtures import SignIn
from tests.web.signin.test_signing_in import NOW, code_of_the_moment
from tests.web.world import HERE, PASSWORD, World

AT = "/account/signed-in/"
INSIDE = "/my-referrals"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db: None) -> None:
    """Rate limits and used codes are kept in the cache."""
    cache.clear()


def come_in(name: str, address: str) -> Client:
    """A browser that came in by a password and the code of the moment."""
    client = Client(REMOTE_ADDR=address)
    client.post("/account/login/", {"login": name, "password": PASSWORD})
    cache.clear()
    client.post("/account/2fa/authenticate/", {"code": code_of_the_moment()})
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    return client.get(INSIDE).status_code == 200


def words(page: bytes) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.decode())))


def post_of(name: str, world: World) -> int:
    """The number of somebody's post, as their administrator's pages have it."""
    found = staff(viewer=world.keeper(HERE), now=NOW)
    return next(each.post.membership for each in found if each.post.username == name)


@pytest.fixture
def ruth(world: World) -> str:
    """Somebody with a password and an authenticator app."""
    world.hire("ruth", role="referrer", now=NOW, password=PASSWORD)
    return "ruth"


def test_one_sees_where_one_signed_in_and_signs_out_everywhere_else(ruth: str, world: World) -> None:
    here, there, somebody = come_in(ruth, "192.0.2.7"), come_in(ruth, "198.51.100.9"), Client()
    somebody.force_login(world.user("referrer"), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    page = words(here.get(AT).content)
    assert "192.0.2.7" in page
    assert "198.51.100.9" in page
    assert here.post(AT)["Location"] == "/account/2fa/"
    assert is_in(here)
    assert not is_in(there)
    assert is_in(somebody)
    assert "sign-out-everywhere" in {each.act for each in sights(Wanted(), viewer=world.keeper(HERE))}


def test_nobody_reads_where_somebody_else_signed_in(ruth: str, world: World) -> None:
    come_in(ruth, "192.0.2.7")
    world.hire("omar", role="referrer", now=NOW, password=PASSWORD)
    assert "192.0.2.7" not in words(come_in("omar", "203.0.113.5").get(AT).content)


def test_one_shows_again_who_one_is_unless_that_was_minutes_ago(ruth: str) -> None:
    client = come_in(ruth, "192.0.2.7")
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    assert client.get(AT)["Location"].startswith("/account/reauthenticate/?next=")
    assert client.post(AT)["Location"].startswith("/account/reauthenticate/?next=")
    assert User.objects.get(username=ruth).signed_out_at is None


def test_after_the_longest_shift_one_signs_in_anew_however_busy(sign_in: SignIn, world: World) -> None:
    client = sign_in("referrer")
    assert is_in(client)
    session = client.session
    session["came_in_at"] -= settings.SESSION_LONGEST - 60
    session.save()
    assert is_in(client)
    session = client.session
    session["came_in_at"] -= 120
    session.save()
    assert client.get(INSIDE)["Location"].startswith("/account/login/")
    assert not is_in(client)


def test_what_one_was_sending_when_the_shift_ended_stays_on_the_page(sign_in: SignIn) -> None:
    client = sign_in("screening-social-worker")
    is_in(client)
    session = client.session
    session["came_in_at"] = 0
    session.save()
    answer = client.post("/find", {"words": "a long sentence about a worry"})
    assert "a long sentence about a worry" in words(answer.content)


def test_an_administrator_signs_somebody_out_for_a_reason(ruth: str, sign_in: SignIn, world: World) -> None:
    theirs, keeper = come_in(ruth, "192.0.2.7"), sign_in("administrator")
    post = post_of(ruth, world)
    at = f"/set-up/people/{post}/sign-out"
    refused = keeper.post(at, {"why": " "})
    assert "Say why they are signed out" in words(refused.content)
    assert is_in(theirs)
    assert keeper.post(at, {"why": "Telephone left on a bus"})["Location"] == f"/set-up/people/{post}"
    assert not is_in(theirs)
    assert is_in(come_in(ruth, "192.0.2.8"))


@pytest.mark.parametrize("role", ["hub-manager", "screening-social-worker"])
def test_nobody_else_signs_them_out(role: str, ruth: str, sign_in: SignIn, world: World) -> None:
    theirs = come_in(ruth, "192.0.2.7")
    assert sign_in(role).post(f"/set-up/people/{post_of(ruth, world)}/sign-out", {"why": "x"}).status_code == 403
    assert is_in(theirs)


def test_a_factor_changed_ends_the_other_sessions_and_not_this_one(ruth: str) -> None:
    here, there = come_in(ruth, "192.0.2.7"), come_in(ruth, "198.51.100.9")
    assert here.post("/account/2fa/totp/deactivate/").status_code == 302
    assert here.get(INSIDE)["Location"] == "/account/2fa/totp/activate/"
    assert there.get(INSIDE)["Location"].startswith("/account/login/")


def test_a_session_of_before_nobody_was_signed_out_goes_on(sign_in: SignIn, world: World) -> None:
    """The release before this one made sessions that hold the password's hash alone."""
    client = sign_in("referrer")
    user = world.user("referrer")
    assert client.session["_auth_user_hash"] == AbstractBaseUser.get_session_auth_hash(user)
    assert is_in(client)
