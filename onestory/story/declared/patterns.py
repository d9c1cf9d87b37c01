"""Gaps and bursts worth a reader's eye in a story: each a rule with its numbers, its reason and its source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.grammar.declarations import check_code, check_no_repeats


class Shape(StrEnum):
    """How a pattern shows: a silence, several lines close together, or the same thing again."""

    SILENCE = "silence"
    BURST = "burst"


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """A silence of `days`, or at least `times` lines of these kinds within `days`.

    `saying` keeps lines whose text has one of these words. `says` is the sentence on the page.
    """

    code: str
    title: str
    shape: Shape
    days: int
    says: str
    times: int = 0
    kinds: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    under_18: bool = False
    since: date = date(2026, 1, 1)
    source: str = "The hub's own rule, to be set with its safeguarding partners; it says what happened, never what will"

    def __post_init__(self) -> None:
        check_code("A pattern", self.code)

    @property
    def rule(self) -> str:
        """The rule in words, for the page that shows what it marked."""
        if self.shape is Shape.SILENCE:
            return f"No line for {self.days} days or more"
        return f"{self.times} or more within {self.days} days"


NOT_BROUGHT = (
    "was not brought", "not brought", "did not attend", "failed to attend", "no access", "child seen: no", "not seen",
)  # fmt: skip
PATTERNS = (
    Pattern(
        code="silence",
        title="Silence",
        shape=Shape.SILENCE,
        days=180,
        says="Nothing from anybody for {how_long}",
    ),
    Pattern(
        code="not-brought",
        title="Not brought, or not seen, again",
        shape=Shape.BURST,
        times=2,
        days=180,
        saying=NOT_BROUGHT,
        says="{times} times not brought or not seen within {how_long}",
        under_18=True,
        source="Was Not Brought policies of health safeguarding; the National Panel on weak follow-up",
    ),
    Pattern(
        code="police-burst",
        title="Police notices close together",
        shape=Shape.BURST,
        times=3,
        days=90,
        kinds=("police-notice",),
        says="{times} police notices within {how_long}",
    ),
    Pattern(
        code="contacts-again",
        title="Worries told again and again",
        shape=Shape.BURST,
        times=3,
        days=365,
        kinds=("contact", "contact.submit", "contact.record", "referral"),
        says="{times} contacts or referrals within {how_long}",
        source="Joint inspections: the use of history, and earlier contacts that led to nothing",
    ),
    Pattern(
        code="a-and-e-again",
        title="A&E again and again",
        shape=Shape.BURST,
        times=3,
        days=365,
        kinds=("a-and-e-attendance",),
        says="{times} A&E attendances within {how_long}",
        under_18=True,
    ),
    Pattern(
        code="moves",
        title="Moved again and again",
        shape=Shape.BURST,
        times=3,
        days=365,
        kinds=("placement", "address"),
        says="{times} moves within {how_long}",
    ),
    Pattern(
        code="missing-again",
        title="Missing again",
        shape=Shape.BURST,
        times=2,
        days=90,
        kinds=("missing",),
        says="{times} times missing within {how_long}",
        source="Statutory guidance on children who run away or go missing from home or care, 2014",
    ),
)
check_no_repeats("The patterns", (pattern.code for pattern in PATTERNS))
