"""Making the actor that every act and query is told, out of a membership. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestory.access.declared import credentials as needed
from onestory.access.declared.grants import EVERY_GRANT, GRANT_OF_PERMISSION
from onestory.access.declared.permissions import PERMISSIONS
from onestory.access.declared.roles import BY_CODE
from onestory.walls.actor import Actor

SYSTEM, SYSTEM_NAME = "system", "OneStory"


@dataclass(frozen=True, kw_only=True)
class Held:
    """One credential: it counts up to, and not on, ``until``."""

    kind: str
    until: date


def shut_door(held: Sequence[Held], *, today: date) -> str | None:
    """The sentence that shuts the door for want of a personal credential, or None when it may open."""
    for required in needed.REQUIRED:
        dates = [credential.until for credential in held if credential.kind == required.code]
        if not dates:
            return required.missing
        if max(dates) <= today:
            return required.lapsed.format(on=in_words(max(dates)))
    return None


def shut_agency(until: date | None, *, agency: str, council: str, today: date) -> str | None:
    """The sentence that shuts the door for want of the agency's accreditation, or None."""
    if until is None:
        return needed.AGENCY_MISSING.format(agency=agency, council=council)
    if until <= today:
        return needed.AGENCY_LAPSED.format(agency=agency, council=council, on=in_words(until))
    return None


def in_words(day: date) -> str:
    """A date as pages write it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def permissions_of(role: str) -> frozenset[str]:
    """What a role carries; nothing for a role nobody declared."""
    return BY_CODE[role].grants if role in BY_CODE else frozenset()


def grants_of(permissions: frozenset[str]) -> frozenset[str]:
    """The database's names for those permissions that its policies ask about."""
    return frozenset(GRANT_OF_PERMISSION[code] for code in permissions if code in GRANT_OF_PERMISSION)


def the_system(
    *, council: int, council_code: str, purpose: str = "data-quality", councils: tuple[int, ...] = ()
) -> Actor:
    """What runs by the clock or from the console, for one council: everything permitted, and always in the audit."""
    return Actor(
        username=SYSTEM,
        name=SYSTEM_NAME,
        role="system",
        council=council,
        council_code=council_code,
        councils=councils or (council,),
        permissions=frozenset(permission.code for permission in PERMISSIONS),
        grants=EVERY_GRANT | {"system"},
        purpose=purpose,
    )


def the_public(*, council: int, council_code: str) -> Actor:
    """Somebody who has not signed in and tells one council about a worry. Sees nothing but their own draft."""
    return Actor(
        username="public",
        role="public",
        council=council,
        council_code=council_code,
        councils=(council,),
        permissions=frozenset({"contact.submit"}),
        purpose="referring",
    )
