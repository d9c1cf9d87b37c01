"""Adding files to what one's agency answers: they are sealed as the answer is."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.asking.put_late_answer import put_late_answer
from onestory.frontdoor.actions.files.keep_file import keep_file
from onestory.frontdoor.policies import NO_REQUEST, locked_request, refusal_of_withdrawn
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.grammar.refusals import NotFound, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def attach_to_request(*, actor: Actor, reference: str, files: Sequence[GivenFile], now: datetime) -> None:
    """All of them, or none, by the agency that was asked and nobody else."""
    request = locked_request(reference)
    require(actor, "request.answer", council=request.council_id)
    if request.agency_id != actor.agency:
        raise NotFound(NO_REQUEST)
    refused = refusal_of_withdrawn(request, actor=actor)
    if refused:
        raise OutOfOrder(refused)
    hangs_on = {
        "contact_id": request.contact_id,
        "council_id": request.council_id,
        "request": request,
        "agency_id": request.agency_id,
    }
    for given in files:
        made = keep_file(actor=actor, given=given, now=now, **hangs_on)
        note(
            act="attachment.add",
            subject=request.reference,
            subject_kind="request",
            detail={"attachment": str(made.pk), "sha256": made.sha256},
            actor=actor,
            now=now,
        )
    put_late_answer(actor=actor, request=request, now=now)
