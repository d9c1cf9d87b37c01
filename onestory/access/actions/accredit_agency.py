"""A council's word on how long an agency's people may come in: given, renewed, or taken back."""

from datetime import date, datetime, timedelta

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Accreditation, Agency
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

NO_AGENCY = "There is no such agency in this hub."
OWN_AGENCY = "Your own agency's accreditation cannot end today: nobody could come in to give it again."
LATEST = timedelta(days=5 * 366)


@transaction.atomic
def accredit_agency(*, actor: Actor, agency: int, until: date, now: datetime, reference: str = "") -> None:
    """From today until a day, the first on which it no longer counts. Today or earlier takes it back at once.

    What was given before stays, cut where the new word begins.
    """
    require(actor, "setup.change")
    today = london_date(now)
    row = Agency.objects.filter(hub__councils=actor.council, pk=agency).first()
    if row is None:
        raise NotFound(NO_AGENCY)
    if until <= today and agency == actor.agency:
        raise BadInput(OWN_AGENCY)
    if until > today + LATEST:
        raise BadInput("Give a day within five years: whoever may come in is looked at again.")
    standing = Accreditation.objects.select_for_update().filter(council_id=actor.council, agency=row)
    for each in standing.filter(given_until__gt=today):
        each.given_from = min(each.given_from, today - timedelta(days=1))
        each.given_until = today
        each.save(update_fields=["given_from", "given_until"])
    if until > today:
        Accreditation.objects.create(
            council_id=actor.council, agency=row, given_from=today, given_until=until, reference=reference.strip()[:60]
        )
    detail = {"until": until, "reference": reference.strip()}
    note(act="agency.accredit", subject=row.code, subject_kind="agency", detail=detail, actor=actor, now=now)
