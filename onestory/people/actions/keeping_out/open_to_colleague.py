"""Opening to a colleague again what somebody else had shut to them: by mistake, or because it is over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.index.writing import as_indexer
from onestory.people.models import Kin
from onestory.people.policies import whose
from onestory.walls.actor import Actor

NOT_SHUT = "Nobody has shut this record to them, but perhaps they themselves. What they said of themselves stands."
NO_WHY = "Say why it need not be shut any more, and how you know."


@transaction.atomic
def open_to_colleague(*, actor: Actor, user: int, person: UUID, why: str, now: datetime) -> None:
    """They may open it again as their work allows. Never what they said of themselves, and never to oneself."""
    require(actor, "kin.declare")
    found = whose(actor, person)
    if not why.strip():
        raise BadInput(NO_WHY)
    with as_indexer(actor):
        theirs = Kin.objects.filter(user_id=user, person_id__in=found.identifiers)
        gone, _ = theirs.exclude(declared_by=F("user__username")).delete()
    if not gone or user == actor.user:
        raise NotFound(NOT_SHUT)
    detail = {"why": why.strip()}
    note(act="kin.withdraw", actor=actor, now=now, subject=str(user), subject_kind="user", detail=detail)
