"""The report that a family may read: made of an allowed few facts of each line, never of a line less what is known to
harm. Pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.family_report import (
    BECAUSE,
    BECAUSE_OTHERWISE,
    NEVER_TOLD,
    PLACES,
    SOMEBODY,
    THE_HUB,
    TOLD,
    TOLD_OTHERWISE,
    UNSAFE,
    Omission,
)
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.vocabulary.code_sets import label_of


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side of a sharing: an agency by name and kind; without either it is the hub, or somebody outside it."""

    name: str = ""
    kind: str = ""
    is_hub: bool = False


@dataclass(frozen=True, kw_only=True)
class Shared:
    """As much of a line of the ledger as a report may be made of. `what` is in the hub's own fixed words."""

    at: datetime
    what: str
    giver: Party
    taker: Party
    basis: str
    told: str
    was_refused: bool


@dataclass(frozen=True, kw_only=True)
class Looking:
    """How often people of one role opened the record, and when last."""

    role: str
    times: int
    latest: datetime


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """One line of the report, in plain words."""

    when: str
    what: str
    who: str
    because: str
    told: str


@dataclass(frozen=True, kw_only=True)
class LookedLine:
    """People of one role, who looked so often."""

    role: str
    times: int
    latest: str


@dataclass(frozen=True, kw_only=True)
class FamilyReport:
    """What is printed. `told_as` is how the child is named on it."""

    told_as: str
    council: str
    since: str
    until: str
    shared: tuple[SharedLine, ...] = ()
    looked: tuple[LookedLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What was left out of one report, how often, and why: for whoever prepares it, never printed."""

    title: str
    why: str
    times: int


def report_of(
    shared: Iterable[Shared],
    looked: Iterable[Looking],
    *,
    told_as: str,
    council: str,
    since: date,
    today: date,
    near_shield: bool,
) -> tuple[FamilyReport, tuple[Withheld, ...]]:
    """The report, and what it leaves out."""
    every = sorted((each for each in shared if london_date(each.at) >= since), key=lambda each: each.at)
    safe = [each for each in every if each.told != NEVER_TOLD]
    report = FamilyReport(
        told_as=told_as,
        council=council,
        since=_day(since),
        until=_day(today),
        shared=tuple(_line(each, by_kind=near_shield) for each in safe),
        looked=tuple(
            LookedLine(role=each.role, times=each.times, latest=_day(london_date(each.latest))) for each in looked
        ),
    )
    return report, _withheld({UNSAFE: len(every) - len(safe), PLACES: len(safe) if near_shield else 0})


def as_text(report: FamilyReport) -> str:
    """The one text of a report: kept, digested and printed from."""
    return json.dumps(asdict(report), ensure_ascii=False, sort_keys=True, indent=1)


def from_text(text: str) -> FamilyReport:
    """The other way round."""
    said = json.loads(text)
    shared = tuple(SharedLine(**each) for each in said.pop("shared"))
    return FamilyReport(**said | {"shared": shared, "looked": tuple(LookedLine(**each) for each in said["looked"])})


def digest_of(text: str) -> str:
    """What shows that a report is still as it was given."""
    return hashlib.sha256(text.encode()).hexdigest()


def _line(each: Shared, *, by_kind: bool) -> SharedLine:
    giver, taker = _party(each.giver, by_kind=by_kind), _party(each.taker, by_kind=by_kind)
    return SharedLine(
        when=_day(london_date(each.at)),
        what=f"Asked for and not shared. {each.what}" if each.was_refused else each.what,
        who=f"{giver} to {taker}",
        because=_because(each.basis),
        told=TOLD.get(each.told, TOLD_OTHERWISE),
    )


def _party(party: Party, *, by_kind: bool) -> str:
    if party.is_hub:
        return THE_HUB
    if not party.kind:
        return SOMEBODY
    return label_of(AGENCY_KINDS, party.kind) if by_kind else party.name


def _because(basis: str) -> str:
    return BECAUSE.get(basis, BECAUSE_OTHERWISE)


def _withheld(counted: dict[Omission, int]) -> tuple[Withheld, ...]:
    return tuple(Withheld(title=each.title, why=each.why, times=times) for each, times in counted.items() if times)


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"
