"""Roles and permissions: what a person at work may do, declared in the words they would use."""

from dataclasses import dataclass, field
from datetime import date

from onestory.grammar.declarations import DeclarationError, check_code, check_no_repeats, check_said


@dataclass(frozen=True, kw_only=True)
class Permission:
    """One thing that may be granted, named noun first: `contact.triage`."""

    code: str
    title: str
    note: str = ""

    def __post_init__(self) -> None:
        check_code("A permission", self.code)
        check_said(f"The permission {self.code}", title=self.title)


@dataclass(frozen=True, kw_only=True)
class Role:
    """A kind of person at work: what they can and cannot do in words, and the permissions that make it so."""

    code: str
    title: str
    since: date
    source: str
    grants: frozenset[str] = field(default_factory=frozenset)
    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_code("A role", self.code)
        check_said(f"The role {self.code}", title=self.title, source=self.source)
        for permission in self.grants:
            check_code(f"The role {self.code}", permission)

    def may(self, permission: str) -> bool:
        """Whether this role carries the permission."""
        return permission in self.grants


def check_grants(roles: tuple[Role, ...], permissions: tuple[Permission, ...]) -> None:
    """Refuse roles or permissions declared twice, and a role that grants what nobody declared."""
    check_no_repeats("The list of roles", (role.code for role in roles))
    check_no_repeats("The list of permissions", (permission.code for permission in permissions))
    known = {permission.code for permission in permissions}
    for role in roles:
        unknown = sorted(role.grants - known)
        if unknown:
            raise DeclarationError(f"The role {role.code} grants {', '.join(unknown)}, which nobody declared.")
