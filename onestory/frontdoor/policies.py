"""What only the tables can answer before an act: is it there, is it mine to open, does its state allow the act."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.access.policies import refusal, require
from onestory.frontdoor.declared.contact_workflow import CONTACT, ContactState
from onestory.frontdoor.declared.request_workflow import REQUEST, RequestState
from onestory.frontdoor.models import Contact, Draft, Handover, InformationRequest
from onestory.frontdoor.rules.references import as_typed, digest_of_token
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_CONTACT = "There is no contact with this reference that you may see. Check it, and which council you are acting for."
NO_REQUEST = "There is no request with this reference that you may see. Check it, and which council you are acting for."
NO_HANDOVER = "There is no handover here that you may see. Check which council you are acting for."
NO_DRAFT = (
    "This form cannot be opened: it may have been sent already, or not saved for more than 28 days. "
    "Start again, or ring the front door; if a child is in danger, ring 999."
)


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """A contact, locked until the act is done, and the state the act leads to."""

    contact: Contact
    go_to: ContactState


def allowed(move: str, *, actor: Actor, reference: str) -> Allowed:
    """Load and lock a contact for a move of its workflow; refuse where its state or the actor's part forbids it."""
    contact = Contact.objects.select_for_update().filter(reference=as_typed(reference)).first()
    if contact is None:
        raise NotFound(NO_CONTACT)
    found = CONTACT.check(move, ContactState(contact.state))
    require(actor, found.needs, council=contact.council_id)
    return Allowed(contact=contact, go_to=found.go_to)


def refusal_of_move(move: str, contact: Contact, *, actor: Actor) -> str:
    """Why this actor cannot make this move now; blank when they can."""
    needs = next(known.needs for known in CONTACT.moves if known.name == move)
    return refusal(actor, needs, council=contact.council_id) or CONTACT.refusal(move, ContactState(contact.state)) or ""


def request_for(move: str, *, actor: Actor, reference: str) -> tuple[InformationRequest, RequestState]:
    """Load and lock a request for a move of its workflow."""
    request = locked_request(reference)
    return request, check_request(move, request, actor=actor)


def locked_request(reference: str) -> InformationRequest:
    """A request the database lets this actor see, locked until the act is done."""
    request = InformationRequest.objects.select_for_update().filter(reference=as_typed(reference)).first()
    if request is None:
        raise NotFound(NO_REQUEST)
    return request


def check_request(move: str, request: InformationRequest, *, actor: Actor) -> RequestState:
    """Where a move leads; refused where the state or the actor's part forbids it, or another agency was asked."""
    found = REQUEST.check(move, RequestState(request.state))
    require(actor, found.needs, council=request.council_id)
    if found.needs.startswith("request.") and request.agency_id != actor.agency:
        raise NotFound(NO_REQUEST)
    return found.go_to


def refusal_of_request_move(move: str, request: InformationRequest, *, actor: Actor) -> str:
    """Why this actor cannot do this with a request now; blank when they can."""
    needs = next(known.needs for known in REQUEST.moves if known.name == move)
    if needs.startswith("request.") and request.agency_id != actor.agency:
        return "Only the agency that was asked can do this."
    return refusal(actor, needs, council=request.council_id) or REQUEST.refusal(move, RequestState(request.state)) or ""


def handover_for(handover: UUID, *, actor: Actor, lock: bool = False) -> Handover:
    """A handover the database lets this actor see: the hub's own, or one to their agency."""
    found = Handover.objects.select_for_update() if lock else Handover.objects.all()
    row = found.filter(pk=handover, council_id=actor.council).first()
    if row is None:
        raise NotFound(NO_HANDOVER)
    return row


def draft_for(*, actor: Actor, now: datetime, token: str = "", draft: UUID | None = None, lock: bool = False) -> Draft:
    """The one draft that a token opens, or one of the actor's own. Tells the database the token first."""
    stand(actor, token=token)
    found = Draft.objects.select_for_update() if lock else Draft.objects.all()
    mine = {"token_digest": digest_of_token(token)} if token else {"pk": draft, "user_id": actor.user or None}
    row = found.filter(**mine).first()
    if row is None or row.expires_at <= now:
        raise NotFound(NO_DRAFT)
    return row


def people_of(contact: Contact) -> list[UUID]:
    """The people of the index whom a contact is known to be about, children first, each once."""
    children = contact.children.values_list("person_id", flat=True)
    adults = contact.adults.values_list("person_id", flat=True)
    return list(dict.fromkeys(person for person in (*children, *adults) if person is not None))


def people_of_handover(handover: Handover) -> list[UUID]:
    """The people of the index whom a handover is about, each once."""
    subjects = handover.subjects.values_list("person_id", flat=True)
    return list(dict.fromkeys(person for person in subjects if person is not None))
