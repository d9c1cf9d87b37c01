"""What a disagreement is about, as whoever raises it may name it: a request, one's own contact, or the hub's."""

from dataclasses import dataclass
from uuid import UUID

from onestory.councils.queries import agencies
from onestory.frontdoor.models import Contact, InformationRequest, Submission
from onestory.frontdoor.policies import NO_CONTACT
from onestory.frontdoor.rules.references import as_typed
from onestory.frontdoor.rules.told import told_from
from onestory.frontdoor.rules.wording import in_short
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

NOT_YOURS = "There is no request to your agency, and no contact of yours, with this reference."


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What both sides will call it, whom it is about, and who the other side is."""

    reference: str
    contact_id: UUID
    agency: int
    about: str
    raised_by_hub: bool
    request: UUID | None = None
    contact: Contact | None = None


def matter_of(reference: str, *, viewer: Actor, agency: int = 0) -> Matter:
    """The hub names a contact and an agency; an agency a request put to it; a referrer a contact they sent."""
    named = as_typed(reference)
    if viewer.may("contact.see"):
        return _of_the_hub(named, viewer, agency)
    asked = InformationRequest.objects.filter(reference=named, council_id=viewer.council, agency_id=viewer.agency)
    request = asked.prefetch_related("subjects").first()
    if request is not None:
        return Matter(
            reference=named,
            contact_id=request.contact_id,
            agency=request.agency_id,
            about=in_short(subject.name for subject in request.subjects.all()),
            raised_by_hub=False,
            request=request.pk,
        )
    return _of_a_referrer(named, viewer)


def _of_the_hub(named: str, viewer: Actor, agency: int) -> Matter:
    contact = Contact.objects.filter(reference=named, council_id=viewer.council).prefetch_related("children").first()
    if contact is None:
        raise NotFound(NO_CONTACT)
    if agency == viewer.agency or agency not in {card.id for card in agencies(viewer=viewer)}:
        raise BadInput("Choose the agency that you disagree with.")
    request = InformationRequest.objects.filter(contact=contact, agency_id=agency).order_by("-sent_at").first()
    return Matter(
        reference=request.reference if request else named,
        contact_id=contact.pk,
        agency=agency,
        about=in_short(str(child) for child in contact.children.all()),
        raised_by_hub=True,
        request=request.pk if request else None,
        contact=contact,
    )


def _of_a_referrer(named: str, viewer: Actor) -> Matter:
    sent = Submission.objects.filter(reference=named, sender_id=viewer.user or None, council_id=viewer.council).first()
    if sent is None:
        raise NotFound(NOT_YOURS)
    children = told_from(sent.answers).children
    names = (f"{child.given_name} {child.family_name}".strip() or "A child not named" for child in children)
    return Matter(
        reference=named,
        contact_id=sent.contact_id,
        agency=viewer.agency,
        about=in_short(names),
        raised_by_hub=False,
    )
