"""What only the tables can answer before an act: is it there, is it mine to open, does its state allow the act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from onestory.access.policies import refusal, require
from onestory.frontdoor.declared.contact_workflow import CONTACT, ContactState
from onestory.frontdoor.declared.courts import RUNNING
from onestory.frontdoor.declared.disagreements import BY_NUMBER, DISAGREEMENT, DisagreementState, StepKind
from onestory.frontdoor.declared.handovers import HANDED_OVER, HandoverState
from onestory.frontdoor.declared.request_workflow import REQUEST, RequestState
from onestory.frontdoor.declared.transfers import TRANSFER, TransferState
from onestory.frontdoor.models import (
    Attachment,
    Clarification,
    Contact,
    CourtDay,
    Decision,
    Disagreement,
    Draft,
    Handover,
    InformationRequest,
    OutageTable,
    Transfer,
)
from onestory.frontdoor.rules.deciding import HANDED, PASSED, TAKEN_IN
from onestory.frontdoor.rules.disagreeing import SAME_PERSON
from onestory.frontdoor.rules.references import as_typed, digest_of_token
from onestory.grammar.refusals import NotFound, OutOfOrder
from onestory.vocabulary.frontdoor import ContactOutcome
from onestory.walls.actor import Actor
from onestory.walls.context import stand

AFTER_DECIDING = (ContactState.DECIDED.value, ContactState.CLOSED.value)
NO_CONTACT = "There is no contact with this reference that you may see. Check it, and which council you are acting for."
NO_REQUEST = "There is no request with this reference that you may see. Check it, and which council you are acting for."
WITHDRAWN_FROM_YOU = (
    "The hub has withdrawn this request, and waits for no answer. If you hold what it should know, ring the front door "
    "or tell it as a new worry."
)
WITHDRAWN_BY_US = "This request was withdrawn. If you need to know after all, ask them again."
NO_FILE = "There is no file here that you may open. Check which council you are acting for."
NO_HANDOVER = "There is no handover here that you may see. Check which council you are acting for."
NO_NOTICE = "There is no notice here that you may see. Check which council you are acting for."
NO_TRANSFER = "There is nothing passed between councils here that you may see. Check which council you act for."
NO_TABLE = "There is no table here that you may see. Check which council you are acting for."
NO_DISAGREEMENT = "There is no disagreement here that you may see. Check which council you are acting for."
NOT_RAISED_BY_YOU = "Only the side that raised it can do this."
NOT_PUT_TO_YOU = "Only the side it was put to can do this."
NOT_SENT_BY_YOU = "Only the council that passed it on can take it back."
TAKEN_BACK_FROM_YOU = "The council that passed it on has taken it back. It is theirs, and there is nothing to answer."
TAKEN_BACK_ALREADY = "It has been taken back already: it is yours."
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


def one_at_a_time(number: str) -> None:
    """Wait until nobody else makes contacts under this number of the police; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(730915, hashtext(%s))", [number])


def came_back(contact: Contact) -> bool:
    """Whether whoever was to take the standing decision up said no, and nobody has it or has been offered it since."""
    standing = {"decision__contact": contact, "decision__undone_at": None}
    answers = {
        *Handover.objects.filter(**standing).values_list("state", flat=True),
        *Transfer.objects.filter(**standing).values_list("state", flat=True),
    }
    return bool(answers) and answers <= {HandoverState.DECLINED.value, TransferState.RETURNED.value}


def out_of_our_hands(contact: Contact) -> str:
    """Why a decision cannot be taken back, somebody having been given what was decided; blank where nobody has it."""
    if contact.handovers.exclude(state=HandoverState.DECLINED.value).exists():
        return HANDED
    sent = contact.transfers.exclude(state=TransferState.RETURNED.value).first()
    if sent is None:
        return ""
    return TAKEN_IN if sent.state == TransferState.ACCEPTED else PASSED


def nobody_asked(council: Any, *, since: Any) -> QuerySet[Contact]:
    """What somebody else must take up by the decision that stands, and no team and no other council was asked to, or
    it came back from that council. Decided after `since`.

    What a team declined is not among them: it waits as a handover that was declined.
    """
    decided = Decision.objects.filter(contact=OuterRef("pk"), undone_at__isnull=True)
    by_what_stands = Q(decision__isnull=False, decision__undone_at__isnull=True)
    offered = Handover.objects.filter(~Q(state=HandoverState.DECLINED.value) | by_what_stands, contact=OuterRef("pk"))
    sent = Transfer.objects.filter(contact=OuterRef("pk"))
    found = Contact.objects.filter(council_id=council, state__in=AFTER_DECIDING, decided_at__gt=since)
    to_team = Exists(decided.filter(outcome__in=HANDED_OVER)) & ~Exists(offered)
    to_council = Exists(decided.filter(outcome=ContactOutcome.OTHER_COUNCIL.value)) & ~Exists(
        sent.exclude(state=TransferState.RETURNED.value)
    )
    return found.filter(to_team | to_council)


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


