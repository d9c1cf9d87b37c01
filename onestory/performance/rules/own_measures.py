"""Reading a measure that a council names: as it is typed, whether it is whole, and as it is kept. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from onestory.grammar.indicators import Measure
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.declared.own_measures import AIMS, FIGURE, SOURCE, TITLE

LONGEST = {TITLE: 120, SOURCE: 300}
HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a council calls a measure, which figure tells it, what it aims at, and where that was agreed."""

    title: str
    figure: str
    aims: float
    source: str


def problems_of_measure(typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, field by field; nothing where all is empty, which ends the measure."""
    said = {name: typed.get(name, "").strip() for name in (TITLE, FIGURE, AIMS, SOURCE)}
    if not any(said.values()):
        return {}
    told_by = BY_CODE.get(said[FIGURE])
    bad_aim = aim_problem(plain_number(said[AIMS]), told_by.measure if told_by else None)
    checks = (
        (TITLE, said[TITLE], "Say what you call the measure"),
        (FIGURE, told_by, "Select the figure that tells it"),
        (AIMS, not bad_aim, bad_aim),
        (SOURCE, said[SOURCE], "Say where it was agreed: which paper, of what day"),
        *((name, len(said[name]) <= most, f"Write at most {most} letters") for name, most in LONGEST.items()),
    )
    wrong: dict[str, str] = {}
    for field, is_right, says in checks:
        if not is_right:
            wrong.setdefault(field, says)
    return wrong


def kept_of(typed: Mapping[str, str]) -> dict[str, object]:
    """What is kept of a whole one; nothing of an empty one."""
    said = {name: typed.get(name, "").strip() for name in (TITLE, FIGURE, SOURCE)}
    return {**said, AIMS: plain_number(typed.get(AIMS, ""))} if all(said.values()) else {}


def named_from(kept: object) -> Named | None:
    """A kept one; None where there is none, or where its figure is declared no more."""
    if not isinstance(kept, Mapping) or kept.get(FIGURE) not in BY_CODE:
        return None
    aims = plain_number(str(kept.get(AIMS)))
    if aims is None:
        return None
    return Named(title=str(kept[TITLE]), figure=str(kept[FIGURE]), aims=aims, source=str(kept[SOURCE]))


def aim_problem(aims: float | None, measure: Measure | None) -> str:
    """What is wrong with what is aimed at by a figure so measured; empty where nothing is."""
    if aims is None:
        return "Say what you aim at, as a number from 0 on"
    if measure is Measure.PER_CENT and aims > HUNDRED:
        return "This figure is a share: aim at no more than 100 per cent"
    return ""


def plain_number(typed: str) -> float | None:
    """A number of plain digits, at most one point among them; None for anything else."""
    words = typed.strip()
    plain = words.replace(".", "", 1)
    return float(words) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None
