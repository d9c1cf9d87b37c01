"""Following one's own contacts, and nobody else's."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


def test_one_sees_how_far_it_is_and_what_one_said(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    client = sign_in("referrer")
    assert reference in client.get("/my-referrals").content.decode()
    page = client.get(f"/my-referrals/{reference}").content.decode()
    assert "Received by Middlesbrough Council" in page
    assert "without breakfast" in page
    assert "NHS number" not in page  # left empty, so not read back


def test_nobody_elses_is_shown_or_said_to_exist(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    there = sign_in("partner-researcher").get(f"/my-referrals/{reference}")
    nowhere = sign_in("partner-researcher").get("/my-referrals/MID-0000-0000")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert "There is no contact of yours with this reference." in there.content.decode()


def test_an_empty_list_says_what_to_do(sign_in: SignIn) -> None:
    page = sign_in("referrer").get("/my-referrals").content.decode()
    assert "You have sent nothing yet" in page
