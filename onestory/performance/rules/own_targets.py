"""Reading a target that a council sets for a figure: as it is typed, whether it is whole, as it is kept. Pure."""

from collections.abc import Mapping
from datetime import date

from onestory.grammar.indicators import Better, Indicator, Target
from onestory.grammar.refusals import NotFound
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.declared.own_measures import AIMS, SOURCE
from onestory.performance.rules.own_measures import aim_problem, plain_number

BY_THE_COUNCIL = "Set by the council"
LONGEST_SOURCE = 300
NO_TARGET = "No figure of that name can have a target here."


def may_have_target(indicator: Indicator) -> bool:
    """Whether one of its ways is the good one, so that something can be aimed at."""
    return indicator.better is not Better.NEITHER


def one_that_may_have_target(code: str) -> Indicator:
    """The figure of that name. Raises NotFound where none stands, or where neither way is the good one."""
    found = BY_CODE.get(code)
    if found is None or found.until is not None or not may_have_target(found):
        raise NotFound(NO_TARGET)
    return found


def problems_of_target(indicator: Indicator, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, field by field; nothing where both are empty, which ends the council's own target."""
    aims, source = (typed.get(name, "").strip() for name in (AIMS, SOURCE))
    if not aims and not source:
        return {}
    said = {
        AIMS: aim_problem(plain_number(aims), indicator.measure),
        SOURCE: "Say where it was agreed: which paper, of what day"
        if not source
        else f"Write at most {LONGEST_SOURCE} letters"
        if len(source) > LONGEST_SOURCE
        else "",
    }
    return {field: says for field, says in said.items() if says}


def kept_target(typed: Mapping[str, str]) -> dict[str, object]:
    """What is kept of a whole one; nothing of an empty one."""
    aims, source = plain_number(typed.get(AIMS, "")), typed.get(SOURCE, "").strip()
    return {AIMS: aims, SOURCE: source} if aims is not None and source else {}


def target_from(kept: object, *, since: date) -> Target | None:
    """A kept one: a mapping, or a bare number; None where it was ended."""
    aims = kept.get(AIMS) if isinstance(kept, Mapping) else kept
    if isinstance(aims, bool) or not isinstance(aims, int | float):
        return None
    source = kept.get(SOURCE) if isinstance(kept, Mapping) else ""
    return Target(since=since, aims=float(aims), source=str(source or BY_THE_COUNCIL))
