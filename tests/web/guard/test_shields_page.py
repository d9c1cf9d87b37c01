"""The keepers' page: every shield that stands, what waits for a second of them, and nobody else's look at it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from onestory.audit.models import AuditEvent
from onestory.people.models import Shield
from tests.web.fixtures import SignIn
from tests.web.guard.test_guard import said, shielded
from tests.web.people.conftest import Family, index_family
from tests.web.world import World


@pytest.fixture
def family(world: World) -> Family:
    """A family of three, indexed."""
    return index_family(world)


def the_list(client: Client) -> str:
    """What the page says, without its spaces."""
    return " ".join(said(client, "/shields").replace("&#39;", "'").split())


def test_an_empty_hub_says_so_and_how_to_begin(sign_in: SignIn) -> None:
    page = the_list(sign_in("custodian"))
    assert "No shield stands" in page
    assert "Nobody has asked for a shield to be lifted." in page


def test_a_keeper_begins_the_day_there_and_everybody_on_it_is_in_the_audit(
    sign_in: SignIn, family: Family, world: World
) -> None:
    shielded(sign_in, family)
    keeper = sign_in("custodian")
    assert keeper.get("/", follow=True).request["PATH_INFO"] == "/shields"
    page = the_list(keeper)
    assert "Court order" in page
    assert "Put up by" in page
    world.keeper()
    own = Shield.objects.exclude(how="lives-there").get()
    besides = Shield.objects.filter(spread_from=own, lifted_at=None).count()
    assert f"{besides} {'person' if besides == 1 else 'people'}" in page
    seen = AuditEvent.objects.filter(act="shield.look").values_list("person_id", flat=True)
    assert set(seen) == {own.person_id}


def test_an_asking_waits_for_somebody_else_and_a_night(sign_in: SignIn, family: Family, world: World) -> None:
    shielded(sign_in, family)
    manager = sign_in("hub-manager")
    manager.post(f"/people/{family.kayleigh}", {"reason": "Her mother rang."})
    said(manager, f"/people/{family.kayleigh}/shield/lift", lift_why="The order has ended.")
    keeper = sign_in("custodian")
    page = the_list(keeper)
    assert "Asked to be lifted (1)" in page
    assert "The order has ended." in page
    assert "Can be agreed to from" in page
    world.keeper()
    shield = Shield.objects.exclude(how="lives-there").get()
    Shield.objects.filter(pk=shield.pk).update(lift_asked_at=shield.lift_asked_at - timedelta(hours=25))  # type: ignore[operator]
    assert "Waits for you, or another keeper" in the_list(keeper)


def test_names_of_those_who_put_one_up_are_names_not_accounts(sign_in: SignIn, family: Family, world: World) -> None:
    shielded(sign_in, family)
    world.keeper()
    account = Shield.objects.exclude(how="lives-there").get().put_up_by
    assert f"{account}," not in the_list(sign_in("custodian"))


@pytest.mark.parametrize("role", ["hub-manager", "screening-social-worker", "access-reviewer", "administrator"])
def test_nobody_else_reads_the_list(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get("/shields").status_code == 403
