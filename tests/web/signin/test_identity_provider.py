"""The council's own sign-in, against a real OpenID Connect provider: it opens accounts that exist, and makes none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from tests.web.identity_provider import Provider, told_of
from tests.web.signin.test_signing_in import code_of_the_moment
from tests.web.world import World

NOW = datetime.now(UTC)  # noqa: TID251  tokens are good for an hour of the real clock
TAMPERED: dict[str, dict[str, object]] = {
    "that says no time for when they signed in": {"auth_time": "yesterday"},
    "that says several times for when they signed in": {"auth_time": [1]},
    "meant for another hub": {"aud": ["another-hub"]},
    "issued by another provider": {"iss": "https://provider.example.org"},
    "whose time is over": {"exp": 1_600_000_000},
    "about somebody else than the person's own page": {"sub": "id-of-nobody"},
}


@pytest.fixture
def provider(settings: Settings, world: World) -> Iterator[Provider]:
    """A hub that was told of an identity provider."""
    cache.clear()
    known = Provider()
    with known.runs() as address:
        settings.SOCIALACCOUNT_PROVIDERS = told_of(address)
        yield known


def sent_to(client: Client, **query: str) -> str:
    """Press the provider's button: the address that the page goes on to."""
    page = client.post(f"/account/oidc/council/login/?{urlencode({'process': 'login', **query})}")
    assert page.status_code == 200
    return page["Refresh"].removeprefix("0; url=")


def come_through(client: Client, who: str) -> tuple[int, str]:
    """Press the provider's button, be this person there, and come back: the answer's status and its words."""
    there = requests.post(sent_to(client), data={"sub": who}, allow_redirects=False, timeout=10)
    back = client.get(there.headers["Location"].replace("http://testserver", ""), follow=True)
    return back.status_code, back.content.decode()


def come_in(client: Client) -> None:
    """All the way: the provider, and our own second step."""
    come_through(client, "id-of-tom")
    client.post("/account/2fa/authenticate/", {"code": code_of_the_moment()})
    assert client.get("/my-referrals").status_code == 200


def test_the_button_is_there_only_where_a_provider_is(provider: Provider, settings: Settings) -> None:
    assert "Sign in with Middlesbrough Council" in Client().get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Sign in with Middlesbrough" not in Client().get("/account/login/").content.decode()


def test_somebody_taken_on_is_known_by_their_verified_address_and_still_gives_a_code(provider: Provider) -> None:
    client = Client()
    status, page = come_through(client, "id-of-tom")
    assert status == 200
    assert "Enter your code" in page


@pytest.mark.parametrize("token", TAMPERED)
def test_a_token_opens_nothing(provider: Provider, token: str) -> None:
    provider.says = TAMPERED[token]
    client = Client()
    status, page = come_through(client, "id-of-tom")
    assert status < 500
    assert "That sign-in did not work" in page
    assert "Enter your code" not in page
    assert client.get("/my-work").status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="onestory.jobs.tasks.note_failed_sign_in").count() == 1


def test_an_address_that_nobody_verified_opens_nothing(provider: Provider) -> None:
    client = Client()
    _, page = come_through(client, "id-of-mallory")
    assert "You have no account at this hub" in page
    assert client.get("/my-work").status_code == 302


def test_somebody_unknown_is_told_whom_to_ask_and_no_account_is_made(provider: Provider) -> None:
    before = get_user_model().objects.count()
    _, page = come_through(Client(), "id-of-nobody")
    assert "You have no account at this hub" in page
    assert get_user_model().objects.count() == before


def test_the_password_of_somebody_who_comes_through_the_provider_is_left_alone(
    provider: Provider, world: World
) -> None:
    user = world.user("referrer")
    user.set_password("three made up words")
    user.save()
    come_through(Client(), "id-of-tom")
    assert world.user("referrer").check_password("three made up words")


def test_the_provider_is_asked_for_a_sign_in_of_this_shift_and_no_address_can_ask_otherwise(provider: Provider) -> None:
    asked = parse_qs(urlsplit(sent_to(Client(), auth_params="max_age=99999999", scope="everything")).query)
    assert asked["max_age"] == [str(django_settings.SESSION_LONGEST)]
    assert "everything" not in asked["scope"][0]


def test_a_sign_in_there_of_longer_ago_than_a_shift_opens_nothing_and_says_what_to_do(provider: Provider) -> None:
    provider.says = {"auth_time": int(NOW.timestamp()) - django_settings.SESSION_LONGEST - 60}
    client = Client()
    _, page = come_through(client, "id-of-tom")
    assert "more than twelve hours ago" in page
    assert "Sign out there, then try again" in page
    assert client.get("/my-referrals").status_code == 302


def test_a_session_counts_from_the_sign_in_at_the_provider_and_ends_with_that_shift(provider: Provider) -> None:
    began = int(NOW.timestamp()) - django_settings.SESSION_LONGEST + 3600
    provider.says = {"auth_time": began}
    client = Client()
    come_in(client)
    session = client.session
    assert session["came_in_at"] == began
    session["came_in_at"] -= 3700
    session.save()
    assert client.get("/my-referrals")["Location"].startswith("/account/login/")


@pytest.mark.parametrize("says", [{}, {"auth_time": int(NOW.timestamp()) + 90_000}])
def test_where_the_provider_does_not_say_or_says_tomorrow_a_session_counts_from_coming_in(
    provider: Provider, says: dict[str, object]
) -> None:
    provider.says = says
    client = Client()
    come_in(client)
    assert abs(client.session["came_in_at"] - datetime.now(UTC).timestamp()) < 600  # noqa: TID251


def test_whoever_signs_out_is_shown_the_way_out_of_the_provider_too(provider: Provider, settings: Settings) -> None:
    client = Client()
    come_in(client)
    page = client.post("/account/logout/", follow=True).content.decode()
    address = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"]
    assert f'href="{address}/oauth2/end_session?client_id=onestory"' in page
    assert requests.get(f"{address}/oauth2/end_session?client_id=onestory", timeout=10).status_code == 200
    assert client.get("/my-referrals").status_code == 302


def test_whoever_came_by_a_password_is_not_sent_there(provider: Provider, world: World) -> None:
    client = Client()
    client.force_login(world.user("referrer"), backend=django_settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    assert "signed-out" not in client.post("/account/logout/")["Location"]


def test_a_provider_that_is_away_is_said_and_keeps_nobody_signed_in(provider: Provider, settings: Settings) -> None:
    client = Client()
    come_in(client)
    settings.SOCIALACCOUNT_PROVIDERS = told_of("http://localhost:1")
    page = client.post("/account/logout/", follow=True).content.decode()
    assert "sign out there too." in page
    refused = client.post("/account/oidc/council/login/?process=login")
    assert refused.status_code == 401
    assert "That sign-in did not work" in refused.content.decode()
