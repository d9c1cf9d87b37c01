"""Answering a discrepancy: the record is being put right, or what it says stands, because."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.models import Discrepancy
from onestory.people.rules.discrepancies import ANSWERED, WAITING, Standing
from onestory.walls.actor import Actor

NONE = "There is no such discrepancy here, or it is not of your agency's records."
ON_OWN_PAGE = "read on the agency's own page"


@transaction.atomic
def answer_discrepancy(*, actor: Actor, number: int, answer: Standing, why: str, now: datetime) -> None:
    """The record's own agency says, or the data officer for it, that it is being put right or that it stands.

    What stands outweighs any number of sources that say otherwise: at the next import those are told instead.
    """
    require(actor, "discrepancy.answer" if actor.may("discrepancy.answer") else "discrepancy.tell")
    if answer not in ANSWERED:
        raise BadInput("Choose an answer: it is being put right, or it stands.")
    if answer is Standing.STANDS and not why.strip():
        raise BadInput("Say what you looked at, such as a birth certificate: others will be asked to follow it.")
    row = Discrepancy.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if row is None or (not actor.may("discrepancy.tell") and row.agency_id != actor.agency):
        raise NotFound(NONE)
    if row.state not in WAITING:
        raise Conflict("This has been answered, or no longer differs.")
    if row.told_at is None:
        row.told_at, row.told_by, row.how = now, actor.username, ON_OWN_PAGE
    row.state, row.answered_at, row.answered_by, row.why = answer, now, actor.username, why.strip()
    row.save(update_fields=["state", "told_at", "told_by", "how", "answered_at", "answered_by", "why"])
    note(
        act="discrepancy.answer",
        actor=actor,
        now=now,
        subject=str(row.pk),
        subject_kind="discrepancy",
        person=row.person_id,
        detail={"answer": answer.value},
    )
