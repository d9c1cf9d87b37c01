"""Asking the other side what it means: the agency about a request, the hub about an answer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.models import Clarification
from onestory.frontdoor.policies import check_request, locked_request
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def ask_about_request(*, actor: Actor, reference: str, asks: str, now: datetime) -> UUID:
    """The request's clock runs on: whoever answers the agency's question may declare a new time, with a reason."""
    request = locked_request(reference)
    by_hub = request.agency_id != actor.agency
    check_request("ask-agency" if by_hub else "ask-hub", request, actor=actor)
    if not asks.strip():
        raise BadInput("Say what is not clear.")
    leaving = refusal_of_leaving(asks, viewer=actor, contact=request.contact) if by_hub else ""
    if leaving:
        raise BadInput(leaving)
    made = Clarification.objects.create(
        council_id=request.council_id,
        agency_id=request.agency_id,
        request=request,
        by_hub=by_hub,
        asks=asks.strip(),
        asked_by_id=actor.user,
        asked_at=now,
    )
    detail = {"by": "hub" if by_hub else "agency"}
    note(act="request.query", subject=request.reference, subject_kind="request", detail=detail, actor=actor, now=now)
    return made.pk
