"""An anchor: the head of one council's chain as it was published outside the database."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """Seal ``number`` of a council's chain had this ``head`` (64 hexadecimal digits) when it was published."""

    council: int
    number: int
    head: str
    published_at: datetime

    def line(self) -> str:
        """One line of the anchor file, as JSON."""
        return json.dumps(
            {
                "council": self.council,
                "number": self.number,
                "head": self.head,
                "published_at": self.published_at.isoformat(),
            }
        )

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> "Anchor":
        """Read back what ``line`` wrote."""
        return cls(
            council=int(str(given["council"])),
            number=int(str(given["number"])),
            head=str(given["head"]),
            published_at=datetime.fromisoformat(str(given["published_at"])),
        )


@dataclass(frozen=True, kw_only=True)
class Fault:
    """The first place at which a chain does not hold."""

    council: int
    seal: int | None
    event: int | None
    problem: str

    def sentence(self) -> str:
        """Say where, for a person."""
        row = f"audit row {self.event}" if self.event else "the seal itself"
        seal = f", seal {self.seal}" if self.seal else ""
        return f"Council {self.council}{seal}: {self.problem} ({row})."


@dataclass(frozen=True, kw_only=True)
class Restore:
    """The database was put back on purpose: heads of a council's chain published before ``at`` and above ``number``
    are no longer held against it. It stands in the same file as the heads, outside the database's reach.
    """

    council: int
    number: int
    at: datetime
    moment: str
    by: str
    reason: str

    def line(self) -> str:
        """One line of the anchor file, as JSON."""
        return json.dumps({"restored": asdict(self) | {"at": self.at.isoformat()}})

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> "Restore":
        """Read back what ``line`` wrote."""
        return cls(
            council=int(str(given["council"])),
            number=int(str(given["number"])),
            at=datetime.fromisoformat(str(given["at"])),
            moment=str(given["moment"]),
            by=str(given["by"]),
            reason=str(given["reason"]),
        )

    def sentence(self) -> str:
        """Say what was done, for a person."""
        return (
            f"Council {self.council}: put back to {self.moment} by {self.by} on {self.at:%-d %B %Y at %H:%M} "
            f"({self.reason}); its chain goes on from seal {self.number}."
        )


def in_force(lines: Iterable[Anchor | Restore]) -> list[Anchor]:
    """The heads that the chains must still agree with: a restore sets aside those that came after its moment."""
    kept: list[Anchor] = []
    for line in lines:
        if isinstance(line, Anchor):
            kept.append(line)
        else:
            kept = [anchor for anchor in kept if anchor.council != line.council or anchor.number <= line.number]
    return kept
