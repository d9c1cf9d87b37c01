"""Giving a partner's system a key of its own."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from onestory.access.declared.scopes import BY_CODE, LONGEST_DAYS
from onestory.access.models import MachineKey, User
from onestory.access.policies import require
from onestory.access.rules.machine_keys import digest_of_key, key_from
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Agency
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Minted:
    """A new key. `secret` is shown once and kept nowhere."""

    key: int
    name: str
    secret: str


@transaction.atomic
def mint_key(*, actor: Actor, name: str, agency: str, scopes: Sequence[str], days: int, now: datetime) -> Minted:
    """Make a key for an agency's system at the actor's council. It lapses by itself after so many days."""
    require(actor, "staff.manage")
    owner = Agency.objects.filter(code=agency).first()
    if owner is None:
        codes = ", ".join(Agency.objects.order_by("code").values_list("code", flat=True))
        raise BadInput(f"There is no agency called “{agency}”. There are: {codes}.")
    unknown = [scope for scope in scopes if scope not in BY_CODE]
    if unknown or not scopes:
        raise BadInput(f"Say what the key may do: {', '.join(BY_CODE)}.")
    if not name.strip() or not 1 <= days <= LONGEST_DAYS:
        raise BadInput(f"A key needs a name, and lapses after 1 to {LONGEST_DAYS} days.")
    machine = _machine(name.strip(), owner, now)
    secret = key_from(secrets.token_bytes(32))
    made = MachineKey.objects.create(
        council_id=actor.council,
        agency=owner,
        user=machine,
        digest=digest_of_key(secret),
        scopes=sorted(set(scopes)),
        made_at=now,
        made_by=actor.username,
        lapses_on=london_date(now) + timedelta(days=days),
    )
    note(
        act="machine.mint",
        subject=machine.username,
        subject_kind="machine-key",
        actor=actor,
        now=now,
        detail={"agency": owner.code, "scopes": made.scopes, "lapses_on": made.lapses_on, "key": made.pk},
    )
    return Minted(key=made.pk, name=machine.username, secret=secret)


def _machine(name: str, owner: Agency, now: datetime) -> User:
    """Who stands for the machine in the record: no person, with no password and no way in through a page."""
    username = f"machine:{owner.code}:{name}"[:150]
    machine = User.objects.filter(username=username).first()
    return machine or User.objects.create_user(
        username,
        f"{secrets.token_hex(8)}@machine.invalid",
        name=f"{name}, a system of {owner.name}"[:150],
        is_active=False,
        joined_at=now,
    )
