"""Taking back the table of an outage: contacts entered in error, while nobody has begun on them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.declared.contact_workflow import NEW, WITHDRAWN
from onestory.frontdoor.models import Contact, OutageSheet
from onestory.frontdoor.policies import outage_table_for, people_of
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor

SAY_WHY = "Say why the table is taken back."
TAKEN_BACK = "This table has been taken back already."


@transaction.atomic
def take_back_table(*, actor: Actor, table: UUID, why: str, now: datetime) -> int:
    """Withdraw every contact of the table that nobody has taken, matched or judged. Returns how many.

    The others stay, with whoever has them. A withdrawn contact stays readable and counts in no figure. A table that
    was never entered is put aside.
    """
    require(actor, "contact.record", council=actor.council)
    row = outage_table_for(table, actor=actor, lock=True)
    if row.taken_back_at is not None:
        raise OutOfOrder(TAKEN_BACK)
    if not why.strip():
        raise BadInput(SAY_WHY)
    entered = row.sheets.filter(is_repeat=False, taken_back_at__isnull=True)
    withdrawn = sum(_withdrawn(sheet, actor, now) for sheet in entered)
    row.taken_back_by_id, row.taken_back_at, row.taken_back_why = actor.user, now, why.strip()
    row.save(update_fields=["taken_back_by", "taken_back_at", "taken_back_why"])
    note(
        act="outage.take-back",
        subject=str(row.pk),
        subject_kind="outage",
        actor=actor,
        now=now,
        detail={"contacts": withdrawn, "why": why.strip()},
    )
    return withdrawn


def _withdrawn(sheet: OutageSheet, actor: Actor, now: datetime) -> bool:
    contact = Contact.objects.select_for_update().filter(reference=sheet.reference).first()
    if contact is None or contact.state != NEW.value or contact.owner_id is not None or people_of(contact):
        return False
    contact.state, contact.closed_at = WITHDRAWN.value, now
    contact.save(update_fields=["state", "closed_at"])
    sheet.taken_back_at = now
    sheet.save(update_fields=["taken_back_at"])
    note(act="contact.withdraw", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
    return True
