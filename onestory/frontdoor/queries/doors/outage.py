"""Tables of sheets that were handed in after an outage."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.contact_workflow import WITHDRAWN
from onestory.frontdoor.declared.outage import PUT_ASIDE
from onestory.frontdoor.models import OutageSheet, OutageTable
from onestory.frontdoor.policies import outage_table_for
from onestory.frontdoor.queries.cards.outage import SheetRow, TablePage, TableRow
from onestory.frontdoor.queries.setting.settings import days_kept
from onestory.frontdoor.rules.outage import Wrong
from onestory.frontdoor.rules.wording import in_short
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

MOST = 30


def tables_handed_in(*, viewer: Actor) -> list[TableRow]:
    """The council's latest, the newest first."""
    require(viewer, "contact.record")
    found = _counted(OutageTable.objects.filter(council_id=viewer.council))
    return [_row(each) for each in found.order_by("-handed_in_at")[:MOST]]


def tables_not_entered(*, viewer: Actor) -> list[TableRow]:
    """Those of the council that somebody handed in and nobody entered or put aside, the oldest first."""
    require(viewer, "contact.record")
    return [_row(each) for each in _not_entered(council=viewer.council)]


@written_once
def _not_entered(*, council: Any) -> QuerySet[OutageTable]:
    waiting = OutageTable.objects.filter(council_id=council, entered_at__isnull=True, taken_back_at__isnull=True)
    return _counted(waiting).order_by("handed_in_at")[:MOST]


def table_page(table: UUID, *, viewer: Actor, now: datetime) -> TablePage:
    """One in full. Opening its page is `open_table`, which leaves a line in the audit."""
    require(viewer, "contact.record")
    outage_table_for(table, actor=viewer)
    row = _counted(OutageTable.objects.filter(pk=table)).select_related("entered_by", "taken_back_by").get()
    sheets = list(row.sheets.select_related("contact__owner"))
    whole = [sheet for sheet in sheets if not sheet.wrong and not sheet.refused]
    cards = tuple(_sheet(sheet) for sheet in whole)
    return TablePage(
        row=_row(row),
        ready=() if row.entered_at else cards,
        entered=cards if row.entered_at else (),
        wrong=tuple(one for sheet in sheets for one in _wrong(sheet)),
        entered_by=row.entered_by.name if row.entered_by else "",
        entered_at=row.entered_at,
        taken_back_by=row.taken_back_by.name if row.taken_back_by else "",
        taken_back_at=row.taken_back_at,
        taken_back_why=row.taken_back_why,
        cleared_at=row.cleared_at,
        kept_until=_kept_until(row, viewer, now),
    )


def _kept_until(row: OutageTable, viewer: Actor, now: datetime) -> datetime | None:
    """When the sheets of a table that was put aside are deleted, by what the council keeps today."""
    if row.taken_back_at is None or row.entered_at is not None or row.cleared_at is not None:
        return None
    days = days_kept(PUT_ASIDE, viewer=viewer, on=london_date(now))
    return row.taken_back_at + timedelta(days=days)


def _counted(found: QuerySet[OutageTable]) -> QuerySet[OutageTable]:
    whole = Q(sheets__wrong=[], sheets__refused="")
    return found.select_related("handed_in_by").annotate(
        all_sheets=Count("sheets"), whole_sheets=Count("sheets", filter=whole)
    )


def _row(row: OutageTable) -> TableRow:
    sheets, whole = getattr(row, "all_sheets", 0), getattr(row, "whole_sheets", 0)
    return TableRow(
        id=row.pk,
        name=row.name,
        handed_in_by=row.handed_in_by.name,
        handed_in_at=row.handed_in_at,
        sheets=sheets,
        contacts=whole if row.entered_at else 0,
        refused=sheets - whole,
        stands=_stands(row),
    )


def _stands(row: OutageTable) -> str:
    if row.taken_back_at:
        return "Taken back" if row.entered_at else "Put aside"
    return "Entered" if row.entered_at else "Not entered yet"


def _sheet(sheet: OutageSheet) -> SheetRow:
    contact = sheet.contact
    names = (
        f"{child.get('given_name', '')} {child.get('family_name', '')}".strip() for child in sheet.answers["children"]
    )
    return SheetRow(
        row=sheet.row,
        number=sheet.number,
        received_at=sheet.received_at,
        about=in_short(name or "Name not told" for name in names),
        in_danger=sheet.answers.get("immediate_danger") == "yes",
        taken_down_by=str(sheet.answers.get("taken_down_by", "")),
        reference=sheet.reference,
        is_repeat=sheet.is_repeat,
        owner=contact.owner.name if contact and contact.owner else "",
        is_withdrawn=bool(contact and contact.state == WITHDRAWN.value),
        decide_by=contact.decide_by if contact else None,
    )


def _wrong(sheet: OutageSheet) -> Iterator[Wrong]:
    for one in sheet.wrong:
        yield Wrong(**one)
    if sheet.refused:
        yield Wrong(row=sheet.row, column="Sheet", reason=sheet.refused)