def state_of(request: InformationRequest) -> RequestState:
    """Where a request stands."""
    return RequestState.WITHDRAWN if request.withdrawn_at else RequestState(request.state)


def refusal_of_withdrawn(request: InformationRequest, *, actor: Actor, move: str = "") -> str:
    """Why nothing can be done with a request any more; blank while it was not withdrawn.

    What was answered in part before it was withdrawn is its agency's still, to let leave the hub or not.
    """
    if request.withdrawn_at is None or (move == "release" and request.answers.all()):
        return ""
    return WITHDRAWN_FROM_YOU if request.agency_id == actor.agency else WITHDRAWN_BY_US


def check_request(move: str, request: InformationRequest, *, actor: Actor) -> RequestState:
    """Where a move leads; refused where the state or the actor's part forbids it, or another agency was asked."""
    refused = refusal_of_withdrawn(request, actor=actor, move=move)
    if refused:
        raise OutOfOrder(refused)
    found = REQUEST.check(move, state_of(request))
    require(actor, found.needs, council=request.council_id)
    if found.needs.startswith("request.") and request.agency_id != actor.agency:
        raise NotFound(NO_REQUEST)
    return found.go_to


def refusal_of_request_move(move: str, request: InformationRequest, *, actor: Actor) -> str:
    """Why this actor cannot do this with a request now; blank when they can."""
    needs = next(known.needs for known in REQUEST.moves if known.name == move)
    if needs.startswith("request.") and request.agency_id != actor.agency:
        return "Only the agency that was asked can do this."
    withdrawn = refusal_of_withdrawn(request, actor=actor, move=move)
    return (
        withdrawn or refusal(actor, needs, council=request.council_id) or REQUEST.refusal(move, state_of(request)) or ""
    )


def refusal_to_clarify(one: Clarification, request: InformationRequest, *, actor: Actor) -> str:
    """Why this actor cannot answer a question about a request; blank when they can."""
    if one.answered_at is not None:
        return "It has been answered. Ask again if it is still not clear."
    if request.withdrawn_at is not None:
        return refusal_of_withdrawn(request, actor=actor)
    if one.by_hub:
        mine = request.agency_id == actor.agency
        return refusal(actor, "request.answer", council=request.council_id) or "" if mine else NOT_PUT_TO_YOU
    return refusal(actor, "contact.ask", council=request.council_id) or ""


def attachment_for(attachment: UUID, *, actor: Actor) -> Attachment:
    """A file of a contact for the hub, or of an answer for its agency and the hub's sealed readers."""
    row = Attachment.objects.select_related("request", "contact").filter(pk=attachment, draft__isnull=True).first()
    if row is None or row.council_id != actor.council:
        raise NotFound(NO_FILE)
    of_an_answer = row.request_id is not None and actor.agency == row.agency_id
    require(actor, "request.see" if of_an_answer else "sealed.see" if row.request_id else "contact.see")
    return row


def court_day_for(reference: str, *, actor: Actor) -> CourtDay | None:
    """The newest row of a court's day that the database lets this actor see; None where none is kept.

    For whoever records contacts at the hub, and for the team to which its contact was handed.
    """
    if not actor.may("handover.answer"):
        require(actor, "contact.record")
    found = CourtDay.objects.filter(reference=as_typed(reference), council_id=actor.council)
    return found.order_by("-number").first()


def courts_waiting(council: Any) -> QuerySet[CourtDay]:
    """The court's days that run: the newest of their contact, neither met nor withdrawn."""
    newer = CourtDay.objects.filter(contact=OuterRef("contact_id"), number__gt=OuterRef("number"))
    running = [each.value for each in RUNNING]
    return CourtDay.objects.filter(~Exists(newer), council_id=council, step__in=running)


def contact_for_a_court(reference: str, *, actor: Actor) -> Contact:
    """A contact of the hub's own council, whatever its state, to keep a court's day on."""
    require(actor, "contact.record", council=actor.council)
    found = Contact.objects.filter(reference=as_typed(reference), council_id=actor.council).first()
    if found is None:
        raise NotFound(NO_CONTACT)
    return found


