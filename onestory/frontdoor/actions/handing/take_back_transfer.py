"""Taking back what was passed to another council by mistake, while they have not taken it in."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.transfers import TRANSFER, TransferState
from onestory.frontdoor.models import Transfer
from onestory.frontdoor.policies import refusal_of_transfer_move, transfer_for
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.walls.actor import Actor
from onestory.walls.context import stand

MOVE, ACT = "take-back", "transfer.take-back"
UNOPENED, OPENED = "before anybody there opened it", "after they had opened it"


@transaction.atomic
def take_back_transfer(*, actor: Actor, transfer: UUID, why: str, now: datetime) -> None:
    """It never left its sender, so its owner and its clocks stand; the clock of its answer ends here.

    Of two who reach for it at once, whoever is first has it: the other council as a contact of theirs, or we. Both
    councils keep that it was taken back, and why; they read no more whom it is about.
    """
    row = _held(transfer, actor)
    if not why.strip():
        raise BadInput("Say why you take it back. They read it too, so name nobody.")
    leaving = refusal_of_leaving(why, viewer=actor, contact=row.contact)
    if leaving:
        raise BadInput(leaving)
    row.state, row.taken_back = TRANSFER.check(MOVE, TransferState(row.state)).go_to.value, True
    row.answer, row.answered_by_id, row.answered_at = why.strip(), actor.user, now
    row.save(update_fields=["state", "taken_back", "answer", "answered_by", "answered_at"])
    _tell(row, actor, now)


def _held(transfer: UUID, actor: Actor) -> Transfer:
    """Locked. What they answered while we waited for it is not ours to lock any more, and that is said."""
    _check(transfer, actor)
    try:
        return transfer_for(transfer, actor=actor, lock=True)
    except NotFound:
        _check(transfer, actor)
        raise


def _check(transfer: UUID, actor: Actor) -> None:
    refused = refusal_of_transfer_move(MOVE, transfer_for(transfer, actor=actor), actor=actor)
    if refused:
        raise OutOfOrder(refused)


def _tell(row: Transfer, actor: Actor, now: datetime) -> None:
    when = OPENED if row.received_at else UNOPENED
    text = f"Contact {row.reference} taken back from {row.to_name}, {when}."
    write_up(actor=actor, contact=row.contact, kind="contact.transfer", text=text, now=now)
    note(act=ACT, subject=row.reference, subject_kind="contact", actor=actor, now=now)
    if row.to_council is not None:
        there = the_system(council=row.to_council.pk, council_code=row.to_council.code)
        stand(there)
        note(act=ACT, subject=row.reference, subject_kind="contact", actor=there, now=now)
        stand(actor)
