"""What an ask to a holder must say, and what its holder's answer must. Pure."""

from dataclasses import dataclass
from uuid import UUID

from onestory.frontdoor.declared.answers import WITHHOLDING
from onestory.frontdoor.declared.held_asks import MOVE_OF, AskState
from onestory.frontdoor.declared.standings import ShareDecision
from onestory.vocabulary.sharing import LAWFUL_BASES, TOLD_THE_FAMILY

RECORD, ANSWER, DOCUMENT = "record-", "answer-", "document-"
UNSAFE = "no-unsafe"
DECIDED_AS = {
    AskState.RELEASED: (ShareDecision.SHARE, "What was asked for, in the holder's words"),
    AskState.PARTLY: (ShareDecision.PARTLY, "Part of what was asked for, in the holder's words"),
    AskState.REFUSED: (ShareDecision.REFUSE, "What is held was not released"),
}


@dataclass(frozen=True, kw_only=True)
class GivenAsk:
    """Why somebody needs what is held, on what footing, and whether the family knows."""

    necessity: str
    lawful_basis: str
    told: str
    told_why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class GivenRelease:
    """What the holder decides; `unsafe_to_tell` keeps it out of what families are given."""

    state: str
    words: str = ""
    ground: str = ""
    why: str = ""
    unsafe_to_tell: bool = False


def key_of(*, feed: str = "", request: UUID | None = None, document: UUID | None = None) -> str:
    """How a page's address names one thing held."""
    if document:
        return f"{DOCUMENT}{document}"
    return f"{ANSWER}{request}" if request else f"{RECORD}{feed}"


def refusal_of_ask(given: GivenAsk) -> tuple[str, str]:
    """The field at fault and what is wrong with it; blanks when nothing is."""
    for wrong, field, sentence in (
        (not given.necessity.strip(), "necessity", "Say what you need it for, and why no less would do."),
        (given.lawful_basis not in LAWFUL_BASES, "lawful_basis", "Choose the lawful basis on which you ask."),
        (given.told not in TOLD_THE_FAMILY, "told", "Say whether the parents know that you are asking."),
        (
            given.told.startswith("no") and not given.told_why_not.strip(),
            "told_why_not",
            "Say why they have not been told.",
        ),
    ):
        if wrong:
            return field, sentence
    return "", ""


def refusal_of_release(given: GivenRelease) -> tuple[str, str]:
    """The same of the holder's answer."""
    gives, keeps = (
        given.state in (AskState.RELEASED, AskState.PARTLY),
        given.state
        in (
            AskState.PARTLY,
            AskState.REFUSED,
        ),
    )
    for wrong, field, sentence in (
        (given.state not in MOVE_OF, "state", "Say whether you release it, release part of it, or refuse."),
        (gives and not given.words.strip(), "words", "Write the words that you release."),
        (
            keeps and given.ground not in WITHHOLDING,
            "ground",
            "Choose the ground on which you keep it back: there is a duty to share, with few exceptions.",
        ),
        (keeps and not given.why.strip(), "why", "Say why. Whoever asked reads it."),
    ):
        if wrong:
            return field, sentence
    return "", ""
