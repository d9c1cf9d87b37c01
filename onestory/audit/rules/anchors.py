"""An anchor: the head of one council's chain as it was published outside the database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
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
