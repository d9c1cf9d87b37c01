"""Chasing a request that has not been answered."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.models import Chase
from onestory.frontdoor.policies import request_for
from onestory.walls.actor import Actor


@transaction.atomic
def chase_request(*, actor: Actor, reference: str, now: datetime, words: str = "") -> None:
    """Remind the agency: it sees that it was chased, and when. A partner's silence is never left to itself."""
    request, _ = request_for("chase", actor=actor, reference=reference)
    Chase.objects.create(
        council_id=request.council_id,
        agency_id=request.agency_id,
        request=request,
        by_id=actor.user or None,
        at=now,
        words=words.strip(),
    )
    request.chased_at = now
    request.chased_times += 1
    request.save(update_fields=["chased_at", "chased_times"])
    note(act="request.chase", subject=request.reference, subject_kind="request", actor=actor, now=now)
