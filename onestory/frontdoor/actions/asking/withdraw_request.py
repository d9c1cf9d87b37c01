"""Withdrawing a request that is not needed any more: nobody waits for its answer, and the agency reads why."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.request_workflow import ANSWERED
from onestory.frontdoor.models import RequestWithdrawal
from onestory.frontdoor.policies import request_for
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor

WHY = "Say why it is not needed any more: the agency reads it."


@transaction.atomic
def withdraw_request(*, actor: Actor, reference: str, why: str, now: datetime) -> None:
    """Its clock stops. What was answered in part stays; once it is answered it cannot be withdrawn.

    Of an answer and a withdrawal at once the first has it. To ask after all is a new request.
    """
    request, _ = request_for("withdraw", actor=actor, reference=reference)
    if not why.strip():
        raise BadInput(WHY)
    leaving = refusal_of_leaving(why, viewer=actor, contact=request.contact)
    if leaving:
        raise BadInput(leaving)
    RequestWithdrawal.objects.create(
        council_id=request.council_id,
        agency_id=request.agency_id,
        request=request,
        state=request.state,
        why=why.strip(),
        by_id=actor.user,
        at=now,
    )
    request.state, request.withdrawn_at = ANSWERED.value, now
    request.save(update_fields=["state", "withdrawn_at"])
    text = f"The request to {request.agency} was withdrawn."
    write_up(actor=actor, contact=request.contact, kind="contact.ask", text=text, sealed=True, now=now)
    note(
        act="request.withdraw",
        subject=request.reference,
        subject_kind="request",
        detail={"why": why.strip()},
        actor=actor,
        now=now,
    )
