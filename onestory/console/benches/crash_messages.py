"""What partners' systems send: single contacts, and police incidents about a few children or as many as may be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

SIZES = (1, 3, 30, 30)
"""Contacts a message, in turn: a single contact, then incidents. An incident may name thirty children."""
AREAS = ("BN1", "BN2")
POSTCODES = tuple(f"{area} 1AA" for area in AREAS)
BORN_ON = "2018-03-03"


@dataclass(frozen=True)
class Message:
    """One message, worked out from its number: the same however often it is sent. Incidents happened at `happened_at`.

    Each child's family name is met in no other message.
    """

    sender: str
    number: int
    happened_at: datetime

    @property
    def key(self) -> str:
        """The sender's key for it."""
        return f"{self.sender}-{self.number}"

    @property
    def children(self) -> list[str]:
        """A family name for each contact that it becomes, in order."""
        return [f"{self.key}-{number}" for number in range(SIZES[self.number % len(SIZES)])]

    @property
    def is_incident(self) -> bool:
        """Whether it is told of several children at once."""
        return len(self.children) > 1

    @property
    def address(self) -> str:
        """Where it is sent."""
        return "/api/v1/police-notices" if self.is_incident else "/api/v1/contacts"

    def body(self) -> str:
        """The message as it is sent; an incident's children live at two councils."""
        return json.dumps(self._incident() if self.is_incident else self._single())

    def _single(self) -> dict[str, object]:
        return {"their_reference": self.key, "source_code": "6", "worry": self.key, "children": self._named()}

    def _incident(self) -> dict[str, object]:
        return {
            "their_reference": self.key,
            "happened_at": self.happened_at.isoformat(timespec="seconds"),
            "kind": "domestic-abuse",
            "circumstances": f"Officers were called to {self.key}.",
            "children": self._named(),
            "adults": [{"given_name": "Una", "family_name": "Bell", "relation": "mother"}],
        }

    def _named(self) -> list[dict[str, str]]:
        return [
            {
                "given_name": "Ada",
                "family_name": name,
                "born_on": BORN_ON,
                "postcode": POSTCODES[number % len(POSTCODES)],
            }
            for number, name in enumerate(self.children)
        ]
