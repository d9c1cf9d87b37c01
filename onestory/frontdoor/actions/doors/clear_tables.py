"""Clearing tables of sheets that were put aside: what was typed in them, once their keeping time is over."""

from datetime import datetime, timedelta

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.outage import PUT_ASIDE
from onestory.frontdoor.models import OutageSheet, OutageTable
from onestory.frontdoor.queries.setting.settings import days_kept
from onestory.walls.actor import Actor


@transaction.atomic
def clear_tables(*, actor: Actor, now: datetime) -> int:
    """Delete the sheets of the council's tables past their time. Returns how many tables. One entered is never cleared.

    Who handed a table in, who put it aside, when and why, stays; and how many sheets there were, in the audit.
    """
    require(actor, "contact.record", council=actor.council)
    days = days_kept(PUT_ASIDE, viewer=actor, on=london_date(now))
    over = OutageTable.objects.select_for_update().filter(
        council_id=actor.council,
        entered_at__isnull=True,
        cleared_at__isnull=True,
        taken_back_at__lte=now - timedelta(days=days),
    )
    tables = list(over)
    for table in tables:
        sheets, _ = OutageSheet.objects.filter(table=table).delete()
        table.cleared_at = now
        table.save(update_fields=["cleared_at"])
        detail = {"sheets": sheets, "days": days}
        note(act="outage.clear", subject=str(table.pk), subject_kind="outage", actor=actor, now=now, detail=detail)
    return len(tables)
