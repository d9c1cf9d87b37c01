"""Reviewing a broken glass: somebody who did not break it, is not in it and is no relative says what they found."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted
from onestory.people.declared.glass import OUTCOMES_BY_CODE
from onestory.people.models import Glass
from onestory.walls.actor import Actor

NOT_THERE = "There is no such broken glass at your council."
NOT_ONES_OWN = "You broke this glass yourself. Somebody else must review it."


@transaction.atomic
def review_glass(*, actor: Actor, number: int, outcome: str, found: str, now: datetime) -> None:
    """Record what a review found, and shut the record if it is still open: nothing is seen through it after a review.

    It stays as it is written. The database shows a relative no glass of theirs.
    """
    require(actor, "audit.review")
    if outcome not in OUTCOMES_BY_CODE:
        raise BadInput("Choose what you found.")
    if not found.strip():
        raise BadInput("Say how you know, and what happens next.")
    glass = Glass.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if glass is None:
        raise NotFound(NOT_THERE)
    if glass.user_id == actor.user:
        raise NotPermitted(NOT_ONES_OWN)
    if glass.reviewed_at is not None:
        raise Conflict(f"{glass.reviewed_by} has reviewed this already.")
    glass.reviewed_at, glass.reviewed_by = now, actor.username
    glass.outcome, glass.found = outcome, found.strip()
    glass.left_at = glass.left_at or min(now, glass.ends_at)
    glass.save(update_fields=["reviewed_at", "reviewed_by", "outcome", "found", "left_at"])
    subject = {"subject": str(number), "subject_kind": "glass"}
    note(act="audit.review-glass", actor=actor, now=now, person=glass.person_id, detail={"outcome": outcome}, **subject)
