"""What was written of one recorded relationship, one after another: nothing of it is ever lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.grammar.refusals import NotFound
from onestory.people.rules.page import PersonHead
from onestory.people.rules.relations import is_what_to
from onestory.story.models import RecordedTie
from onestory.story.queries.ties import Told, looked_through, ties_among
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RISK_KINDS, SURENESS
from onestory.walls.actor import Actor

NO_TIE = "There is no such relationship in this record."


@dataclass(frozen=True, kw_only=True)
class TieCard:
    """What somebody wrote of how two people stand to one another; where it `stands` not, why it was taken back."""

    id: int
    one: str
    other: str
    stands: bool
    says: str
    kind: str
    since: date | None
    until: date | None
    sureness: str
    how_sure: str
    contested_by: str
    said_by: str
    why: str
    recorded_at: datetime
    recorded_by: str


def latest_tie(tie: int, people: Sequence[UUID], *, viewer: Actor) -> RecordedTie:
    """What was written last in the place of a relationship recorded of these people, or itself."""
    return _written(tie, people, viewer=viewer)[-1]


def tie_as_written(tie: int, head: PersonHead, *, viewer: Actor) -> list[TieCard]:
    """A relationship recorded of somebody whose record is open, and whatever was written in its place, in order."""
    rows = _written(tie, head.identifiers, viewer=viewer)
    cards = [_card(row) for row in rows]
    return looked_through(cards, [Told.of(row) for row in rows], head, viewer=viewer)


def _written(tie: int, people: Sequence[UUID], *, viewer: Actor) -> list[RecordedTie]:
    rows = list(ties_among(people, viewer=viewer))
    later = {row.takes_back_id: row for row in rows}
    found = [row for row in rows if row.pk == tie]
    if not found:
        raise NotFound(NO_TIE)
    while (following := later.get(found[-1].pk)) is not None:
        found.append(following)
    return found


def _card(row: RecordedTie) -> TieCard:
    return TieCard(
        id=row.pk,
        one=str(row.person),
        other=str(row.other),
        stands=row.takes_back_id is None or row.corrects,
        says=_says(row),
        kind=row.kind,
        since=row.since,
        until=row.until,
        sureness=row.sureness,
        how_sure=label_of(SURENESS, row.sureness).lower(),
        contested_by=row.contested_by,
        said_by=row.said_by,
        why=row.why,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def _says(row: RecordedTie) -> str:
    joins = "" if row.kind in RISK_KINDS else "is "
    return f"{row.person} {joins}{is_what_to(row.kind, row.person.sex, str(row.other))}"
