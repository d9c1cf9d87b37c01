"""Opening the table of an outage: it names children, so reading it leaves a line."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.queries.cards.outage import TablePage
from onestory.frontdoor.queries.doors.outage import table_page
from onestory.walls.actor import Actor


@transaction.atomic
def open_table(*, actor: Actor, table: UUID, now: datetime) -> TablePage:
    """One table in full, after its line in the audit."""
    page = table_page(table, viewer=actor, now=now)
    note(act="outage.open", subject=str(table), subject_kind="outage", actor=actor, now=now)
    return page
