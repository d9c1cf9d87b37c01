"""Raising a professional disagreement: by an agency or a referrer with the hub, or by the hub with an agency."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.disagreeing.keep_step import keep_step
from onestory.frontdoor.declared.disagreements import StepKind
from onestory.frontdoor.models import Disagreement
from onestory.frontdoor.queries.disagreeing.disagreeing import Matter, matter_of
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.queries.setting.settings import clocks_of, disagreement_days
from onestory.frontdoor.rules.disagreeing import due_for, refusal_of_raising
from onestory.grammar.refusals import BadInput, Conflict
from onestory.walls.actor import Actor

ALREADY = "You have raised this already, and it is open. Add to that one by taking it up a stage."


@transaction.atomic
def raise_disagreement(
    *, actor: Actor, reference: str, topic: str, issue: str, wants: str, now: datetime, agency: int = 0
) -> UUID:
    """Put it at stage 1, with its clock. ``reference`` is a request put to one's agency, or a contact one sent.

    The hub gives a contact's reference and the ``agency`` it disagrees with. Nothing that protects a child waits
    for a disagreement to end.
    """
    require(actor, "disagreement.raise", council=actor.council)
    wrong = refusal_of_raising(topic=topic, issue=issue, wants=wants)
    if wrong:
        raise BadInput(wrong)
    matter = matter_of(reference, viewer=actor, agency=agency)
    if matter.raised_by_hub and matter.contact is not None:
        leaving = refusal_of_leaving(issue, wants, viewer=actor, contact=matter.contact)
        if leaving:
            raise BadInput(leaving)
    row = _made(matter, topic, issue, wants, actor, now)
    keep_step(actor=actor, row=row, kind=StepKind.RAISED, words=issue, due_at=row.due_at, now=now)
    return row.pk


def _made(matter: Matter, topic: str, issue: str, wants: str, actor: Actor, now: datetime) -> Disagreement:
    today = london_date(now)
    row = Disagreement(
        council_id=actor.council,
        agency_id=matter.agency,
        contact_id=matter.contact_id,
        request_id=matter.request,
        reference=matter.reference,
        about=matter.about[:200],
        raised_by_hub=matter.raised_by_hub,
        topic=topic,
        issue=issue.strip(),
        wants=wants.strip(),
        raised_by_id=actor.user,
        raised_at=now,
        due_at=due_for(
            1,
            started_at=now,
            calendar=clocks_of(viewer=actor, on=today).calendar,
            own=disagreement_days(viewer=actor, on=today),
        ),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as clash:
        if "once_at_a_time" in str(clash):
            raise Conflict(ALREADY) from clash
        raise
    return row
