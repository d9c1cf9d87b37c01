"""Saying no: a refusal carries the sentence a person is shown."""


class Refusal(Exception):
    """Something that may not be done, and what would change that.

    The message is shown on pages, printed by the console and quoted by disabled buttons, so it is one or two
    sentences in plain English: what is wrong, and what to do or whom to ask.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotPermitted(Refusal):
    """The person at work lacks a permission, a purpose or a current credential."""


class NotFound(Refusal):
    """There is nothing here that this person may see. Never says whether it exists."""


class OutOfOrder(Refusal):
    """The act is known, but not from the state this thing is in."""


class Conflict(Refusal):
    """Somebody else changed it first, or the same key came with another body."""


class BadInput(Refusal):
    """What was given cannot be read or does not make sense."""
