"""Taking somebody on: a person, their post and their credentials."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from onestory.access.declared.roles import BY_CODE
from onestory.access.models import Credential, Membership, User
from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def take_on(
    *,
    actor: Actor,
    username: str,
    name: str,
    email: str,
    role: str,
    agency: int,
    team: int | None,
    starts_on: date,
    credentials: Mapping[str, date],
    now: datetime,
    password: str | None = None,
) -> int:
    """Give a person a post at the actor's council, making the person if they are new. Returns the user's id.

    ``credentials`` maps a declared credential to the first day on which it no longer counts.
    """
    require(actor, "staff.manage")
    if role not in BY_CODE:
        raise BadInput(f"“{role}” is not a role of this hub. Choose one of: {', '.join(sorted(BY_CODE))}.")
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, email, password, name=name, joined_at=now)
    Membership.objects.get_or_create(
        user=user,
        council_id=actor.council,
        agency_id=agency,
        role=role,
        defaults={"during": (starts_on, None), "team_id": team},
    )
    for kind, until in credentials.items():
        Credential.objects.get_or_create(user=user, kind=kind, held_until=until, defaults={"held_from": starts_on})
    note(act="staff.take-on", subject=username, subject_kind="user", actor=actor, now=now, detail={"role": role})
    return user.pk
