"""Whoever acts or looks: one person, for one council, for one purpose."""

from dataclasses import dataclass, field, replace
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person (or job) at work, as every action and query is told.

    ``user`` 0 means nobody has signed in. ``council`` is the one they act for now; ``councils`` are those whose rows
    the database may show them. ``grants`` are read by row-level security, ``permissions`` by ``require``.
    """

    user: int = 0
    username: str = ""
    name: str = ""
    role: str = ""
    council: int = 0
    council_code: str = ""
    councils: tuple[int, ...] = ()
    agency: int = 0
    agency_code: str = ""
    agency_name: str = ""
    agency_kind: str = ""
    team: int = 0
    permissions: frozenset[str] = field(default_factory=frozenset)
    grants: frozenset[str] = field(default_factory=frozenset)
    purpose: str = ""
    reason: str = ""
    request: str = ""
    address: str = ""

    @property
    def is_signed_in(self) -> bool:
        """Whether this is a known person rather than the public."""
        return self.user > 0

    def may(self, permission: str) -> bool:
        """Whether the role carries a permission. Says nothing of the state of things."""
        return permission in self.permissions

    def acting_for(self, purpose: str, reason: str = "") -> Self:
        """The same person, for another purpose."""
        return replace(self, purpose=purpose, reason=reason)


NOBODY = Actor()
