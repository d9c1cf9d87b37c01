"""The council's own sign-in, against a real OpenID Connect provider: it opens accounts that exist, and makes none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests
from django.contrib.auth import get_user_model
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread
from pytest_django.fixtures import Settings

from tests.web.world import World

NOW = datetime.now(UTC)  # noqa: TID251  tokens are good for an hour of the real clock
PEOPLE = (
    User(sub="id-of-tom", claims={"email": "Referrer@example.org", "email_verified": True}),
    User(sub="id-of-mallory", claims={"email": "hub-manager@example.org", "email_verified": False}),
    User(sub="id-of-nobody", claims={"email": "nobody@example.org", "email_verified": True}),
)


@pytest.fixture
def provider(settings: Settings, world: World) -> Iterator[str]:
    """An identity provider that knows three people, and a hub told of it."""
    with run_server_in_thread(user_claims=PEOPLE) as server:
        address = f"http://localhost:{server.server_port}"
        app = {
            "provider_id": "council",
            "name": "Middlesbrough Council",
            "client_id": "onestory",
            "secret": "made up",
            "settings": {"server_url": address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield address


def come_through(client: Client, who: str) -> tuple[int, str]:
    """Press the provider's button, be this person there, and come back: the answer's status and its words."""
    sent = client.post("/account/oidc/council/login/?process=login")
    there = requests.post(sent["Location"], data={"sub": who}, allow_redirects=False, timeout=10)
    back = client.get(there.headers["Location"].replace("http://testserver", ""), follow=True)
    return back.status_code, back.content.decode()


def test_the_button_is_there_only_where_a_provider_is(provider: str, settings: Settings) -> None:
    assert "Sign in with Middlesbrough Council" in Client().get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Sign in with Middlesbrough" not in Client().get("/account/login/").content.decode()


def test_somebody_taken_on_is_known_by_their_verified_address_and_still_gives_a_code(provider: str) -> None:
    client = Client()
    status, page = come_through(client, "id-of-tom")
    assert status == 200
    assert "Enter your code" in page


def test_an_address_that_nobody_verified_opens_nothing(provider: str) -> None:
    client = Client()
    _, page = come_through(client, "id-of-mallory")
    assert "You have no account at this hub" in page
    assert client.get("/my-work").status_code == 302


def test_somebody_unknown_is_told_whom_to_ask_and_no_account_is_made(provider: str) -> None:
    before = get_user_model().objects.count()
    _, page = come_through(Client(), "id-of-nobody")
    assert "You have no account at this hub" in page
    assert get_user_model().objects.count() == before


def test_the_password_of_somebody_who_comes_through_the_provider_is_left_alone(provider: str, world: World) -> None:
    user = world.user("referrer")
    user.set_password("three made up words")
    user.save()
    come_through(Client(), "id-of-tom")
    assert world.user("referrer").check_password("three made up words")
