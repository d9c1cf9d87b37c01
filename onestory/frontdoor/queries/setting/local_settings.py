"""What a council has set for its front door: as it stands, and as it stood, by whom and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.councils.models import Setting
from onestory.councils.queries import setting
from onestory.frontdoor.declared.local_settings import LOCAL_SETTINGS, LocalSetting
from onestory.frontdoor.declared.timescales import BRAG_HOURS, HUB_HOURS
from onestory.frontdoor.rules.clocks import local_clocks
from onestory.frontdoor.rules.previewing import Foreseen, foreseen
from onestory.frontdoor.rules.setting import in_short, said_of, typed_of, value_of
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor

MOVE_CLOCKS = (HUB_HOURS, BRAG_HOURS)
"""The settings that say when a colour is due."""


@dataclass(frozen=True, kw_only=True)
class SetOnce:
    """One value, from when until when (exclusive), by whom and why."""

    since: date
    until: date | None
    set_by: str
    set_at: datetime
    why: str
    said: tuple[tuple[str, str], ...]
    number: int
    typed: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class SettingCard:
    """One setting as it stands on a day, with its history, the newest first."""

    setting: LocalSetting
    typed: dict[str, str]
    said: dict[str, str]
    in_short: list[tuple[str, str]]
    is_set: bool
    history: tuple[SetOnce, ...]


def local_settings(*, viewer: Actor, on: date) -> list[SettingCard]:
    """Every setting that has a page."""
    return [local_setting(code, viewer=viewer, on=on) for code in LOCAL_SETTINGS]


def local_setting(code: str, *, viewer: Actor, on: date) -> SettingCard:
    """One of them."""
    require(viewer, "setup.see")
    declared = LOCAL_SETTINGS.get(code)
    if declared is None:
        raise NotFound("There is no such setting on these pages.")
    rows = list(Setting.objects.filter(council_id=viewer.council, name=code).order_by("-during"))
    standing = next((row for row in rows if row.during.lower <= on and (row.during.upper or date.max) > on), None)
    said = said_of(declared, standing.value if standing else None)
    return SettingCard(
        setting=declared,
        typed=typed_of(declared, standing.value if standing else None),
        said=said,
        in_short=in_short(declared, said),
        is_set=standing is not None,
        history=tuple(_once(row, declared) for row in rows),
    )


def foreseen_of(code: str, typed: Mapping[str, str], *, viewer: Actor, now: datetime) -> list[Foreseen]:
    """When each colour would be due if what is typed were kept now; nothing for settings that move no such clock."""
    require(viewer, "setup.see")
    if code not in MOVE_CLOCKS:
        return []
    on = london_date(now)
    kept = {name: setting(name, viewer=viewer, on=on) for name in MOVE_CLOCKS}
    changed = kept | {code: value_of(LOCAL_SETTINGS[code], typed, kept[code])}
    stands, then = (
        local_clocks(hub_hours=each[HUB_HOURS], brag_hours=each[BRAG_HOURS], on=on) for each in (kept, changed)
    )
    return list(foreseen(stands, then, now=now))


def _once(row: Setting, declared: LocalSetting) -> SetOnce:
    said = said_of(declared, row.value)
    return SetOnce(
        since=row.during.lower,
        until=row.during.upper,
        set_by=row.set_by,
        set_at=row.set_at,
        why=row.why,
        said=tuple((field.label, said[field.name]) for field in declared.fields if field.name in said),
        number=row.pk,
        typed=typed_of(declared, row.value),
    )
