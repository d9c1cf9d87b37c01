"""What a council has set for its front door: as it stands, and as it stood, by whom and why."""

from dataclasses import dataclass
from datetime import date, datetime

from onestory.access.policies import require
from onestory.councils.models import Setting
from onestory.frontdoor.declared.local_settings import LOCAL_SETTINGS, LocalSetting
from onestory.frontdoor.rules.setting import typed_of
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class SetOnce:
    """One value, from when until when (exclusive), by whom and why."""

    since: date
    until: date | None
    set_by: str
    set_at: datetime
    why: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SettingCard:
    """One setting as it stands on a day, with its history, the newest first."""

    setting: LocalSetting
    typed: dict[str, str]
    is_set: bool
    history: tuple[SetOnce, ...]


def local_settings(*, viewer: Actor, on: date) -> list[SettingCard]:
    """Every setting that has a page."""
    return [local_setting(code, viewer=viewer, on=on) for code in LOCAL_SETTINGS]


def local_setting(code: str, *, viewer: Actor, on: date) -> SettingCard:
    """One of them."""
    require(viewer, "setup.see")
    setting = LOCAL_SETTINGS.get(code)
    if setting is None:
        raise NotFound("There is no such setting on these pages.")
    rows = list(Setting.objects.filter(council_id=viewer.council, name=code).order_by("-during"))
    standing = next((row for row in rows if row.during.lower <= on and (row.during.upper or date.max) > on), None)
    return SettingCard(
        setting=setting,
        typed=typed_of(setting, standing.value if standing else None),
        is_set=standing is not None,
        history=tuple(_once(row, setting) for row in rows),
    )


def _once(row: Setting, setting: LocalSetting) -> SetOnce:
    typed = typed_of(setting, row.value)
    return SetOnce(
        since=row.during.lower,
        until=row.during.upper,
        set_by=row.set_by,
        set_at=row.set_at,
        why=row.why,
        said=tuple((field.label, field.in_words(typed[field.name])) for field in setting.fields if typed[field.name]),
    )
