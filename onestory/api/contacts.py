"""Telling the hub about children: one address for each kind of message, and one to follow what became of it."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from ninja import Header, Router, Status

from onestory.api.answers import IncidentReceipt, Progress, Receipt, Wrong
from onestory.api.door import Called
from onestory.api.keys import Key
from onestory.api.messages import (
    AdultConcern,
    Contact,
    CouncilNotice,
    CourtRequest,
    HealthNotice,
    Message,
    PoliceNotice,
)
from onestory.api.said import NeededShort
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.queries.doors.referrals import my_referral
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.told import told_from
from onestory.vocabulary.frontdoor import Channel

router = Router(auth=Key("contact.submit", limited=False), tags=["Telling the hub"])
VERSION = "2026-1"
ANSWERS = {201: Receipt, 200: Receipt, 400: Wrong, 401: Wrong, 403: Wrong, 409: Wrong, 422: Wrong, 503: Wrong}
OF_AN_INCIDENT = {**ANSWERS, 201: IncidentReceipt, 200: IncidentReceipt}
Idempotency = Annotated[
    NeededShort | None,
    Header(
        None, alias="Idempotency-Key", description="The sender's key for this message; their_reference if left out."
    ),
]
Taken = Status[dict[str, object]]


@router.post("/contacts", response=ANSWERS, summary="Tell the hub about a worry")
def tell(request: Called, message: Contact, key: Idempotency = None) -> Taken:
    """Sent ten times under one key it is one contact; another body under the same key is refused with 409."""
    return _take(request, message, "contact", key)


@router.post("/police-notices", response=OF_AN_INCIDENT, summary="Send a police notice (PPN, Merlin)")
def police(request: Called, message: PoliceNotice, key: Idempotency = None) -> Taken:
    """An incident at which children were, or live: a contact a child, at the council where each lives."""
    actor = request.actor
    today = london_date(request.now)
    answers = message.answers(organisation=actor.agency_name, today=today)
    taken = receive_incident(
        actor=actor,
        told=told_from(answers),
        incident=message.incident(),
        answers=answers,
        how=How(
            form="api-police-notice",
            form_version=VERSION,
            channel=Channel.API.value,
            key=f"police-notice:{key or message.their_reference}",
            sent_by=f"machine-{actor.user}",
            received_at=message.received_at,
        ),
        now=request.now,
    )
    each = [vars(receipt) for receipt in taken.receipts]
    said = each[0] | {"incident": taken.incident, "contacts": each, "put_aside": _put_aside(message, today)}
    return Status(200 if taken.is_repeat else 201, said)


@router.post("/health-notices", response=ANSWERS, summary="Send a notice of a health service")
def health(request: Called, message: HealthNotice, key: Idempotency = None) -> Taken:
    """An attendance at an emergency department, a booking with a midwife, a long stay."""
    return _take(request, message, "health-notice", key)


@router.post("/council-notices", response=ANSWERS, summary="Send a notice of another council")
def council(request: Called, message: CouncilNotice, key: Idempotency = None) -> Taken:
    """A child placed here, moved here, or whose plan is to be taken over."""
    return _take(request, message, "council-notice", key)


@router.post("/adult-concerns", response=ANSWERS, summary="Send an adult safeguarding concern")
def adult(request: Called, message: AdultConcern, key: Idempotency = None) -> Taken:
    """About an adult with whom children live."""
    return _take(request, message, "adult-concern", key)


@router.post("/court-requests", response=ANSWERS, summary="Send a court's request")
def court(request: Called, message: CourtRequest, key: Idempotency = None) -> Taken:
    """A report or an investigation that a court asks for (sections 7, 16A and 37)."""
    return _take(request, message, "court-request", key)


@router.get(
    "/contacts/{reference}",
    response={200: Progress, 401: Wrong, 403: Wrong, 404: Wrong, 422: Wrong, 503: Wrong},
    summary="Follow a contact",
)
def follow(request: Called, reference: NeededShort) -> dict[str, object]:
    """Only what this key's machine sent, and nothing of the family beyond it."""
    row, _ = my_referral(reference, viewer=request.actor)
    return {
        "reference": row.reference,
        "standing": row.standing,
        "received_at": row.received_at,
        "read_at": row.read_at,
        "decided_at": row.decided_at,
        "outcome": row.outcome_class,
        "sentence": row.sentence,
    }


def _take(request: Called, message: Message, kind: str, key: str | None) -> Taken:
    actor = request.actor
    today = london_date(request.now)
    answers = message.answers(organisation=actor.agency_name, today=today)
    receipt = receive_contact(
        actor=actor,
        told=replace(told_from(answers), court=message.asked_by_a_court()),
        answers=answers,
        form=f"api-{kind}",
        form_version=VERSION,
        channel=Channel.API.value,
        key=f"{kind}:{key or message.their_reference}",
        sent_by=f"machine-{actor.user}",
        received_at=message.received_at,
        now=request.now,
    )
    return Status(200 if receipt.is_repeat else 201, vars(receipt) | {"put_aside": _put_aside(message, today)})


def _put_aside(message: Message, today: date) -> list[dict[str, str]]:
    return [{"where": place, "what": f"This {why}."} for place, why in message.put_aside(today=today).items()]
