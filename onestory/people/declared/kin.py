"""Whom a record is shut to because of who they are: themselves, a relative, or somebody in conflict with its people."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class KinKind:
    """One way in which somebody at work stands too near to a record, in the words that they, or a manager, choose."""

    code: str
    title: str
    of_colleague: str
    since: date = date(2026, 1, 1)
    source: str = "ContactPoint, 2009: five misuses in its first months, all of them people looking up their own family"


KIN_KINDS = (
    KinKind(code="self", title="This is me", of_colleague="It is their own record"),
    KinKind(
        code="relative",
        title="They are a relative of mine, or live with me",
        of_colleague="It is of a relative, or of somebody who lives with them",
    ),
    KinKind(
        code="conflict",
        title="I know them outside work, or there is another conflict of interest",
        of_colleague="They know them outside work, or there is another conflict of interest",
    ),
)
KINDS_BY_CODE = {kind.code: kind for kind in KIN_KINDS}
