"""What reviewers' answers come to, and how far they agree. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

HELD_FOR = timedelta(minutes=30)
"""How long a question is a reviewer's own once they took it up."""


class Answer(StrEnum):
    """What a reviewer may say of two people."""

    SAME = "same"
    APART = "apart"
    UNSURE = "unsure"


WORDS = {
    Answer.SAME: "The same person",
    Answer.APART: "Not the same person",
    Answer.UNSURE: "Not sure: more must be known",
}
WAITING, DISPUTED = "open", "disputed"


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer that stands."""

    by: str
    answer: Answer
    why: str
    at: datetime
    is_last_word: bool = False


def came_to(given: Sequence[Given], needs: int) -> str:
    """What the answers come to: `same`, `apart` or `unsure` once enough agree; else `open`, or `disputed`."""
    last = [each for each in given if each.is_last_word]
    if last:
        return last[-1].answer.value
    if len(given) < needs:
        return WAITING
    said = {each.answer for each in given}
    return said.pop().value if len(said) == 1 else DISPUTED


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far two reviewers who did not see each other's answer agreed: of how many questions, the share, and kappa.

    Cohen's kappa is agreement beyond chance: (observed - expected) / (1 - expected). None where it says nothing.
    """

    questions: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """The plain share that agreed."""
        return self.agreed / self.questions if self.questions else None


def agreement(pairs: Iterable[tuple[Answer, Answer]]) -> Agreement:
    """Measure first against second answers."""
    held = list(pairs)
    agreed = sum(one == other for one, other in held)
    if not held:
        return Agreement(questions=0, agreed=0, kappa=None)
    expected = (
        sum(sum(one == answer for one, _ in held) * sum(other == answer for _, other in held) for answer in Answer)
        / len(held) ** 2
    )
    kappa = None if expected == 1 else round((agreed / len(held) - expected) / (1 - expected), 3)
    return Agreement(questions=len(held), agreed=agreed, kappa=kappa)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A line of the queue."""

    id: int
    left: str
    right: str
    weight: float
    why: str
    risks: tuple[str, ...]
    harm: int
    needs: int
    marks: int
    state: str
    taken_by: str
    taken_until: datetime | None
    is_mine: bool
    already_marked: bool
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class Queue:
    """A pageful of the queue and how far the work is."""

    rows: tuple[Waiting, ...]
    page: int
    pages: int
    waiting: int
    disputed: int
    unsure: int
    settled: int
    minutes_each: float | None
    agreement: Agreement


@dataclass(frozen=True, kw_only=True)
class Said:
    """One value, with whoever gives it and since when."""

    value: str
    sources: tuple[tuple[str, date], ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One kind of fact of both."""

    title: str
    left: tuple[Said, ...]
    right: tuple[Said, ...]

    @property
    def standing(self) -> str:
        """Whether the two agree on it: agrees, differs, or one is silent."""
        one, other = ({said.value.casefold() for said in side} for side in (self.left, self.right))
        if not one or not other:
            return "silent"
        return "agrees" if one & other else "differs"


@dataclass(frozen=True, kw_only=True)
class Around:
    """Somebody of the family: what they are to the person, their name and birth."""

    words: str
    name: str
    born: date | None


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two."""

    person: UUID
    name: str
    kind: str
    is_shielded: bool
    records: int
    family: tuple[Around, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the waterfall, in words and bits."""

    title: str
    words: str
    weight: float


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two people side by side, and what a reviewer may do about them."""

    question: Waiting
    left: Side
    right: Side
    rows: tuple[Row, ...]
    start: float
    steps: tuple[Step, ...]
    places_left_out: bool
    answers: tuple[Given, ...]
    settled_by: int | None
    shut: str
