"""The pages that guard a record: its shield, breaking the glass, its review, and why one can see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from onestory.people.models import Glass, Shield
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, Family, index_family
from tests.web.world import World

WHY = "He is outside her school now and I must ring it."


@pytest.fixture
def family(world: World) -> Family:
    """A family of three, indexed."""
    return index_family(world)


def said(client: Client, address: str, **posted: str) -> str:
    """What a page says, after posting if there is something to post."""
    response = client.post(address, posted, follow=True) if posted else client.get(address)
    return response.content.decode()


def shielded(sign_in: SignIn, family: Family) -> None:
    """The hub's manager has put up a shield over the child."""
    manager = sign_in("hub-manager")
    manager.post(f"/people/{family.kayleigh}", {"reason": "Her mother rang."})
    on = NOW.date() - timedelta(days=30)
    day = {"since-day": str(on.day), "since-month": str(on.month), "since-year": str(on.year)}
    page = said(manager, f"/people/{family.kayleigh}/shield", why="Court order", **day)
    assert "is shielded" in page


def test_a_manager_puts_up_a_shield_and_the_form_says_what_is_wrong(sign_in: SignIn, family: Family) -> None:
    manager = sign_in("hub-manager")
    manager.post(f"/people/{family.kayleigh}", {"reason": "Her mother rang."})
    assert "The day must be a real date" in said(manager, f"/people/{family.kayleigh}/shield", why="Court order")
    shielded(sign_in, family)
    assert "Clifton Surgery" not in said(manager, f"/people/{family.kayleigh}")


def test_a_worker_breaks_the_glass_sees_one_place_and_leaves(sign_in: SignIn, family: Family, world: World) -> None:
    shielded(sign_in, family)
    worker, child = sign_in("screening-social-worker"), f"/people/{family.kayleigh}"
    assert "within five working days" in said(worker, f"{child}/break-glass")
    assert "Say why you must open" in said(worker, f"{child}/break-glass", why="now")
    assert "Leave this record and shut it" in said(worker, f"{child}/break-glass", why=WHY)
    assert "Valley Primary" in said(worker, f"{child}/shield/place", kept="school", reason="To ring it")
    assert f"You broke the glass: “{WHY.rstrip('.')}”" in said(worker, f"{child}/why").replace("&#39;", "'")
    worker.get("/my-work")
    assert "Valley Primary" not in said(worker, f"{child}/shield/place", kept="school", reason="To ring it")
    world.keeper()
    assert Glass.objects.get().left_at is not None


def test_its_reviewer_sees_what_was_looked_at_and_says_what_they_found(
    sign_in: SignIn, family: Family, world: World
) -> None:
    shielded(sign_in, family)
    worker, child = sign_in("screening-social-worker"), f"/people/{family.kayleigh}"
    said(worker, f"{child}/break-glass", why=WHY)
    said(worker, f"{child}/shield/place", kept="school", reason="To ring it")
    world.keeper()
    number = Glass.objects.get().pk
    reviewer = sign_in("access-reviewer")
    assert "Waiting for review (1)" in said(reviewer, "/audit/glass")
    page = said(reviewer, f"/audit/glass/{number}")
    assert "Saw a shielded place" in page
    assert "Valley Primary" not in page
    assert "Choose what you found." in said(reviewer, f"/audit/glass/{number}", found="The school rang back.")
    done = said(reviewer, f"/audit/glass/{number}", outcome="justified", found="The school rang back.")
    assert "It was right" in done
    assert "Nothing waits" in said(reviewer, "/audit/glass")


def test_a_shield_is_lifted_by_two_and_the_page_says_what_it_waits_for(
    sign_in: SignIn, family: Family, world: World
) -> None:
    shielded(sign_in, family)
    manager, keeper, child = sign_in("hub-manager"), sign_in("custodian"), f"/people/{family.kayleigh}"
    for client in (manager, keeper):
        client.post(child, {"reason": "To look after her shield."})
    asked = said(manager, f"{child}/shield/lift", lift_why="The order has ended; I rang the court.")
    assert "You asked for this. Somebody else must agree to it." in asked
    assert "A night must lie between" in said(keeper, f"{child}/shield")
    world.keeper()
    Shield.objects.filter(how="asked").update(lift_asked_at=NOW - timedelta(days=2))
    assert "Shield Kayleigh" in said(keeper, f"{child}/shield/lift", agree="yes")


def test_a_worker_says_before_looking_that_it_is_a_relative_and_the_record_is_not_there(
    sign_in: SignIn, family: Family
) -> None:
    worker, child = sign_in("screening-social-worker"), f"/people/{family.kayleigh}"
    assert f"{child}/too-near" in said(worker, child)
    assert "Kayleigh" not in said(worker, f"{child}/too-near")
    assert "Kayleigh" in said(worker, "/find", words="kayleigh oneil")
    assert "Say whether it is" in said(worker, f"{child}/too-near", kind="cousin")
    assert "That record is shut to you" in said(worker, f"{child}/too-near", kind="relative")
    assert {worker.get(f"{child}{part}").status_code for part in ("", "/why", "/too-near", "/story")} == {404}
    assert child not in said(worker, "/find", words="kayleigh oneil")
    assert child in said(sign_in("hub-manager"), "/find", words="kayleigh oneil")
    reviewer = sign_in("access-reviewer")
    assert "Declared a relative" in said(reviewer, "/audit")


def test_why_can_i_see_this_and_who_could(sign_in: SignIn, family: Family) -> None:
    worker, child = sign_in("screening-social-worker"), f"/people/{family.kayleigh}"
    assert worker.get(f"{child}/why").status_code == 302
    worker.post(child, {"reason": "A worry from her school."})
    page = said(worker, f"{child}/why")
    assert "You gave a reason: “A worry from her school”" in page
    assert "Helen Marsh, hub manager" in page


@pytest.mark.parametrize("role", ["referrer", "partner-researcher", "data-officer"])
def test_these_pages_are_shut_to_those_who_open_no_records(sign_in: SignIn, family: Family, role: str) -> None:
    client = sign_in(role)
    for address in ("why", "break-glass", "shield"):
        assert client.get(f"/people/{family.kayleigh}/{address}").status_code in (403, 404)
