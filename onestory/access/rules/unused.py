"""Whether an account was left unused for too long: counted from the last sign-in, never marked by the clock. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from onestory.access.declared.unused import UNUSED


def is_unused(times: Iterable[datetime | None], *, now: datetime) -> bool:
    """Whether the last of these (made, signed in, opened again) is too long ago; an account with none is unused."""
    known = [each for each in times if each is not None]
    return not known or now - max(known) > timedelta(days=UNUSED.days)
