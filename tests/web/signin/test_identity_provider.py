"""The council's own sign-in, against a real OpenID Connect provider: it opens accounts that exist, and makes none."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Thread

import flask
import pytest
import requests
from django.contrib.auth import get_user_model
from django.test import Client
from oidc_provider_mock import User, app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings
from werkzeug.serving import make_server

from tests.web.world import World

NOW = datetime.now(UTC)  # noqa: TID251  tokens are good for an hour of the real clock
PEOPLE = (
    User(sub="id-of-tom", claims={"email": "Referrer@example.org", "email_verified": True}),
    User(sub="id-of-mallory", claims={"email": "hub-manager@example.org", "email_verified": False}),
    User(sub="id-of-nobody", claims={"email": "nobody@example.org", "email_verified": True}),
)


TAMPERED: dict[str, dict[str, object]] = {
    "meant for another hub": {"aud": ["another-hub"]},
    "issued by another provider": {"iss": "https://provider.example.org"},
    "whose time is over": {"exp": 1_600_000_000},
    "about somebody else than the person's own page": {"sub": "id-of-nobody"},
}


class Provider:
    """An identity provider that knows three people. Its tokens say what they should, but for what is put in `says`."""

    def __init__(self) -> None:
        self.says: dict[str, object] = {}
        self.app = app(user_claims=PEOPLE)
        self.app.after_request(self._tampered)

    @contextmanager
    def runs(self) -> Iterator[str]:
        """Its address, while it answers."""
        server = make_server("localhost", 0, self.app, threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def _tampered(self, answer: flask.Response) -> flask.Response:
        given = answer.get_json(silent=True) or {}
        if self.says and "id_token" in given:
            head, told, seal = given["id_token"].split(".")
            claims = json.loads(base64.urlsafe_b64decode(f"{told}==")) | self.says
            told = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
            answer.set_data(json.dumps(given | {"id_token": f"{head}.{told}.{seal}"}))
        return answer


@pytest.fixture
def provider(settings: Settings, world: World) -> Iterator[Provider]:
    """A hub that was told of an identity provider."""
    known = Provider()
    with known.runs() as address:
        told = {
            "provider_id": "council",
            "name": "Middlesbrough Council",
            "client_id": "onestory",
            "secret": "made up",
            "settings": {"server_url": address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [told]}}
        yield known


def come_through(client: Client, who: str) -> tuple[int, str]:
    """Press the provider's button, be this person there, and come back: the answer's status and its words."""
    sent = client.post("/account/oidc/council/login/?process=login")
    there = requests.post(sent["Location"], data={"sub": who}, allow_redirects=False, timeout=10)
    back = client.get(there.headers["Location"].replace("http://testserver", ""), follow=True)
    return back.status_code, back.content.decode()


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
