"""Signing in: password and code, never without the code, never more than a few guesses; signing out by a button."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from onestory.jobs.signings import note_failed_sign_in
from tests.web.world import HERE, PASSWORD, SECRET, THERE, World

NOW = datetime.now(UTC)  # noqa: TID251  a code is good for thirty seconds of the real clock


def code_of_the_moment() -> str:
    """What an authenticator app holding the made-up secret shows."""
    return format_hotp_value(hotp_value(SECRET, int(datetime.now(UTC).timestamp()) // 30))  # noqa: TID251


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db: None) -> None:
    """Rate limits and used codes are kept in the cache."""
    cache.clear()


@pytest.fixture
def ruth(world: World) -> str:
    """Somebody with a password and an authenticator app."""
    world.hire("ruth", role="referrer", now=NOW, password=PASSWORD)
    return "ruth"


def with_password(client: Client, name: str, password: str = PASSWORD, **query: str) -> str:
    """The first step: where it leads."""
    address = "/account/login/" + (f"?{urlencode(query)}" if query else "")
    response = client.post(address, {"login": name, "password": password, **query})
    return str(response.headers.get("Location", response.status_code))


def the_worker_notes_them() -> None:
    """The worker's turn: it keeps who failed to sign in, so that the page takes as long for nobody's name."""
    for job in ProcrastinateJob.objects.filter(task_name="onestory.jobs.tasks.note_failed_sign_in"):
        note_failed_sign_in(now=NOW, **job.args)


def signings(world: World, council: str) -> list[tuple[str, str]]:
    """What a council's reviewer of access sees of people signing in, and as whom."""
    return [
        (sight.act, sight.username)
        for sight in sights(Wanted(), viewer=world.keeper(council))
        if "sign-in" in sight.act
    ]


def test_a_wrong_password_is_seen_by_the_reviewers_of_whoever_it_was_tried_on(ruth: str, world: World) -> None:
    for name in (ruth, "ruth@example.org"):
        with_password(Client(), name, "a wrong password")
    the_worker_notes_them()
    assert signings(world, HERE) == [("sign-in-failed", ruth)] * 2
    assert signings(world, THERE) == []


def test_somebody_with_two_posts_is_seen_by_both_councils(world: World) -> None:
    with_password(Client(), "two-posts", "a wrong password")
    the_worker_notes_them()
    assert signings(world, HERE) == signings(world, THERE) == [("sign-in-failed", "two-posts")]


def test_a_name_that_nobody_has_is_seen_by_every_council_and_not_kept(world: World) -> None:
    with_password(Client(), "perhaps a password", "a wrong password")
    the_worker_notes_them()
    assert signings(world, HERE) == signings(world, THERE) == [("sign-in-failed", "")]


@pytest.mark.parametrize(
    "names", [("ruth", "two-posts", "nobody-of-that-name"), ("ruth@example.org", "nobody@example.org")]
)
def test_the_database_is_asked_as_much_for_nobodys_name_as_for_somebodys(ruth: str, names: tuple[str, ...]) -> None:
    """After somebody has been here already: a first request fills tables that the next ones change."""
    with_password(Client(), "somebody before", "a wrong password")
    asked_of: list[list[str]] = []
    for name in names:
        with CaptureQueriesContext(connection) as captured:
            with_password(Client(), name, "a wrong password")
        asked_of.append([query["sql"].split(" ", 1)[0] for query in captured.captured_queries])
    assert asked_of == [asked_of[0]] * len(names)


def test_a_password_and_the_code_of_the_moment_open_the_door(ruth: str, world: World) -> None:
    client = Client()
    assert with_password(client, ruth, next="/refer") == "/account/2fa/authenticate/"
    assert client.get("/my-referrals")["Location"].startswith("/account/login/")
    response = client.post("/account/2fa/authenticate/", {"code": code_of_the_moment()})
    assert response["Location"] == "/refer"
    assert client.get("/my-referrals").status_code == 200
    assert signings(world, HERE) == [("sign-in", ruth)]
    assert signings(world, THERE) == []


def test_the_e_mail_address_does_as_well_as_the_name(ruth: str) -> None:
    assert with_password(Client(), "ruth@example.org") == "/account/2fa/authenticate/"


def test_a_wrong_password_says_only_that_the_two_do_not_match(ruth: str) -> None:
    pages = []
    for name in (ruth, "nobody-of-that-name"):
        response = Client().post("/account/login/", {"login": name, "password": "a wrong password"})
        pages.append(response.content.decode())
    for page in pages:
        assert "That name and password do not match" in page
        assert "a wrong password" not in page
        assert "<title>Error: Sign in" in page


def test_a_wrong_code_does_not_open_the_door(ruth: str) -> None:
    client = Client()
    with_password(client, ruth)
    response = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "There is a problem" in response.content.decode()
    assert client.get("/my-referrals").status_code == 302


