"""Proposing how an adopted child's two lives are parted, and who keeps the one before."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.actions.severing.open_severance import NONE
from onestory.people.index.mending import records_of
from onestory.people.index.writing import as_indexer
from onestory.people.models import Custodian, Severance
from onestory.walls.actor import Actor


@transaction.atomic
def propose_severance(
    *, actor: Actor, number: int, moves: Sequence[str], custodians: Sequence[str], why: str, now: datetime
) -> None:
    """Name the records of the life after (there may be none yet) and the custodians. A second custodian decides."""
    require(actor, "record.sever")
    if not why.strip():
        raise BadInput("Say why: the adoption order, or the new identity, that this rests on.")
    row = Severance.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if row is None:
        raise NotFound(NONE)
    if row.state not in ("raised", "proposed"):
        raise Conflict("This has been decided.")
    with as_indexer(actor):
        held = set(records_of(actor.council, row.person_id))
    if not set(moves) <= held or (moves and set(moves) == held):
        raise BadInput("Choose some of the records for the life after, and leave at least one for the life before.")
    names = {name.strip().lower() for name in custodians if name.strip()} | {actor.username}
    users = list(get_user_model().objects.filter(username__in=names))
    if len(users) != len(names) or len(names) < 2:
        raise BadInput("Name at least one other custodian, by the name they sign in with.")
    row.moves, row.why, row.state = sorted(moves), why.strip(), "proposed"
    row.proposed_by, row.proposed_at = actor.username, now
    row.save(update_fields=["moves", "why", "state", "proposed_by", "proposed_at"])
    row.custodians.all().delete()
    for user in users:
        Custodian.objects.create(council_id=actor.council, severance=row, user_id=user.pk, username=user.get_username())
    note(act="record.propose-severing", actor=actor, now=now, subject=str(row.pk), subject_kind="severance")
