"""How a letter reads, and when one that could not be sent is tried again. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onestory.letters.declared.notifications import Notification
from onestory.letters.declared.sign_in_letters import SignInKind

GIVEN_UP_AFTER = timedelta(days=3)
LONGEST_WAIT = timedelta(hours=1)
NO_ANSWER_WANTED = (
    "Nobody reads answers to this address. It names nobody on purpose: everything else is behind your sign-in."
)


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A letter as a sender gets it. `reference` is the letter's own number, for the sender's records."""

    to: str
    subject: str
    words: str
    reference: str


def subject_of(notification: Notification | SignInKind) -> str:
    """The line in somebody's inbox. A code is never in it: a locked telephone shows it."""
    return f"OneStory: {notification.title[0].lower()}{notification.title[1:]}"


def words_of(notification: Notification, *, hub: str) -> str:
    """The letter. It is made of the declaration and the hub's own address, so that it can hold nothing of anybody."""
    address = f" {hub}" if hub else ""
    return f"{notification.title}.\n\n{notification.where}{address}\n\n{NO_ANSWER_WANTED}\n"


def sign_in_words_of(kind: SignInKind, *, secret: str, link: str) -> str:
    """What a sign-in page sends: the declaration, and the code or the link, neither of which says whose it is."""
    first = f"{kind.title}: {secret}\n\n" if secret else f"{kind.title}.\n\n"
    once = f"It works once, within {kind.good_for_minutes} minutes."
    return f"{first}{kind.where}\n{link}\n\n{once} {kind.unasked}\n\n{NO_ANSWER_WANTED}\n"


def next_try(*, queued_at: datetime, tries: int, now: datetime) -> datetime | None:
    """When to try again: after a minute, two, four, and so on up to an hour; None once three days have gone."""
    if now - queued_at >= GIVEN_UP_AFTER:
        return None
    return now + min(timedelta(minutes=2 ** min(tries - 1, 6)), LONGEST_WAIT)
