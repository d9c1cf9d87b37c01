"""Every indicator by its code."""

from onestory.grammar.declarations import check_no_repeats
from onestory.grammar.indicators import Indicator
from onestory.performance.declared.front_door import FRONT_DOOR
from onestory.performance.declared.national import NATIONAL

INDICATORS: tuple[Indicator, ...] = (*FRONT_DOOR, *NATIONAL)
check_no_repeats("The indicators", (indicator.code for indicator in INDICATORS))
BY_CODE = {indicator.code: indicator for indicator in INDICATORS}
