"""Which lines of the audit somebody asks for."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is empty narrows nothing. `since` is inclusive, `until` is not; `before` numbers the last line seen.

    `who` is a part of a user name; `about` a whole reference, or a person's identifier.
    """

    act: str = ""
    who: str = ""
    about: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
