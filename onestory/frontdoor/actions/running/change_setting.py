"""Changing what a council set for its front door: from today, with the reason; what stood before stays, dated."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Setting
from onestory.frontdoor.declared.local_settings import LOCAL_SETTINGS
from onestory.frontdoor.rules.setting import problems_of, value_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

NO_SETTING = "There is no such setting on these pages."


@transaction.atomic
def change_setting(*, actor: Actor, name: str, typed: Mapping[str, str], why: str, now: datetime) -> None:
    """Clocks that run keep what they were given. A second change on a day replaces the first; the audit keeps both."""
    require(actor, "setup.change", council=actor.council)
    if name not in LOCAL_SETTINGS:
        raise NotFound(NO_SETTING)
    wrong = problems_of(LOCAL_SETTINGS[name], typed)
    if wrong:
        raise BadInput(next(iter(wrong.values())))
    if not why.strip():
        raise BadInput("Say why it is changed: who agreed it, and where.")
    today = london_date(now)
    standing = Setting.objects.select_for_update().filter(council_id=actor.council, name=name, during__contains=today)
    row = standing.first()
    value = value_of(LOCAL_SETTINGS[name], typed, row.value if row else None)
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
