"""Entering the table of an outage: every sheet that is whole becomes a contact, at the time it came."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.models import Contact, OutageSheet
from onestory.frontdoor.policies import outage_table_for
from onestory.grammar.refusals import OutOfOrder, Refusal
from onestory.people.queries.as_told import told_wholly
from onestory.walls.actor import Actor

ENTERED = "This table has been entered already."
TAKEN_BACK = "This table has been taken back. Hand it in again."


@transaction.atomic
def enter_table(*, actor: Actor, table: UUID, now: datetime) -> int:
    """Make contacts of the sheets; one that cannot be is left with its reason. Returns how many are there now.

    A sheet of that number and day that was entered before, with the same words, is the same contact.
    Raises KeyUnavailable, and enters none, where a shield has one locked and the keys are away.
    """
    require(actor, "contact.record", council=actor.council)
    row = outage_table_for(table, actor=actor, lock=True)
    if row.taken_back_at is not None:
        raise OutOfOrder(TAKEN_BACK)
    if row.entered_at is not None:
        raise OutOfOrder(ENTERED)
    sheets = list(row.sheets.filter(wrong=[]))
    for sheet in sheets:
        sheet.answers = told_wholly(sheet, viewer=actor).get("answers", sheet.answers)
    there = sum(_entered(sheet, actor, now) for sheet in sheets)
    row.entered_by_id, row.entered_at = actor.user, now
    row.save(update_fields=["entered_by", "entered_at"])
    note(
        act="outage.enter", subject=str(row.pk), subject_kind="outage", actor=actor, now=now, detail={"contacts": there}
    )
    return there


def _entered(sheet: OutageSheet, actor: Actor, now: datetime) -> bool:
    """Each in a transaction of its own, so that one refused sheet holds up no other."""
    try:
        with transaction.atomic():
            receipt = record_phone_contact(
                actor=actor,
                answers=sheet.answers,
                key=_key(sheet),
                sent_by=f"outage-{actor.council}",
                received_at=sheet.received_at,
                now=now,
            )
    except Refusal as refusal:
        sheet.refused = refusal.message
    else:
        sheet.reference, sheet.is_repeat = receipt.reference, receipt.is_repeat
        sheet.contact = Contact.objects.filter(reference=receipt.reference).first()
    sheet.save(update_fields=["refused", "reference", "is_repeat", "contact"])
    return bool(sheet.reference)


def _key(sheet: OutageSheet) -> str:
    """The number on the paper and its day; counted on for each time that the sheet was taken back."""
    day = london_date(sheet.received_at) if sheet.received_at else None
    before = OutageSheet.objects.filter(council_id=sheet.council_id, number=sheet.number, taken_back_at__isnull=False)
    times = before.filter(is_repeat=False, answers__received_on=sheet.answers.get("received_on")).count()
    return f"sheet-{day}-{sheet.number}-{times}"
