"""Writing down that a round came to its end, or did not."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from onestory.clockwork.declared.rounds import BY_CODE
from onestory.clockwork.models import Made
from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.walls.actor import Actor

BY_THE_CLOCK = "Only the clock itself writes down what it did."
NO_ROUND = "There is no such round."


@transaction.atomic
def record_round(*, actor: Actor, round: str, fault: str, now: datetime) -> None:
    """Keep when a round ended, with no ``fault``; or that it did not, with the kind of fault and where."""
    if "system" not in actor.grants:
        raise NotPermitted(BY_THE_CLOCK)
    if round not in BY_CODE:
        raise NotFound(NO_ROUND)
    row, _ = Made.objects.get_or_create(round=round, defaults={"known_since": now})
    if fault:
        Made.objects.filter(pk=row.pk).update(failed_at=now, fault=fault[:200], failures=F("failures") + 1)
    else:
        Made.objects.filter(pk=row.pk).update(done_at=now, fault="", failures=0)
