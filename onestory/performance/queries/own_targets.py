"""What a council aims at by each figure: its own target from a day on, else what is declared for every council."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onestory.access.policies import require
from onestory.councils.models import Setting
from onestory.grammar.indicators import Indicator, Target
from onestory.performance.declared.catalogue import INDICATORS
from onestory.performance.rules.own_targets import may_have_target, one_that_may_have_target, target_from
from onestory.performance.rules.standing import target_on
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class TargetRow:
    """A figure and what is aimed at on a day; `is_own` where the council set it."""

    indicator: Indicator
    target: Target | None
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class TargetOnce:
    """What the council set, from when until when (exclusive), by whom and why; `target` is None where it was ended."""

    target: Target | None
    since: date
    until: date | None
    set_by: str
    set_at: datetime
    why: str


def own_targets(indicators: Iterable[Indicator], *, viewer: Actor, on: date) -> dict[str, Target]:
    """What the council had set on a day, by the code of the figure, asked once."""
    names = {each.target_setting: each.code for each in indicators if may_have_target(each)}
    rows = Setting.objects.filter(council_id=viewer.council, name__in=names, during__contains=on)
    read = ((names[row.name], target_from(row.value, since=row.during.lower)) for row in rows)
    return {code: target for code, target in read if target}


def targets(*, viewer: Actor, on: date) -> list[TargetRow]:
    """Every figure that may have a target, with what stands on the day."""
    require(viewer, "setup.see")
    found = [each for each in INDICATORS if each.until is None and may_have_target(each)]
    own = own_targets(found, viewer=viewer, on=on)
    return [
        TargetRow(indicator=each, target=target_on(each, on, own=own.get(each.code)), is_own=each.code in own)
        for each in found
    ]


def target_history(code: str, *, viewer: Actor) -> list[TargetOnce]:
    """Everything the council ever set for a figure, the newest first."""
    require(viewer, "setup.see")
    name = one_that_may_have_target(code).target_setting
    return [
        TargetOnce(
            target=target_from(row.value, since=row.during.lower),
            since=row.during.lower,
            until=row.during.upper,
            set_by=row.set_by,
            set_at=row.set_at,
            why=row.why,
        )
        for row in Setting.objects.filter(council_id=viewer.council, name=name).order_by("-during")
    ]
