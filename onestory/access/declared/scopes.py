"""What a partner's system may do through the machine door: a key carries one or more of these, and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A bundle of permissions, as an administrator gives it to a key."""

    code: str
    title: str
    permissions: frozenset[str]


SCOPES = (
    Scope(
        code="contacts",
        title="Tell the hub about children, and follow what was told",
        permissions=frozenset({"contact.submit"}),
    ),
    Scope(
        code="requests",
        title="Read what the hub asks of the agency, and answer",
        permissions=frozenset({"request.see", "request.answer"}),
    ),
    Scope(
        code="corrections",
        title="Read which of the agency's own records others contradict, and answer",
        permissions=frozenset({"discrepancy.answer"}),
    ),
)
BY_CODE = {scope.code: scope for scope in SCOPES}
LONGEST_DAYS = 366


def permissions_of(codes: list[str]) -> frozenset[str]:
    """Everything these scopes carry; a code nobody declared carries nothing."""
    return frozenset().union(*(BY_CODE[code].permissions for code in codes if code in BY_CODE))
