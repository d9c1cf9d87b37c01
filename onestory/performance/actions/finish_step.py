"""Finishing a step of a plan, with a word on what came of it."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotFound, OutOfOrder
from onestory.performance.models import Step
from onestory.walls.actor import Actor

NO_STEP = "There is no such step here."
DONE = "This step is done already."


@transaction.atomic
def finish_step(*, actor: Actor, step: int, came_of_it: str, now: datetime) -> str:
    """Mark it done, once. Gives the code of the figure it belongs to."""
    require(actor, "figures.report")
    found = (
        Step.objects.select_for_update(of=("self",))
        .select_related("card")
        .filter(pk=step, council_id=actor.council)
        .first()
    )
    if found is None:
        raise NotFound(NO_STEP)
    if found.done_at is not None:
        raise OutOfOrder(DONE)
    found.done_at, found.done_by, found.came_of_it = now, actor.name or actor.username, came_of_it.strip()
    found.save(update_fields=["done_at", "done_by", "came_of_it"])
    note(
        act="figures.done",
        actor=actor,
        now=now,
        subject=found.card.indicator,
        subject_kind="figure",
        detail={"step": found.pk},
    )
    return found.card.indicator
