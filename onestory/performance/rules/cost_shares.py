"""Sharing a quarter's cost between the councils of a hub, by the terms that all of them keep. Pure.

Amounts are whole pence, and each division leaves nothing over: the parts of a cost make the cost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from onestory.frontdoor.declared.between_councils import COST_BASES, EQUALLY, FIXED, WHOLE, CostMeasure
from onestory.frontdoor.rules.cost_terms import CostTerms
from onestory.performance.rules.periods import Window, first_of
from onestory.performance.rules.protecting import HALF

Name = TypeVar("Name", str, int)
QUARTERS = 4
PENCE = 100
NOT_ALL = "Not every council of the hub keeps the terms of an agreement for this quarter."
NOT_ALIKE = "The councils keep different terms for this quarter: {differ}."
FIXED_NOT_WHOLE = "The fixed parts that the councils keep as their own make {made} per cent together, and not 100."
KEPT_BACK = "{basis}: too few came to one of the councils in this quarter for its count to leave, so nothing is shared."
NOTHING_CAME = "{basis}: there was nothing to share by in this quarter."
COMMON = (
    ("the day from which they count", "begins"),
    ("what the hub costs in a year", "yearly_cost"),
    ("how much of the cost is shared by what", "weights"),
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One basis of one quarter: how much of the cost, what was measured of each council, and its pence."""

    basis: CostMeasure
    weight: int
    pence: int
    measured: Mapping[int, int]
    shared: Mapping[int, int]
    may_move: int

    def per_cent(self, council: int) -> float:
        """How much of what this basis shares is a council's."""
        return 100 * self.measured[council] / sum(self.measured.values())


@dataclass(frozen=True, kw_only=True)
class SharedQuarter:
    """A quarter's cost as it is shared; or why it is not. `may_move` is what rounding can move at most, in pence."""

    window: Window
    terms: Mapping[int, CostTerms]
    lines: tuple[Line, ...] = ()
    why_not: str = ""

    @property
    def pence(self) -> int:
        """The quarter's cost."""
        return sum(line.pence for line in self.lines)

    @property
    def may_move(self) -> int:
        """What the rounding of counts can move of any council's share, at most."""
        return sum(line.may_move for line in self.lines)

    def of(self, council: int) -> int:
        """One council's share, in pence."""
        return sum(line.shared[council] for line in self.lines)


def share_quarter(
    window: Window, terms: Mapping[int, CostTerms | None], measures: Mapping[str, Mapping[int, int | None]]
) -> SharedQuarter:
    """Share it. `measures` is, of each basis that is measured, each council's number; None where it is kept back."""
    kept = {council: each for council, each in terms.items() if each and each.begins <= first_of(window.first)}
    why_not = NOT_ALL if len(kept) < len(terms) else _not_alike(list(kept.values()))
    if why_not:
        return SharedQuarter(window=window, terms=kept, why_not=why_not)
    common = next(iter(kept.values()))
    found = {basis.code: _measured(basis, kept, measures) for basis in COST_BASES if basis.code in common.weights}
    for basis in COST_BASES:
        numbers = found.get(basis.code, {0: 1}).values()
        if None in numbers or not sum(each or 0 for each in numbers):
            says = KEPT_BACK if None in numbers else NOTHING_CAME
            return SharedQuarter(window=window, terms=kept, why_not=says.format(basis=basis.title))
    whole = {code: {council: each or 0 for council, each in of.items()} for code, of in found.items()}
    parts = divided(common.yearly_cost * PENCE // QUARTERS, common.weights)
    lines = (_line(basis, common.weights[basis.code], parts[basis.code], whole[basis.code]) for basis in _used(common))
    return SharedQuarter(window=window, terms=kept, lines=tuple(lines))


def divided(pence: int, by: Mapping[Name, int]) -> dict[Name, int]:
    """So many pence in proportion, none left over: what does not divide goes where most of a penny was cut off."""
    total = sum(by.values())
    exact = {name: Fraction(pence * part, total) for name, part in by.items()}
    given = {name: int(each) for name, each in exact.items()}
    left = pence - sum(given.values())
    for name in sorted(by, key=lambda name: (given[name] - exact[name], name))[:left]:
        given[name] += 1
    return given


def _used(terms: CostTerms) -> list[CostMeasure]:
    return [basis for basis in COST_BASES if basis.code in terms.weights]


def _not_alike(kept: Sequence[CostTerms]) -> str:
    differ = [says for says, name in COMMON if any(getattr(each, name) != getattr(kept[0], name) for each in kept)]
    if differ:
        return NOT_ALIKE.format(differ=", and ".join(differ))
    made = sum(each.own_fixed_part for each in kept)
    return FIXED_NOT_WHOLE.format(made=made) if FIXED.code in kept[0].weights and made != WHOLE else ""


def _measured(
    basis: CostMeasure, kept: Mapping[int, CostTerms], measures: Mapping[str, Mapping[int, int | None]]
) -> Mapping[int, int | None]:
    if basis is EQUALLY:
        return dict.fromkeys(kept, 1)
    if basis is FIXED:
        return {council: each.own_fixed_part for council, each in kept.items()}
    return {council: measures[basis.code].get(council) for council in kept}


def _line(basis: CostMeasure, weight: int, pence: int, measured: Mapping[int, int]) -> Line:
    return Line(
        basis=basis,
        weight=weight,
        pence=pence,
        measured=measured,
        shared=divided(pence, measured),
        may_move=_may_move(pence, measured) if basis.figure else 0,
    )


def _may_move(pence: int, measured: Mapping[int, int]) -> int:
    """How far the share by true counts can lie from the one by rounded counts, at worst for any council."""
    total, others = sum(measured.values()), len(measured) - 1
    most = 0
    for count in measured.values():
        true = (count + HALF, total + HALF - HALF * others), (count - HALF, total - HALF + HALF * others)
        exact = Fraction(count, total)
        most = max([most, *(int(pence * abs(Fraction(part, whole) - exact)) + 1 for part, whole in true if whole > 0)])
    return most
