"""Keeping what a council set, for acts that know what may be set: from today; what stood before stays, dated."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Setting
from onestory.walls.actor import Actor


@transaction.atomic
def keep_setting(*, actor: Actor, name: str, value_after: Callable[[object], object], why: str, now: datetime) -> None:
    """A second change on a day replaces the first; the audit keeps both. `value_after` is told what stands today."""
    today = london_date(now)
    standing = Setting.objects.select_for_update().filter(council_id=actor.council, name=name, during__contains=today)
    row = standing.first()
    value = value_after(row.value if row else None)
    kept = {"value": value, "set_by": actor.name or actor.username, "set_at": now, "why": why.strip()}
    before = row.value if row else None
    if row is not None and row.during.lower == today:
        Setting.objects.filter(pk=row.pk).update(**kept)
    else:
        until = row.during.upper if row else _next_one(actor, name, now)
        if row is not None:
            Setting.objects.filter(pk=row.pk).update(during=(row.during.lower, today))
        Setting.objects.create(council_id=actor.council, name=name, during=(today, until), **kept)
    detail = {"before": before, "after": value, "why": why.strip()}
    note(act="setting.change", subject=name, subject_kind="setting", detail=detail, actor=actor, now=now)


def _next_one(actor: Actor, name: str, now: datetime) -> object:
    """When a value that is to hold later begins; None where none does."""
    later = Setting.objects.filter(council_id=actor.council, name=name, during__startswith__gt=london_date(now))
    first = later.order_by("during").first()
    return first.during.lower if first else None
