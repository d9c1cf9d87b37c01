"""Raising what holders have not answered in time: whoever decides at the hub sees it then."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.declared.held_asks import AskState
from onestory.frontdoor.declared.timescales import HOLDER_ASKED
from onestory.frontdoor.models import HeldAsk
from onestory.grammar.timescales import due_at
from onestory.walls.actor import Actor


@transaction.atomic
def raise_late_asks(*, actor: Actor, now: datetime) -> int:
    """Each once, when its time has passed. Running it twice, or two at once, raises nothing twice."""
    require(actor, "contact.assign")
    waiting = HeldAsk.objects.select_for_update(skip_locked=True).filter(
        council_id=actor.council, state=AskState.WAITING.value, raised_at__isnull=True
    )
    late = [ask for ask in waiting if due_at(HOLDER_ASKED, started_at=ask.asked_at) < now]
    for ask in late:
        ask.raised_at = now
        ask.save(update_fields=["raised_at"])
        note(act="held.raise", subject=str(ask.pk), subject_kind="held-ask", person=ask.person_id, actor=actor, now=now)
    return len(late)
