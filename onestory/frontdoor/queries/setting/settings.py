"""What the viewer's council has set for its front door: its hours, its clocks, its wording, its queues."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from onestory.councils.queries import setting
from onestory.frontdoor.declared.alerts import ALERTS, REPEATED, Alert
from onestory.frontdoor.declared.disagreements import DISAGREEMENT_DAYS
from onestory.frontdoor.declared.file_notices import FROM, NOTICES_BY_FILE
from onestory.frontdoor.declared.indicators import INDICATORS, indicators_of
from onestory.frontdoor.declared.levels import WORDING
from onestory.frontdoor.declared.outage import KEEPING, KeepingTime
from onestory.frontdoor.declared.timescales import BRAG_HOURS, HUB_HOURS
from onestory.frontdoor.rules.clocks import LocalClocks, local_clocks
from onestory.vocabulary.frontdoor import LevelOfNeed
from onestory.walls.actor import Actor


def clocks_of(*, viewer: Actor, on: date) -> LocalClocks:
    """The council's hours and limits as they stand on a day; what is declared where it has set none."""
    return local_clocks(
        hub_hours=setting(HUB_HOURS, viewer=viewer, on=on),
        brag_hours=setting(BRAG_HOURS, viewer=viewer, on=on),
        on=on,
    )


def days_kept(kept: KeepingTime, *, viewer: Actor, on: date) -> int:
    """How many days the council keeps something: its own, or those declared."""
    own = setting(KEEPING, viewer=viewer, on=on)
    given = str(own.get(kept.code, "")) if isinstance(own, Mapping) else ""
    return int(given) if given.isdigit() else kept.days


def notices_since(*, viewer: Actor, on: date) -> date | None:
    """From which day on police notices that come by file are contacts; None where the council has set none."""
    own = setting(NOTICES_BY_FILE, viewer=viewer, on=on)
    given = str(own.get(FROM, "")) if isinstance(own, Mapping) else ""
    return date.fromisoformat(given) if given else None


def level_wording(*, viewer: Actor, on: date) -> Mapping[str, str]:
    """The council's own words for levels of need; empty where it has set none."""
    own = setting(WORDING, viewer=viewer, on=on)
    return {str(level): str(words) for level, words in own.items()} if isinstance(own, Mapping) else {}


def repeat_alert(*, viewer: Actor, on: date) -> Alert:
    """After how many contacts without action, in how many months, somebody must look at the pattern: here, that day."""
    own = setting(ALERTS, viewer=viewer, on=on)
    given = own.get(REPEATED.code) if isinstance(own, Mapping) else None
    if not isinstance(given, Mapping):
        return REPEATED
    times, months = (str(given.get(name, "")) for name in ("times", "months"))
    if not times.isdigit() or not months.isdigit():
        return REPEATED
    return replace(REPEATED, times=int(times), months=int(months), since=on, source="Set by the council")


def disagreement_days(*, viewer: Actor, on: date) -> object:
    """The council's own days for the stages of a disagreement, as it set them; None where it has not."""
    return setting(DISAGREEMENT_DAYS, viewer=viewer, on=on)


def level_indicators(*, viewer: Actor, on: date) -> Mapping[str, tuple[str, ...]]:
    """What may be ticked at each level of need: the council's own lists where it has set them."""
    own = setting(INDICATORS, viewer=viewer, on=on)
    return {level.value: indicators_of(level.value, own) for level in LevelOfNeed}