def test_guessing_is_stopped(ruth: str) -> None:
    client = Client()
    for _ in range(6):
        page = client.post("/account/login/", {"login": ruth, "password": "guess"})
    assert "too often" in page.content.decode()
    assert with_password(client, ruth) != "/account/2fa/authenticate/"


def test_nobody_signs_themselves_up_or_changes_who_they_are(ruth: str) -> None:
    for address in ("/account/signup/", "/account/email/", "/account/3rdparty/", "/account/password/set/"):
        assert Client().get(address).status_code == 404


def test_a_newcomer_sets_up_the_second_step_and_is_given_recovery_codes(world: World) -> None:
    client = Client()
    assert with_password(client, "newcomer") == "/"
    assert client.get("/my-referrals")["Location"] == "/account/2fa/totp/activate/"
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'<code id="secret">(\w+)</code>', page)
    assert secret
    code = format_hotp_value(hotp_value(secret[1], int(datetime.now(UTC).timestamp()) // 30))  # noqa: TID251
    response = client.post("/account/2fa/totp/activate/", {"code": code}, follow=True)
    codes = re.findall(r"<li><code>(\w+)</code></li>", response.content.decode())
    assert len(codes) == 10
    assert client.get("/my-referrals").status_code == 200
    again = Client()
    with_password(again, "newcomer")
    assert again.post("/account/2fa/authenticate/", {"code": codes[0]})["Location"] == "/"
    once_more = Client()
    with_password(once_more, "newcomer")
    assert once_more.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 200


def test_signing_out_takes_a_button_and_leaves_nothing(ruth: str) -> None:
    client = Client()
    with_password(client, ruth)
    client.post("/account/2fa/authenticate/", {"code": code_of_the_moment()})
    assert "Sign out?" in client.get("/account/logout/").content.decode()
    assert client.get("/my-referrals").status_code == 200
    assert "Clear-Site-Data" not in client.get("/my-referrals")
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/my-referrals").status_code == 302


def test_a_session_ends_after_a_quarter_of_an_hour_of_quiet(ruth: str) -> None:
    """Each look begins the time again, though the session is written at most once a minute."""
    assert django_settings.SESSION_COOKIE_AGE == 900
    client = Client()
    with_password(client, ruth)
    client.post("/account/2fa/authenticate/", {"code": code_of_the_moment()})
    client.get("/my-referrals")
    ends = _ends(client)
    client.get("/my-referrals")
    assert _ends(client) == ends
    quiet = client.session
    quiet["awake_at"] -= django_settings.SESSION_TOUCHED_EVERY
    quiet.save()
    before = _ends(client)
    client.get("/my-referrals")
    assert _ends(client) > before


def _ends(client: Client) -> datetime:
    return Session.objects.get(pk=client.session.session_key).expire_date


def test_a_made_up_hub_shows_its_code_and_a_real_one_never_does(ruth: str, settings: Settings) -> None:
    client = Client()
    with_password(client, ruth)
    real = client.get("/account/2fa/authenticate/").content.decode()
    assert "made-up" not in real
    assert code_of_the_moment() not in real
    settings.DEMO = True
    page = client.get("/account/2fa/authenticate/").content.decode()
    assert re.search(r"your code is <strong class=\"os-nowrap\">\d{6}</strong>", page)


def test_a_made_up_hub_lists_who_one_can_be_and_a_real_one_never_does(
    ruth: str, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    settings.STATE = tmp_path_factory.mktemp("state")
    account = '{"username": "helen", "role": "Hub manager", "place": "Middlesbrough"}'
    unlisted = '{"username": "extra", "role": "Analyst", "place": "Redcar", "printed": false}'
    (settings.STATE / "demo.json").write_text(f'{{"accounts": [{account}, {unlisted}], "password": "{PASSWORD}"}}')
    assert "helen" not in Client().get("/account/login/").content.decode()
    settings.DEMO = True
    page = Client().get("/account/login/").content.decode()
    assert "helen" in page
    assert "extra" not in page
    assert PASSWORD in page


def test_what_was_left_empty_is_asked_for_by_its_name() -> None:
    page = Client().post("/account/login/", {"login": "", "password": ""}).content.decode()
    assert '<a href="#id_login">Enter your user name or e-mail address</a>' in page
    assert '<a href="#id_password">Enter your password</a>' in page
    reset = Client().post("/account/password/reset/", {"email": ""}).content.decode()
    assert "Enter your work e-mail address" in reset
    assert "This field is required" not in page + reset


def test_a_browser_that_makes_no_passkey_is_told_what_to_do(ruth: str) -> None:
    client = Client()
    with_password(client, ruth)
    client.post("/account/2fa/authenticate/", {"code": code_of_the_moment()})
    page = client.post("/account/2fa/webauthn/add/", {"name": "work laptop", "credential": ""}).content.decode()
    assert "Your browser made no passkey" in page
