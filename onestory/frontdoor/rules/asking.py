"""What the hub asks one agency, and whether it holds what it must before it may ask anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from onestory.vocabulary.sharing import LAWFUL_BASES, TOLD_THE_FAMILY, ConsentPosition, LawfulBasis

NO_JUDGEMENT = (
    "Nobody has yet judged how much help this family needs. Triage the contact first: partners may not be asked "
    "about a family before a reasoned threshold judgement is held."
)
NO_BASIS = "Choose the lawful basis on which you ask: partners may not be asked without one."
NO_NECESSITY = "Say why asking is necessary, and why no less would do."
NO_TOLD = "Say whether the parents were told that you will ask, or why they were not."
NO_WHY_NOT = "You have said that the parents were not told. Say why not."
NO_CONSENT = (
    "You have chosen consent as the basis, but no data-protection consent is recorded on this contact. "
    "Choose the basis you rely on: to protect a child it is rarely consent."
)
NO_PURPOSE = "Say what the information is for, so that the agency can judge what to share."


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One agency, the questions put to it (codes of the declared list, or one's own words), and about whom.

    `about` holds the ids of children and adults the contact names; empty means all of its children.
    """

    agency: int
    questions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    about: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Footing:
    """On what the hub stands when it asks."""

    has_judgement: bool
    purpose: str
    lawful_basis: str
    necessity: str
    told: str
    told_why_not: str
    data_protection_consent: str


def refusal_to_ask(footing: Footing) -> str:
    """Why partners may not be asked yet; blank when they may. The first thing missing is named."""
    for missing, sentence in (
        (not footing.has_judgement, NO_JUDGEMENT),
        (not footing.purpose.strip(), NO_PURPOSE),
        (footing.lawful_basis not in LAWFUL_BASES, NO_BASIS),
        (not footing.necessity.strip(), NO_NECESSITY),
        (footing.told not in TOLD_THE_FAMILY, NO_TOLD),
        (footing.told.startswith("no") and not footing.told_why_not.strip(), NO_WHY_NOT),
        (_leans_on_missing_consent(footing), NO_CONSENT),
    ):
        if missing:
            return sentence
    return ""


def _leans_on_missing_consent(footing: Footing) -> bool:
    return footing.lawful_basis == LawfulBasis.CONSENT and footing.data_protection_consent != ConsentPosition.GIVEN


def refusal_of_asks(asks: Sequence[Ask]) -> str:
    """Why these asks make no sense together; blank when they do."""
    if not asks:
        return "Choose at least one agency to ask."
    agencies = [ask.agency for ask in asks]
    if len(set(agencies)) != len(agencies):
        return "You have chosen the same agency twice. Put all its questions into one request."
    if any(not ask.questions and not any(word.strip() for word in ask.words) for ask in asks):
        return "Choose or write at least one question for each agency: nobody is asked for everything they hold."
    return ""
