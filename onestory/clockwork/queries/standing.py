"""How each round stands: made in time, late, or failing; and whether anything that people rely on stands still."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.access.rules.actors import the_system
from onestory.clockwork.declared.rounds import ROUNDS, Round
from onestory.clockwork.models import Made
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once
from onestory.walls.context import stand


class State(StrEnum):
    """How a round stands."""

    MADE = "made"
    FAILING = "failing"
    LATE = "late"
    NOT_YET = "not-yet"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One round, when it was last made, and since when it stands if it does."""

    round: Round
    state: State
    done_at: datetime | None
    failed_at: datetime | None
    fault: str
    failures: int
    stands_since: datetime | None

    @property
    def is_well(self) -> bool:
        """Whether nobody need do anything."""
        return self.state in (State.MADE, State.NOT_YET)


def rounds_standing(*, viewer: Actor, now: datetime) -> list[Standing]:
    """Every round, those that need somebody first."""
    require(viewer, "setup.see")
    return sorted(_all(now), key=lambda each: each.is_well)


def stands_still(*, viewer: Actor, now: datetime) -> Standing | None:
    """The round felt by people at work that has stood longest, if one does. For anybody who is signed in."""
    felt = [each for each in _all(now) if each.round.is_felt and each.state is State.LATE]
    return min(felt, key=lambda each: each.stands_since or now, default=None)


def late_rounds(*, viewer: Actor, now: datetime) -> list[Standing]:
    """The rounds that are late or failing, for whoever watches over the machines: a monitor holds no account.

    So anybody may ask, and is told the rounds' names and no more; it is the clock that reads its own table.
    """
    stand(the_system(council=0, council_code=""))
    try:
        return [each for each in _all(now) if not each.is_well]
    finally:
        stand(viewer)


def _all(now: datetime) -> list[Standing]:
    made = {row.round: row for row in _made()}
    return [_standing(each, made.get(each.code), now) for each in ROUNDS]


@written_once
def _made() -> QuerySet[Made]:
    return Made.objects.all()


def _standing(round_: Round, made: Made | None, now: datetime) -> Standing:
    if made is None:
        return _told(round_, Made(round=round_.code), State.NOT_YET, None)
    since = made.done_at or made.known_since
    if now - since > timedelta(seconds=round_.late_after_s):
        return _told(round_, made, State.LATE, since)
    if made.failures:
        return _told(round_, made, State.FAILING, None)
    return _told(round_, made, State.MADE if made.done_at else State.NOT_YET, None)


def _told(round_: Round, made: Made, state: State, stands_since: datetime | None) -> Standing:
    return Standing(
        round=round_,
        state=state,
        done_at=made.done_at,
        failed_at=made.failed_at,
        fault=made.fault,
        failures=made.failures,
        stands_since=stands_since,
    )
