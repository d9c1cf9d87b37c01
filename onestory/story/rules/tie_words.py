"""What a worker says of how two people stand to one another: what must be said, and how the story tells it. Pure."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.refusals import BadInput
from onestory.people.rules.relations import is_what_to
from onestory.story.declared.ties import RECORDED_KINDS
from onestory.vocabulary.people import RISK_KINDS, SURENESS

NOT_KNOWN_KIND = "Choose what they are to this person."
NOT_HOW_SURE = "Choose how sure you are."
NOT_WHENCE = "Say who told you this."
NOT_WHY = "Say why you record it: what was seen or said."
NOT_YET = "A relationship cannot begin in the future."
ENDS_FIRST = "It cannot end before it began."


@dataclass(frozen=True, kw_only=True)
class TieWords:
    """What a worker says of how two people stand to one another."""

    kind: str
    sureness: str
    said_by: str
    why: str
    since: date | None = None
    until: date | None = None
    contested_by: str = ""


def in_words(one: str, sex: str, other: str, given: TieWords) -> str:
    """What was recorded of the one and the other, as a line of the story says it."""
    stands = is_what_to(given.kind, sex, other)
    said = f"{one} {stands}, as was recorded." if given.kind in RISK_KINDS else f"{one} is recorded as {stands}."
    return f"{said} Told by {given.said_by.strip()}. {given.why.strip()}"


def check_tie(given: TieWords, today: date) -> None:
    """Refuse what is not whole, each lack with its own sentence."""
    if given.kind not in RECORDED_KINDS:
        raise BadInput(NOT_KNOWN_KIND)
    if given.sureness not in SURENESS:
        raise BadInput(NOT_HOW_SURE)
    if not given.said_by.strip():
        raise BadInput(NOT_WHENCE)
    if not given.why.strip():
        raise BadInput(NOT_WHY)
    if given.since and given.since > today:
        raise BadInput(NOT_YET)
    if given.since and given.until and given.until <= given.since:
        raise BadInput(ENDS_FIRST)
