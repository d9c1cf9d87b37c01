"""Adding an agency to the hub, or changing how it is called and reached."""

from datetime import date, datetime

from django.db import transaction

from onestory.access.actions.accredit_agency import accredit_agency
from onestory.access.policies import require
from onestory.access.rules.places import AgencyTold, code_from, problems_of_agency
from onestory.audit.actions.note import note
from onestory.councils.models import Agency, Hub
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

NO_AGENCY = "There is no such agency in this hub."


@transaction.atomic
def keep_agency(*, actor: Actor, told: AgencyTold, now: datetime, agency: int = 0, until: date | None = None) -> int:
    """Its id; `agency` 0 makes one. What kind it is stands once it is made: posts, agreements and feeds go by it.

    A new one is accredited with the actor's council `until` a day, and with no other.
    """
    require(actor, "setup.change")
    for wrong in problems_of_agency(told).values():
        raise BadInput(f"{wrong}.")
    hub = Hub.objects.get(councils=actor.council)
    others = Agency.objects.filter(hub=hub).exclude(pk=agency)
    if others.filter(name__iexact=told.name).exists():
        raise BadInput(
            f"The hub has an agency called {told.name} already. Choose it from the list, or name this one apart."
        )
    if told.urn and others.filter(urn=told.urn).exists():
        raise BadInput(f"Another agency has the unique reference number {told.urn}. Check it.")
    if not agency:
        taken = set(Agency.objects.filter(hub=hub).values_list("code", flat=True))
        row = Agency(hub=hub, code=code_from(told.name, taken), kind=told.kind)
    else:
        row = _there(hub, agency)
    row.name, row.phone, row.email, row.urn = told.name, told.phone, told.email, told.urn
    row.save()
    if until is not None:
        accredit_agency(actor=actor, agency=row.pk, until=until, now=now)
    act = "agency.add" if not agency else "agency.change"
    note(act=act, subject=row.code, subject_kind="agency", detail=vars(told), actor=actor, now=now)
    return row.pk


def _there(hub: Hub, agency: int) -> Agency:
    row = Agency.objects.select_for_update().filter(hub=hub, pk=agency).first()
    if row is None:
        raise NotFound(NO_AGENCY)
    return row
