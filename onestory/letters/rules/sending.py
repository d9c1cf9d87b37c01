"""What the hub asks of whatever carries its letters, and how it hears that one was not carried."""

from typing import Protocol

from onestory.letters.rules.posting import Outgoing


class NotSent(Exception):
    """A letter was not taken. `for_good`: trying again would change nothing, such as an address that is none."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.why, self.for_good = why, for_good


class Sender(Protocol):
    """Whatever carries letters: a mail server, GOV.UK Notify, or a folder."""

    def send(self, letter: Outgoing) -> None:
        """Hand one over. Raises NotSent; returning means that it was taken."""
