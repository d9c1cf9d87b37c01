"""Which lines of the audit somebody asks for."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is empty narrows nothing. `since` is inclusive, `until` is not; `before` numbers the last line seen.

    `who` are the numbers of accounts, and `besides` the user names of what has no account (a job, the public): both are
    found by an index, however many lines there are. `about` is a whole reference, or a person's identifier.
    """

    act: str = ""
    who: tuple[int, ...] | None = None
    besides: tuple[str, ...] = ()
    about: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