def handover_for(handover: UUID, *, actor: Actor, lock: bool = False) -> Handover:
    """A handover the database lets this actor see: the hub's own, or one to their agency."""
    found = Handover.objects.select_for_update() if lock else Handover.objects.all()
    row = found.filter(pk=handover, council_id=actor.council).first()
    if row is None:
        raise NotFound(NO_HANDOVER)
    return row


def disagreement_for(disagreement: UUID, *, actor: Actor, lock: bool = False) -> Disagreement:
    """A disagreement the database lets this actor see: the hub's, their agency's, or one they raised themselves."""
    found = Disagreement.objects.select_for_update() if lock else Disagreement.objects.all()
    row = found.filter(pk=disagreement, council_id=actor.council).first()
    if row is None:
        raise NotFound(NO_DISAGREEMENT)
    return row


def transfer_for(transfer: UUID, *, actor: Actor, lock: bool = False) -> Transfer:
    """What one council passed to another, for either hub to see; for the receiver to lock, and until it is answered for
    the sender too.
    """
    found = Transfer.objects.select_for_update() if lock else Transfer.objects.all()
    row = found.filter(Q(council_id=actor.council) | Q(to_council_id=actor.council), pk=transfer).first()
    if row is None:
        raise NotFound(NO_TRANSFER)
    return row


def outage_table_for(table: UUID, *, actor: Actor, lock: bool = False) -> OutageTable:
    """A table of sheets of the actor's council, locked until an act is done."""
    found = OutageTable.objects.select_for_update() if lock else OutageTable.objects.all()
    row = found.filter(pk=table, council_id=actor.council).first()
    if row is None:
        raise NotFound(NO_TABLE)
    return row


def refusal_of_transfer_move(move: str, row: Transfer, *, actor: Actor) -> str:
    """Why this actor cannot make this move now; blank when they can. One outside answers through the sender."""
    if move == "take-back" and actor.council != row.council_id:
        return NOT_SENT_BY_YOU
    if move != "take-back" and actor.council != (row.to_council_id or row.council_id):
        return NOT_PUT_TO_YOU
    needs = next(known.needs for known in TRANSFER.moves if known.name == move)
    return refusal(actor, needs) or _settled(row, actor) or TRANSFER.refusal(move, TransferState(row.state)) or ""


def _settled(row: Transfer, actor: Actor) -> str:
    """Who was first, where both sides reached for it at once; blank while nobody was."""
    if row.taken_back:
        return TAKEN_BACK_FROM_YOU if actor.council == row.to_council_id else TAKEN_BACK_ALREADY
    return TAKEN_IN if row.state == TransferState.ACCEPTED and actor.council == row.council_id else ""


def raised_it(row: Disagreement, actor: Actor) -> bool:
    """Whether the actor is of the side that raised it: the hub, the agency, or the one who did."""
    is_hub = actor.may("contact.see")
    if row.raised_by_hub:
        return is_hub
    return not is_hub and (
        row.raised_by_id == actor.user or (actor.agency == row.agency_id and actor.may("request.see"))
    )


def was_asked(row: Disagreement, actor: Actor) -> bool:
    """Whether the actor is of the side it was put to."""
    is_hub = actor.may("contact.see")
    return not is_hub and actor.agency == row.agency_id if row.raised_by_hub else is_hub


def refusal_of_disagreement_move(move: str, row: Disagreement, *, actor: Actor) -> str:
    """Why this actor cannot do this with a disagreement now; blank when they can."""
    if move in ("answer", "close"):
        sides, needs = was_asked(row, actor), "disagreement.answer-senior"
        needs = BY_NUMBER[row.stage].needs if move == "answer" else needs
        wrong = NOT_PUT_TO_YOU
    else:
        sides, needs, wrong = raised_it(row, actor), "disagreement.raise", NOT_RAISED_BY_YOU
    if not sides:
        return wrong
    return (
        refusal(actor, needs, council=row.council_id)
        or DISAGREEMENT.refusal(move, DisagreementState(row.state))
        or (SAME_PERSON if move == "answer" and _answered_before(row, actor) else "")
    )


def _answered_before(row: Disagreement, actor: Actor) -> bool:
    """Whether they gave the answer of the stage below."""
    below = row.steps.filter(kind=StepKind.ANSWERED.value, stage=row.stage - 1).order_by("-number").first()
    return below is not None and below.by_id == actor.user


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
