"""Versions of a story kept for a court, and whether each is still what it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.grammar.refusals import NotFound
from onestory.people.queries.as_told import told_wholly
from onestory.people.queries.withheld import near_to, withheld
from onestory.story.models import Version
from onestory.story.rules.told import CourtStory, digest_of, from_text
from onestory.walls.actor import Actor

NO_VERSION = "There is no such version, or it is not open to you."


@dataclass(frozen=True, kw_only=True)
class VersionCard:
    """One kept version as lists show it."""

    number: int
    person: UUID
    why: str
    entries: int
    sha256: str
    locked_at: datetime
    locked_by: str


@dataclass(frozen=True, kw_only=True)
class KeptVersion:
    """One kept version whole. `digest_now` is worked out afresh from what is kept."""

    card: VersionCard
    story: CourtStory
    text: str
    digest_now: str

    @property
    def is_whole(self) -> bool:
        """Whether what is kept is still what was locked."""
        return self.digest_now == self.card.sha256


def versions_of(people: Sequence[UUID], *, viewer: Actor) -> list[VersionCard]:
    """Every version of a story whose record is open, the newest first."""
    return [_card(row) for row in Version.objects.filter(person_id__in=list(people)).defer("told")]


def kept_version(people: Sequence[UUID], number: int, *, viewer: Actor) -> KeptVersion:
    """One version, its digest worked out afresh from what is kept; its words without what a shield hides by now.

    Raises KeyUnavailable where a shield has its text locked and the keys are away.
    """
    row = Version.objects.filter(person_id__in=list(people), number=number).first()
    if row is None:
        raise NotFound(NO_VERSION)
    text = row.told
    if digest_of(text) != row.sha256:
        text = str(told_wholly(row, viewer=viewer).get("told", text))
    kept = KeptVersion(card=_card(row), story=from_text(text), text=text, digest_now=digest_of(text))
    return withheld(kept, viewer=viewer, people=near_to(people, viewer=viewer))


def _card(row: Version) -> VersionCard:
    return VersionCard(
        number=row.number,
        person=row.person_id,
        why=row.why,
        entries=row.entries,
        sha256=row.sha256,
        locked_at=row.locked_at,
        locked_by=row.locked_by,
    )
