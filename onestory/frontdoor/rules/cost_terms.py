"""The terms on which councils share the cost of a hub: as typed, whether they are whole, and as they are kept. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onestory.frontdoor.declared.between_councils import (
    AGREEMENT,
    BEGINS,
    COST_BASES,
    FIXED,
    OWN_FIXED_PART,
    WHOLE,
    YEARLY_COST,
)


@dataclass(frozen=True, kw_only=True)
class CostTerms:
    """What one council keeps of the agreement. `weights` is by basis, in per cent of the cost, and makes a hundred."""

    agreement: str
    begins: date
    yearly_cost: int
    weights: Mapping[str, int]
    own_fixed_part: int

    def agree_with(self, other: "CostTerms") -> bool:
        """Whether both say the same of what is common to all, their own fixed parts apart."""
        return (self.begins, self.yearly_cost, self.weights) == (other.begins, other.yearly_cost, other.weights)


def problems_of_terms(typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with terms of which each field is right by itself; nothing where all are empty."""
    said = {name: typed.get(name, "").strip() for name in (AGREEMENT, BEGINS, YEARLY_COST, OWN_FIXED_PART)}
    weights = {basis.code: int(typed.get(basis.code, "").strip() or 0) for basis in COST_BASES}
    if not any(said.values()) and not any(weights.values()):
        return {}
    checks = (
        (AGREEMENT, said[AGREEMENT], "Say which agreement it is, of what day, and which part of it"),
        (BEGINS, said[BEGINS], "Say from which day it counts"),
        (YEARLY_COST, said[YEARLY_COST], "Say what the hub costs in a year"),
        (
            COST_BASES[0].code,
            sum(weights.values()) == WHOLE,
            f"Together they must make {WHOLE} per cent of the cost: they make {sum(weights.values())}",
        ),
        (
            OWN_FIXED_PART,
            not weights[FIXED.code] or said[OWN_FIXED_PART],
            "Say which part of what is shared in fixed parts is your own council's",
        ),
    )
    return {field: says for field, is_right, says in checks if not is_right}


def terms_from(kept: object) -> CostTerms | None:
    """The terms as they are kept; None where there are none, or what is kept cannot be read as terms."""
    if not isinstance(kept, Mapping) or not kept.get(AGREEMENT):
        return None
    weights = {basis.code: _number(kept.get(basis.code)) for basis in COST_BASES}
    begins = _day(kept.get(BEGINS))
    if begins is None or sum(weights.values()) != WHOLE:
        return None
    return CostTerms(
        agreement=str(kept[AGREEMENT]),
        begins=begins,
        yearly_cost=_number(kept.get(YEARLY_COST)),
        weights={code: weight for code, weight in weights.items() if weight},
        own_fixed_part=_number(kept.get(OWN_FIXED_PART)),
    )


def _number(kept: object) -> int:
    return int(kept) if isinstance(kept, int) else 0


def _day(kept: object) -> date | None:
    try:
        return date.fromisoformat(str(kept))
    except ValueError:
        return None
