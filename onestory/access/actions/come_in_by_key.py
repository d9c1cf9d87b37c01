"""Coming in by a machine's key: a partner's system takes up what its key carries, or learns why the door is shut."""

from dataclasses import replace
from datetime import datetime

from onestory.access.declared.scopes import permissions_of
from onestory.access.models import MachineKey
from onestory.access.rules.actors import grants_of, in_words, shut_agency
from onestory.access.rules.machine_keys import digest_of_key
from onestory.calendars.instants import london_date
from onestory.councils.models import Accreditation
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand

NO_KEY = "This key opens nothing here. Check that it was copied whole, or ask the council's administrator for another."
ENDED = "This key was ended by the council. Ask its administrator for another."
LAPSED = "This key lapsed on {on}. Ask the council's administrator for another."


class UnknownKey(NotPermitted):
    """Nobody was given this key."""


def come_in_by_key(*, actor: Actor, key: str, now: datetime) -> Actor:
    """Give back the actor that a key stands for, and tell the database. Needs an open transaction."""
    stand(NOBODY, token=key if key.isascii() and key.isprintable() else "")
    found = MachineKey.objects.select_related("user").filter(digest=digest_of_key(key)).first()
    if found is None:
        raise UnknownKey(NO_KEY)
    machine = _as_actor(actor, found)
    shut = _why_shut(found, now)
    if shut:
        raise NotPermitted(shut)
    return machine


def _as_actor(actor: Actor, found: MachineKey) -> Actor:
    permissions = permissions_of(found.scopes)
    known = replace(actor, user=found.user_id, council=found.council_id, councils=(found.council_id,))
    stand(known)  # councils and agencies are read by somebody, never by nobody
    machine = replace(
        known,
        username=found.user.username,
        name=found.user.name,
        role="machine",
        council_code=found.council.code,
        agency=found.agency_id,
        agency_code=found.agency.code,
        agency_kind=found.agency.kind,
        agency_name=found.agency.name,
        permissions=permissions,
        grants=grants_of(permissions),
        purpose="referring",
    )
    stand(machine)
    return machine


def _why_shut(found: MachineKey, now: datetime) -> str:
    today = london_date(now)
    if found.ended_at is not None:
        return ENDED
    if found.lapses_on <= today:
        return LAPSED.format(on=in_words(found.lapses_on))
    given = Accreditation.objects.filter(council_id=found.council_id, agency_id=found.agency_id, given_from__lte=today)
    until = given.order_by("-given_until").values_list("given_until", flat=True).first()
    return shut_agency(until, agency=found.agency.name, council=found.council.name, today=today) or ""
