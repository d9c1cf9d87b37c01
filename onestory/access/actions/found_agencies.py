"""Founding the partner agencies of a council, safely repeated."""

from datetime import date, datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.councils.models import Accreditation, Agency, Hub, Team
from onestory.councils.rules.founding import NewAgency
from onestory.walls.actor import Actor


@transaction.atomic
def found_agencies(
    *, actor: Actor, agencies: list[NewAgency], accredited_until: date, now: datetime
) -> dict[str, tuple[int, int | None]]:
    """Make agencies of the actor's hub, accredited with the actor's council. Returns (agency, team) ids by code."""
    hub = Hub.objects.get(councils=actor.council)
    made = {}
    for new in agencies:
        fields = {"name": new.name, "kind": new.kind, "phone": new.phone, "email": new.email, "urn": new.urn}
        agency, _ = Agency.objects.get_or_create(hub=hub, code=new.code, defaults=fields)
        Accreditation.objects.get_or_create(
            council_id=actor.council,
            agency=agency,
            given_until=accredited_until,
            defaults={"given_from": now.date()},
        )
        made[new.code] = (agency.pk, _team_of(agency, new, actor.council) if new.team else None)
    note(act="agencies.found", subject=str(len(agencies)), subject_kind="agency", actor=actor, now=now)
    return made


def _team_of(agency: Agency, new: NewAgency, council: int) -> int:
    team, _ = Team.objects.get_or_create(
        council_id=council, code=new.team, defaults={"agency": agency, "name": new.team_name or new.name}
    )
    return team.pk
