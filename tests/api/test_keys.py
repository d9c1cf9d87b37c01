"""Who calls the machine door: known by a key that lapses, may be ended, and carries no more than it was given."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client

from onestory.access.actions.end_key import end_key
from onestory.access.models import MachineKey, User
from onestory.access.queries import machine_keys
from onestory.api import keys
from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from onestory.councils.models import Accreditation
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.api.conftest import NOW, WORRY, Machine, Plug, minted
from tests.web.world import HERE, THERE, World

pytestmark = pytest.mark.django_db


def acts(world: World, council: str = HERE) -> list[tuple[str, str]]:
    """What a council's reviewer sees of machines: the act, and what was called."""
    return [
        (sight.act, sight.subject)
        for sight in sights(Wanted(), viewer=world.keeper(council))
        if sight.act.startswith("machine") or "sign-in" in sight.act
    ]


@pytest.mark.parametrize("secret", ["", "onestory_wrong", "onestory_\u00e9", "x" * 5000])
def test_without_a_key_that_is_known_nothing_is_taken(world: World, secret: str) -> None:
    status, said = Machine(secret, Client()).post("contacts", WORRY)
    assert status == 401 and "administrator" in said["error"]


def test_a_key_nobody_was_given_is_seen_by_every_councils_reviewer_once_a_minute(world: World) -> None:
    stranger = Machine("onestory_wrong", Client())
    for _ in range(3):
        stranger.post("contacts", WORRY)
    assert acts(world, HERE) == acts(world, THERE) == [("sign-in-failed", "")]


def test_only_the_digest_of_a_key_is_kept(world: World) -> None:
    made = minted(world, agency="police", scopes=["contacts"])
    world.keeper()
    kept = MachineKey.objects.get(pk=made.key)
    assert made.secret.startswith("onestory_") and made.secret not in str(vars(kept)) and len(kept.digest) == 64


def test_a_key_lapses_by_itself(plug: Plug, world: World) -> None:
    machine = plug()
    world.keeper()
    MachineKey.objects.update(made_at=NOW - timedelta(days=30), lapses_on=(NOW - timedelta(days=1)).date())
    status, said = machine.post("contacts", WORRY)
    assert status == 403 and "lapsed on" in said["error"]


def test_a_key_that_was_ended_opens_nothing_from_then_on(plug: Plug, world: World) -> None:
    machine = plug()
    with transaction.atomic():
        keeper = world.keeper()
        end_key(actor=keeper, key=machine_keys(viewer=keeper)[0].id, now=NOW)
        stand(NOBODY)
    status, said = machine.post("contacts", WORRY)
    assert status == 403 and "ended" in said["error"]


def test_an_agency_whose_accreditation_ended_is_shut_out(plug: Plug, world: World) -> None:
    machine = plug()
    world.keeper()
    Accreditation.objects.update(given_until=NOW.date())
    status, said = machine.post("contacts", WORRY)
    assert status == 403 and "accredit" in said["error"].lower()


def test_a_key_does_only_what_it_was_made_for(plug: Plug) -> None:
    status, said = plug("police", "contacts").get("requests")
    assert status == 403 and "not made for that" in said["error"]
    assert plug("police", "requests").post("contacts", WORRY)[0] == 403


def test_every_call_is_in_the_audit_answered_or_refused(plug: Plug, world: World) -> None:
    machine = plug()
    machine.post("contacts", WORRY)
    machine.get("requests")
    assert set(acts(world)) == {
        ("machine.mint", "machine:school:link"),
        ("machine.call", "POST /api/v1/contacts"),
        ("machine.refused", "GET /api/v1/requests"),
    }


def test_a_machine_is_nobody_who_could_sign_in(plug: Plug) -> None:
    plug()
    machine = User.objects.get(username="machine:school:link")
    assert not machine.is_active and not machine.has_usable_password()


def test_a_key_sees_nothing_of_the_hub_even_by_raw_sql(plug: Plug, world: World) -> None:
    machine = plug("police", "contacts", "requests")
    machine.post("contacts", WORRY)
    with connection.cursor() as cursor:  # the call's own settings last as long as the test's transaction
        for table in ("frontdoor_contact", "frontdoor_contactchild", "people_person", "access_machinekey"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone()[0] == 0, table


def test_asking_too_often_waits_and_telling_never_does(plug: Plug, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "CALLS_A_MINUTE", 2)
    machine = plug("police", "contacts", "requests")
    statuses = [machine.get("requests")[0] for _ in range(4)]
    assert statuses[0] == 200 and statuses[-1] == 429
    for number in range(5):
        assert machine.post("contacts", {**WORRY, "their_reference": f"n-{number}"})[0] == 201


@pytest.mark.parametrize(
    "given", [{"agency": "nobody"}, {"scopes": []}, {"scopes": ["everything"]}, {"days": 0}, {"days": 1000}]
)
def test_a_key_that_makes_no_sense_is_not_made(world: World, given: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        minted(world, **({"agency": "police", "scopes": ["contacts"]} | given))  # type: ignore[arg-type]


def test_only_who_keeps_staff_sees_keys(world: World) -> None:
    with pytest.raises(NotPermitted):
        machine_keys(viewer=world.actor("hub-manager", now=NOW))
