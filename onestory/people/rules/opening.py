"""Why a record opens to somebody, or does not, in sentences: the same facts that the door itself goes by. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Opens(StrEnum):
    """How a record stands to one person at work."""

    AT_ONCE = "at once"
    WITH_A_REASON = "with a reason"
    BY_BREAKING_THE_GLASS = "by breaking the glass"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the door knows of one person at work and one record. `work` is why they work together; `glass` is theirs."""

    role: str
    council: str
    purpose: str = ""
    may_open: bool = False
    may_without_link: bool = False
    may_break_glass: bool = False
    keeps_shields: bool = False
    work: str = ""
    glass: str = ""
    reason: str = ""
    is_shielded: bool = False


def opens(standing: Standing) -> Opens:
    """How the record stands to them."""
    if standing.may_open and (standing.work or standing.glass):
        return Opens.AT_ONCE
    if standing.may_open and standing.may_without_link:
        return Opens.WITH_A_REASON
    if standing.may_open and standing.may_break_glass:
        return Opens.BY_BREAKING_THE_GLASS
    return Opens.NEVER


def explained(standing: Standing) -> tuple[str, ...]:
    """Everything the door goes by, a sentence each, in the order it asks."""
    return (
        f"It belongs to {standing.council}, for which you are acting. No other council's people can see it.",
        "You are not in it, and nobody has declared you a relative of anybody in it or in conflict with it: "
        "such a record would not be there for you at all, by search, by network or by address.",
        f"Your role ({standing.role.lower()}) {'opens' if standing.may_open else 'does not open'} people's records.",
        f"You said what you are doing it for: {standing.purpose.lower()}." if standing.purpose else
        "You have not said what you are doing it for, so nothing opens.",
        _by_what(standing),
        "What partners told is there as far as an agreement in force lets your agency see it for that; of the rest the "
        "page says that it is held, and whom to ask.",
        *_of_places(standing),
        "What you opened, when and why is in the audit; the family may read it.",
    )  # fmt: skip


def _by_what(standing: Standing) -> str:
    if standing.work:
        return f"You or your team work with this person: {standing.work}. So no reason was asked."
    if standing.glass:
        return f"You broke the glass: “{standing.glass.rstrip('.')}”. It shuts when you leave, or after thirty minutes."
    if standing.may_without_link and standing.reason:
        return f"You do not work with this person. You gave a reason: “{standing.reason.rstrip('.')}”."
    if standing.may_without_link:
        return "You do not work with this person, so the page asks for a reason first."
    return "You do not work with this person, and your role opens only the records of those one works with."


def _of_places(standing: Standing) -> tuple[str, ...]:
    if not standing.is_shielded:
        return ()
    if standing.glass:
        how = "through the glass you may ask for one place at a time"
    elif standing.keeps_shields:
        how = "as a keeper of shields you may ask for one place at a time"
    else:
        how = "a shield stands over them, whatever your reason"
    return (f"Where this person is stays hidden on every page; {how}.",)
