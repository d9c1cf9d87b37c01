"""Whom a record is shut to because of who they are: themselves, a relative, or somebody in conflict with its people."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class KinKind:
    """One way in which somebody at work stands too near to a record, in the words they choose it by."""

    code: str
    title: str
    since: date = date(2026, 1, 1)
    source: str = "ContactPoint, 2009: five misuses in its first months, all of them people looking up their own family"


KIN_KINDS = (
    KinKind(code="self", title="This is me"),
    KinKind(code="relative", title="They are a relative of mine, or live with me"),
    KinKind(code="conflict", title="I know them outside work, or there is another conflict of interest"),
)
KINDS_BY_CODE = {kind.code: kind for kind in KIN_KINDS}
