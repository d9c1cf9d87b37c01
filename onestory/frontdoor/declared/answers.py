"""What a partner may answer, how it is to be handled, and whether it may go further."""

from datetime import date
from enum import StrEnum

from onestory.vocabulary.code_sets import Code, CodeSet

SINCE = date(2026, 1, 1)
SOURCE = "MASH model; HM Government information sharing advice, May 2024; Children Act 2004 s16LA"


class Held(StrEnum):
    """What the agency says it holds. Silence is none of these."""

    FACTS = "facts-held"
    NOTHING = "nothing-held"
    WITHHELD = "held-and-withheld"
    PARTLY = "partly"


HELD = CodeSet(
    code="answer-held",
    title="What the agency holds",
    since=SINCE,
    source=SOURCE,
    members=Held,
    entries=(
        Code(Held.FACTS, "We hold information, and here it is"),
        Code(Held.NOTHING, "We checked, and hold nothing"),
        Code(Held.WITHHELD, "We hold information and are not sharing it", note="Say why: the refusal is recorded."),
        Code(Held.PARTLY, "Here is part of it; more will follow", note="Say what is missing."),
    ),
)


class Withheld(StrEnum):
    """On what ground an agency that holds something does not share it."""

    DETRIMENT = "more-detrimental"
    NO_HELP = "would-not-help"
    LAW = "law-forbids"
    NOT_OURS = "not-ours-to-give"
    OTHER = "other"


WITHHOLDING = CodeSet(
    code="answer-withheld-ground",
    title="Why what is held is not shared",
    since=SINCE,
    source="Children Act 2004 s16LA, in force from 30 September 2026: those asked must share, but for its exception",
    note="The ground is entered in the ledger; the reason itself stays under seal. A refusal may be disagreed with.",
    members=Withheld,
    entries=(
        Code(
            Withheld.DETRIMENT,
            "Sharing it would harm the child more than not sharing it",
            note="The duty's own exception: say what the harm would be.",
        ),
        Code(Withheld.NO_HELP, "It could not help anybody to safeguard the child", note="Say how you weighed it."),
        Code(Withheld.LAW, "Another law or a court forbids it", note="Name the law or the order."),
        Code(Withheld.NOT_OURS, "It belongs to somebody else, who must be asked", note="Say whom to ask."),
        Code(Withheld.OTHER, "Another reason", note="Your safeguarding lead should have agreed to it."),
    ),
)


class Handling(StrEnum):
    """Who in the hub the answer is meant for."""

    OPEN = "open"
    PARTNER = "partner"
    SEALED = "sealed"


HANDLING = CodeSet(
    code="answer-handling",
    title="How the answer is to be handled",
    since=SINCE,
    source=SOURCE,
    note="Whatever is chosen, only sealed readers of the hub and the agency itself can open the answer.",
    members=Handling,
    entries=(
        Code(Handling.OPEN, "May be spoken of with the family"),
        Code(Handling.PARTNER, "For professionals working with the family"),
        Code(Handling.SEALED, "For the hub alone", note="Intelligence, or anything that could put somebody at risk."),
    ),
)


class Onward(StrEnum):
    """Whether what was told may leave the hub."""

    ALLOWED = "allowed"
    ASK = "ask"
    NO = "no"


ONWARD = CodeSet(
    code="answer-onward-sharing",
    title="Onward sharing",
    since=SINCE,
    source=SOURCE,
    members=Onward,
    entries=(
        Code(Onward.ALLOWED, "May be shared on with those who need it to act"),
        Code(Onward.ASK, "Ask us first"),
        Code(Onward.NO, "Not to leave the hub"),
    ),
)
