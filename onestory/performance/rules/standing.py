"""How a figure stands: its value, its target on a day, its colour with a word and a shape, and which way it goes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.grammar.indicators import Better, Indicator, Measure, Target

PER = 10_000
STEADY = 0.05


class Rag(StrEnum):
    """A figure against its target."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = ""


@dataclass(frozen=True, kw_only=True)
class Face:
    """A colour as a page says it: never by colour alone."""

    word: str
    shape: str
    colour: str


FACES = {
    Rag.GREEN: Face(word="On target", shape="●", colour="green"),
    Rag.AMBER: Face(word="Near target", shape="▲", colour="orange"),
    Rag.RED: Face(word="Off target", shape="■", colour="red"),
    Rag.NONE: Face(word="No target", shape="", colour="grey"),
}


class Direction(StrEnum):
    """Which way a figure has gone since the period before."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    UNKNOWN = ""


ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.SAME: "→", Direction.UNKNOWN: ""}


def value_of(indicator: Indicator, numerator: float, denominator: float, *, under_18s: int) -> float | None:
    """The figure from what it is made of; None where there is nothing to divide by."""
    if indicator.measure is Measure.NUMBER:
        return denominator
    if indicator.measure is Measure.RATE:
        return denominator / under_18s * PER if under_18s else None
    if not denominator:
        return None
    return numerator / denominator * (100 if indicator.measure is Measure.PER_CENT else 1)


def in_words(indicator: Indicator, value: float | None) -> str:
    """The figure as a page says it: "80.2%", "1,204", "5.3 hours"."""
    if value is None:
        return ""
    if indicator.measure is Measure.NUMBER:
        return f"{value:,.0f}"
    if indicator.measure is Measure.PER_CENT:
        return f"{value:.1f}%"
    return f"{value:,.1f} hours" if indicator.measure is Measure.HOURS else f"{value:,.1f}"


def target_on(indicator: Indicator, on: date, *, own: Target | None = None) -> Target | None:
    """What is aimed at on a day: the council's own target if it has one, else what is declared; None for neither."""
    if own is not None:
        return own
    begun = [target for target in indicator.targets if target.since <= on]
    return max(begun, key=lambda target: target.since, default=None)


def rag_of(indicator: Indicator, value: float | None, target: Target | None) -> Rag:
    """Green at or beyond the target, amber within the tolerance of it, red farther off."""
    if value is None or target is None or indicator.better is Better.NEITHER:
        return Rag.NONE
    short = target.aims - value if indicator.better is Better.UP else value - target.aims
    if short <= 0:
        return Rag.GREEN
    return Rag.AMBER if short <= indicator.tolerance else Rag.RED


def direction_of(value: float | None, earlier: float | None) -> Direction:
    """Up, down or the same, to a twentieth of a point."""
    if value is None or earlier is None:
        return Direction.UNKNOWN
    if abs(value - earlier) <= STEADY:
        return Direction.SAME
    return Direction.UP if value > earlier else Direction.DOWN


def is_for_the_better(indicator: Indicator, direction: Direction) -> bool | None:
    """Whether the way it goes is the way it should; None where neither way is better."""
    if indicator.better is Better.NEITHER or direction not in (Direction.UP, Direction.DOWN):
        return None
    return (direction is Direction.UP) is (indicator.better is Better.UP)
