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
    aims = _number(said[AIMS])
    share = said[FIGURE] in BY_CODE and BY_CODE[said[FIGURE]].measure is Measure.PER_CENT
    checks = (
        (TITLE, said[TITLE], "Say what you call the measure"),
        (FIGURE, said[FIGURE] in BY_CODE, "Select the figure that tells it"),
        (AIMS, aims is not None, "Say what you aim at, as a number from 0 on"),
        (
            AIMS,
            aims is None or not share or aims <= HUNDRED,
            "This figure is a share: aim at no more than 100 per cent",
        ),
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
    return {**said, AIMS: _number(typed.get(AIMS, ""))} if all(said.values()) else {}


def named_from(kept: object) -> Named | None:
    """A kept one; None where there is none, or where its figure is declared no more."""
    if not isinstance(kept, Mapping) or kept.get(FIGURE) not in BY_CODE:
        return None
    aims = _number(str(kept.get(AIMS)))
    if aims is None:
        return None
    return Named(title=str(kept[TITLE]), figure=str(kept[FIGURE]), aims=aims, source=str(kept[SOURCE]))


def _number(typed: str) -> float | None:
    words = typed.strip()
    plain = words.replace(".", "", 1)
    return float(words) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None
