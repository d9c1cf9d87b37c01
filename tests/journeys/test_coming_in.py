"""Coming in: with a code from an e-mail; with a password, setting up a passkey, and coming in with that alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from playwright.sync_api import Page
from pytest_django.fixtures import Settings

from onestory.jobs import rounds
from onestory.jobs.senders import ByMail
from tests.journeys.at_work import AtWork
from tests.mail_sink import Sink, a_sink
from tests.web.identity_provider import Provider, told_of
from tests.web.world import PASSWORD, SECRET, World

AtWorkAs = Callable[..., AtWork]
KEY_IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_passkey_device(page: Page) -> None:
    """Give the browser a made-up device that keeps passkeys and knows its holder's finger."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_IN_THE_DEVICE})


@pytest.fixture
def newcomer(standing_world: World) -> str:
    """Somebody taken on today, who has a password and no second step yet."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    standing_world.hire("amy-first-day", role="referrer", now=now, password=PASSWORD, second_factor=False)
    return "amy-first-day"


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A mail server, and nobody has asked for a code yet."""
    cache.clear()
    with a_sink(settings) as kept:
        yield kept


def test_a_teacher_comes_in_with_a_code_from_their_e_mail_and_the_second_step(
    at_work: AtWorkAs, standing_world: World, sink: Sink
) -> None:
    now = datetime.now(UTC)  # noqa: TID251
    standing_world.hire("nora-at-school", role="referrer", now=now)
    nora = at_work("")
    nora.opens("/account/login/?next=/my-referrals")
    nora.follows("Sign in with a code sent by e-mail")
    nora.says("Your work e-mail address", "nora-at-school@example.org")
    nora.presses("Send the code")
    nora.is_at("Enter the code from your e-mail")
    rounds.post(now=now + timedelta(seconds=30), sender=ByMail(), hub="")
    elsewhere = at_work("")
    link = re.search(r"https?://\S+", sink.words())
    assert link
    elsewhere.opens(link[0])
    elsewhere.is_at("Sign in with a code")
    nora.opens(link[0])
    nora.presses("Continue")
    nora.is_at("Enter your code")
    nora.says("Six-digit code", format_hotp_value(hotp_value(SECRET, int(now.timestamp()) // 30)))
    nora.presses("Continue")
    nora.is_at("My referrals")


def test_a_newcomer_makes_a_passkey_and_comes_in_with_it_alone(at_work: AtWorkAs, newcomer: str) -> None:
    amy = at_work("")
    with_a_passkey_device(amy.page)
    amy.opens("/account/login/")
    amy.says("User name or e-mail address", newcomer)
    amy.says("Password", PASSWORD)
    amy.presses("Sign in")
    amy.is_at("Set up your second step")
    amy.follows("a passkey")
    amy.is_at("Add a passkey")
    amy.says("What to call it", "Work laptop")
    amy.page.get_by_role("button", name="Add the passkey").click()
    amy.is_at("Your recovery codes")
    amy.opens("/my-referrals")
    amy.presses("Sign out")

    amy.opens("/account/login/")
    amy.page.get_by_role("button", name="Sign in with a passkey").click()
    amy.is_at("My referrals")
    amy.opens("/account/2fa/webauthn/")
    amy.reads("Work laptop")


def test_a_browser_goes_to_the_organisations_sign_in_and_back_and_is_shown_the_way_out_of_both(
    at_work: AtWorkAs, settings: Settings
) -> None:
    cache.clear()
    tom = at_work("")
    with Provider().runs() as address:
        settings.SOCIALACCOUNT_PROVIDERS = told_of(address)
        # Its pages want a stylesheet from elsewhere and a picture of it, which are not what is tried here.
        tom.page.route(re.compile(r"^https?://(?!localhost)|/favicon\.ico$"), lambda route: route.fulfill(body=""))
        tom.opens("/account/login/?next=/my-referrals")
        tom.page.get_by_role("button", name="Sign in with Middlesbrough Council").click()
        tom.page.get_by_role("button", name="id-of-tom").click()
        tom.is_at("Enter your code")
        now = datetime.now(UTC)  # noqa: TID251
        tom.says("Six-digit code", format_hotp_value(hotp_value(SECRET, int(now.timestamp()) // 30)))
        tom.presses("Continue")
        tom.is_at("My referrals")
        tom.presses("Sign out")
        tom.is_at("You are signed out of OneStory")
        tom.page.get_by_role("link", name="sign out there too").click()
        tom.page.wait_for_url(f"{address}/**")
