"""Handing in the table of an outage: read, kept sheet by sheet with what is wrong, and no contact made of it yet."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.models import OutageSheet, OutageTable
from onestory.frontdoor.rules.outage import NO_TABLE, sheets_in
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def hand_in_table(*, actor: Actor, text: str, name: str, now: datetime) -> UUID:
    """Keep a table to be looked over and entered. Refused whole only where it is no table of sheets."""
    require(actor, "contact.record", council=actor.council)
    sheets = sheets_in(text, now=now)
    if not sheets:
        raise BadInput(NO_TABLE)
    table = OutageTable.objects.create(
        council_id=actor.council, name=name[:120], handed_in_by_id=actor.user, handed_in_at=now
    )
    OutageSheet.objects.bulk_create(
        OutageSheet(
            council_id=actor.council,
            table=table,
            row=sheet.row,
            number=sheet.number[:60],
            answers=dict(sheet.answers),
            received_at=sheet.received_at,
            wrong=[asdict(one) for one in sheet.wrong],
        )
        for sheet in sheets
    )
    note(act="outage.hand-in", subject=str(table.pk), subject_kind="outage", actor=actor, now=now)
    return table.pk
