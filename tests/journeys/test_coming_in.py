"""Coming in with a password and a code, setting up a passkey, and coming in with that alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from tests.journeys.at_work import AtWork
from tests.web.world import PASSWORD, World

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
