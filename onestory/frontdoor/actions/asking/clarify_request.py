"""Answering what the other side asked about a request; the hub may then declare that the agency's time starts anew."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Clarification, InformationRequest
from onestory.frontdoor.policies import NO_REQUEST, locked_request, refusal_to_clarify
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import colour_due
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.walls.actor import Actor

ONLY_THE_HUB = "Only the hub gives a request a new time, when it answers what the agency asked."


@transaction.atomic
def clarify_request(
    *, actor: Actor, reference: str, clarification: UUID, words: str, now: datetime, new_time_why: str = ""
) -> None:
    """With ``new_time_why`` the hub declares that the request could not be answered until now: its clock begins again.

    Without it the clock is as it was. Both times and the reason are kept with the answer.
    """
    request = locked_request(reference)
    one = request.clarifications.filter(pk=clarification).first()
    if one is None:
        raise NotFound(NO_REQUEST)
    refused = refusal_to_clarify(one, request, actor=actor)
    if refused:
        raise OutOfOrder(refused)
    if not words.strip():
        raise BadInput("Write the answer.")
    if new_time_why.strip() and one.by_hub:
        raise BadInput(ONLY_THE_HUB)
    if not one.by_hub:
        leaving = refusal_of_leaving(words, new_time_why, viewer=actor, contact=request.contact)
        if leaving:
            raise BadInput(leaving)
    one.answer, one.answered_by_id, one.answered_at = words.strip(), actor.user, now
    changed = ["answer", "answered_by", "answered_at"]
    if new_time_why.strip() and request.answered_at is None:
        _give_time(one, request, new_time_why, actor, now)
        changed += ["moved_from", "moved_to", "moved_why"]
    one.save(update_fields=changed)
    detail = {"moved": one.moved_to is not None}
    note(act="request.clarify", subject=request.reference, subject_kind="request", detail=detail, actor=actor, now=now)


def _give_time(one: Clarification, request: InformationRequest, why: str, actor: Actor, now: datetime) -> None:
    """The colour's own hours again, from now; never less than is left."""
    clocks = clocks_of(viewer=actor, on=london_date(now))
    anew = max(request.due_at, colour_due(brag=request.urgency, started_at=now, clocks=clocks))
    one.moved_from, one.moved_to, one.moved_why = request.due_at, anew, why.strip()
    request.due_at = anew
    request.save(update_fields=["due_at"])
