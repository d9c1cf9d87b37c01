"""Severing an adopted child's two lives: a new person, no path back, and the life before sealed."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.grammar.refusals import Conflict, NotFound
from onestory.people.actions.severing.open_severance import NONE
from onestory.people.index.linking import mint
from onestory.people.index.mending import records_of, relink
from onestory.people.index.severing import hide_source_records, link_afresh
from onestory.people.index.writing import alone, as_indexer, settle_touched, touch
from onestory.people.models import Change, Severance, Shield
from onestory.people.policies import all_identifiers
from onestory.walls.actor import Actor

SYSTEM = the_system(council=0, council_code="").username


@transaction.atomic
def sever_record(*, actor: Actor, number: int, now: datetime) -> None:
    """Decide what another custodian proposed.

    The ledger says of the new person only that they were added, and the audit names neither: the sealed table alone
    knows both. No run gives the life before anything more, nor asks anybody about it.
    """
    require(actor, "record.sever")
    row = Severance.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if row is None:
        raise NotFound(NONE)
    if row.state != "proposed":
        raise Conflict("Nobody has proposed how, or it has been decided.")
    if row.proposed_by == actor.username:
        raise Conflict("You proposed this. Another custodian must decide it.")
    with as_indexer(actor):
        alone(actor.council)
        if not set(row.moves) <= set(records_of(actor.council, row.person_id)):
            raise Conflict("Some of these records have gone elsewhere since. Propose it again.")
        row.after_id = _life_after(actor.council, row, now) if row.moves else None
        row.sealed = all_identifiers(row.person_id)
        row.state, row.decided_by, row.decided_at = "severed", actor.username, now
        row.save(update_fields=["after", "sealed", "state", "decided_by", "decided_at"])
        link_afresh(actor.council, row.sealed)
        hide_source_records(actor.council, row.sealed, now=now)
        touch(row.sealed)
        settle_touched(actor.council, now=now)
    note(act="record.sever", actor=actor, now=now, subject=str(row.pk), subject_kind="severance")


def _life_after(council: int, row: Severance, now: datetime) -> UUID:
    """A new person of the records that move; behind a shield of their own if the life before has one."""
    after = uuid4()
    mint(council, (str(after),), now=now)
    change = Change.objects.create(council_id=council, kind="add", at=now, by=SYSTEM, records=[row.moves, []])
    shield = Shield.objects.filter(person_id=row.person_id, lifted_at=None).first()
    if shield is not None:
        Shield.objects.create(
            council_id=council, person_id=after, since=shield.since, why=shield.why, put_up_at=now, put_up_by=SYSTEM
        )
    relink(council, dict.fromkeys(row.moves, str(after)), change=change, people=[row.person_id, after], now=now)
    return after
