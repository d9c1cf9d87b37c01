"""The other contacts of one incident: in full where the viewer acts, and elsewhere that they are there."""

from uuid import UUID

from onestory.access.policies import require
from onestory.councils.queries import CouncilCard
from onestory.frontdoor.declared.contact_workflow import TITLES, ContactState
from onestory.frontdoor.declared.forms import FORM
from onestory.frontdoor.models import Contact, IncidentPart
from onestory.frontdoor.queries.cards import IncidentCard, OtherOfIncident
from onestory.frontdoor.queries.doors.routing import councils_to_choose
from onestory.frontdoor.rules.wording import in_short
from onestory.walls.actor import Actor


def incident_of(contact: UUID, *, viewer: Actor) -> IncidentCard | None:
    """The incident under which a contact came, and the others under it.

    Of a contact at another council no more is told than that it is there, at which front door and under which
    reference: who it is about is for that council to see.
    """
    require(viewer, "contact.see")
    part = IncidentPart.objects.select_related("incident").filter(contact_id=contact, council_id=viewer.council).first()
    if part is None:
        return None
    others = IncidentPart.objects.filter(incident_id=part.incident_id).exclude(pk=part.pk)
    at = {card.id: card for card in councils_to_choose(viewer=viewer)}
    here = {row.pk: row for row in _seen([each.contact_id for each in others], viewer)}
    return IncidentCard(
        their_reference=part.incident.their_reference,
        happened_at=part.incident.happened_at,
        is_of_a_form=part.incident.sent_by == FORM,
        others=tuple(_other(each, at[each.council_id], here.get(each.contact_id)) for each in others),
    )


def _seen(contacts: list[UUID], viewer: Actor) -> list[Contact]:
    found = Contact.objects.filter(pk__in=contacts, council_id=viewer.council)
    return list(found.prefetch_related("children"))


def _other(part: IncidentPart, at: CouncilCard, seen: Contact | None) -> OtherOfIncident:
    return OtherOfIncident(
        reference=part.reference,
        council_name=at.name,
        phone=at.phone,
        is_here=seen is not None,
        about=in_short(str(child) for child in seen.children.all()) if seen else "",
        state_title=TITLES[ContactState(seen.state)] if seen else "",
    )
