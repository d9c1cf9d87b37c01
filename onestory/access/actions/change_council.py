"""Changing how a council is reached, whose families are routed to it, and how many children live there."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.places import CouncilTold, outward_codes, problems_of_council
from onestory.audit.actions.note import note
from onestory.councils.models import Council
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def change_council(*, actor: Actor, told: CouncilTold, now: datetime) -> None:
    """Of the actor's own council. The numbers stand at the foot of every page, for whoever is in danger now."""
    require(actor, "setup.change")
    for wrong in problems_of_council(told).values():
        raise BadInput(f"{wrong}.")
    row = Council.objects.select_for_update().get(pk=actor.council)
    row.front_door_phone, row.out_of_hours_phone = told.front_door_phone, told.out_of_hours_phone
    row.under_18s, row.postcode_areas = told.under_18s, ",".join(outward_codes(told.postcode_areas))
    row.save(update_fields=["front_door_phone", "out_of_hours_phone", "under_18s", "postcode_areas"])
    note(act="council.change", subject=row.code, subject_kind="council", detail=vars(told), actor=actor, now=now)
