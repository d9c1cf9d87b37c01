"""Adding a step to a report card's plan: what, whose, by when."""

from datetime import date, datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound
from onestory.performance.models import ReportCard, Step
from onestory.walls.actor import Actor

NO_CARD = "There is no such report card here."
WHAT_AND_WHOSE = "Say what is to be done, and who sees to it."


@transaction.atomic
def add_step(*, actor: Actor, card: int, words: str, owner: str, due_on: date, now: datetime) -> int:
    """The step's number."""
    require(actor, "figures.report")
    found = ReportCard.objects.filter(pk=card, council_id=actor.council).first()
    if found is None:
        raise NotFound(NO_CARD)
    if not words.strip() or not owner.strip():
        raise BadInput(WHAT_AND_WHOSE)
    step = Step.objects.create(
        council_id=actor.council,
        card=found,
        words=words.strip(),
        owner=owner.strip()[:150],
        due_on=due_on,
        added_by=actor.name or actor.username,
        added_at=now,
    )
    note(
        act="figures.plan",
        actor=actor,
        now=now,
        subject=found.indicator,
        subject_kind="figure",
        detail={"step": step.pk},
    )
    return step.pk
