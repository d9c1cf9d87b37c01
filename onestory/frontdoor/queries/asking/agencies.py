"""The agencies a council may ask today, and the questions each is usually asked."""

from datetime import datetime

from onestory.calendars.instants import london_date
from onestory.councils.models import Accreditation
from onestory.councils.queries import AgencyCard, agencies
from onestory.frontdoor.declared.questions import PartnerQuestion, questions_for
from onestory.walls.actor import Actor


def agencies_to_ask(*, viewer: Actor, now: datetime) -> list[AgencyCard]:
    """Agencies of the hub that are accredited with the viewer's council today, by name; not the viewer's own."""
    today = london_date(now)
    accredited = set(
        Accreditation.objects.filter(
            council_id=viewer.council, given_from__lte=today, given_until__gt=today
        ).values_list("agency_id", flat=True)
    )
    return [card for card in agencies(viewer=viewer) if card.id in accredited and card.id != viewer.agency]


def questions_to_ask(kind: str, *, viewer: Actor) -> tuple[PartnerQuestion, ...]:
    """What a kind of agency usually holds, as questions."""
    return questions_for(kind)
