"""How a person came to be made of the records they are made of, line by line."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

DID = {
    "adopt": "A run of linkage gave and took records",
    "add": "Added by hand",
    "merge": "Joined by a reviewer",
    "split": "Parted by a reviewer",
    "apart": "A reviewer said that these are two people",
    "together": "A reviewer said that these records are one person's",
    "undo": "A decision was taken back",
    "merged": "Joined by a run of linkage",
    "parted": "Parted by a run of linkage",
}
BY_EXCLUSION = "by exclusion: the lists of that home left nobody else for it"
BY_HAND = frozenset({"merge", "split", "apart", "together"})


def strongest(weight: float) -> str:
    """Say how strong a record's strongest match is."""
    return f"strongest match {weight:+.1f} bits"


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A record that a line gave to the person, or took from them; the weight of its strongest match, in bits."""

    record: str
    title: str
    came: bool
    weight: float | None
    by_exclusion: bool = False

    @property
    def because(self) -> str:
        """On account of what it came; nothing where it went, or was given by hand."""
        return BY_EXCLUSION if self.by_exclusion else "" if self.weight is None else strongest(self.weight)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One change: what, when, by whom or by which model, why; and whether it stands."""

    change: int
    kind: str
    at: datetime
    by: str
    model: str
    why: str
    other: str
    moved: tuple[Moved, ...]
    undone_at: datetime | None
    undone_by: str

    @property
    def title(self) -> str:
        """What happened, in words."""
        return DID[self.kind]

    @property
    def may_be_undone(self) -> bool:
        """Only what somebody decided is taken back; a run's work is answered by taking records out."""
        return self.kind in BY_HAND and self.undone_at is None


@dataclass(frozen=True, kw_only=True)
class Held:
    """A record that is the person's now, and who it says they are, as far as the reader may see."""

    record: str
    title: str
    says: str
    since: datetime
    weight: float | None
    by_exclusion: bool = False

    @property
    def because(self) -> str:
        """On account of what it is there."""
        if self.by_exclusion:
            return BY_EXCLUSION
        return "nothing else to match it with, or given by hand" if self.weight is None else strongest(self.weight)


@dataclass(frozen=True, kw_only=True)
class History:
    """A person's records now, and every change, the newest first."""

    person: UUID
    name: str
    former: tuple[UUID, ...]
    held: tuple[Held, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """Somebody who saw a person as they were not: whose page, when, and whether they have been told."""

    id: int
    who: str
    role: str
    person: UUID
    name: str
    decision: str
    decided_at: datetime
    first_at: datetime
    last_at: datetime
    told_at: datetime | None
    told_by: str
    how: str

    @property
    def title(self) -> str:
        """What showed that the picture was wrong."""
        return DID[self.decision]
