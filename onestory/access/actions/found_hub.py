"""Founding a hub and its councils, safely repeated."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.councils.models import Council, Hub
from onestory.councils.rules.founding import NewCouncil
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@transaction.atomic
def found_hub(*, actor: Actor, code: str, name: str, councils: list[NewCouncil], now: datetime) -> dict[str, int]:
    """Make a hub and its councils if they are not there yet. Returns each council's id by its code.

    The actor must be the system: no council exists yet that could permit it.
    """
    stand(actor)
    hub, _ = Hub.objects.get_or_create(code=code, defaults={"name": name})
    made = {}
    for new in councils:
        fields = {key: value for key, value in vars(new).items() if key != "code"}
        council, _ = Council.objects.get_or_create(code=new.code, defaults={**fields, "hub": hub})
        made[new.code] = council.pk
    note(act="hub.found", subject=code, subject_kind="hub", actor=actor, now=now)
    return made
