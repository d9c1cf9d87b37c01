"""What a council may set for its own front door on a page: which numbers and lists, asked how, within what bounds."""

from dataclasses import dataclass
from datetime import date

from onestory.frontdoor.declared.alerts import ALERTS, REPEATED
from onestory.frontdoor.declared.disagreements import DISAGREEMENT_DAYS, REPLY, REPLY_CLOCK, STAGES
from onestory.frontdoor.declared.indicators import BY_DEFAULT, INDICATORS
from onestory.frontdoor.declared.levels import LEVELS, WORDING
from onestory.frontdoor.declared.timescales import BRAG_CLOCKS, BRAG_HOURS
from onestory.grammar.declarations import check_code
from onestory.vocabulary.frontdoor import LevelOfNeed

NUMBER, WORDS, LINES = "number", "words", "lines"


@dataclass(frozen=True, kw_only=True)
class SettingField:
    """One thing asked: a number within bounds, words, or a list with one entry a line. `path` is where it is kept."""

    path: tuple[str, ...]
    label: str
    kind: str
    declared: str
    most: int = 0

    @property
    def name(self) -> str:
        """Its name on the form."""
        return "-".join(self.path)


@dataclass(frozen=True, kw_only=True)
class LocalSetting:
    """One setting. Left empty, each field falls back on what is declared."""

    code: str
    title: str
    asks: str
    fields: tuple[SettingField, ...]
    since: date = date(2026, 1, 1)
    source: str = "Set by each council for itself: thresholds, hours and colours are local"

    def __post_init__(self) -> None:
        check_code("A setting", self.code)


DISAGREEING = LocalSetting(
    code=DISAGREEMENT_DAYS,
    title="Days to answer a professional disagreement",
    asks="In working days, stage by stage. Those already running keep the time they were given.",
    fields=(
        *(
            SettingField(
                path=(str(stage.number),),
                label=f"Stage {stage.number}: {stage.title.lower()}",
                kind=NUMBER,
                declared=str(stage.clock.limits[-1].allows),
                most=60,
            )
            for stage in STAGES
        ),
        SettingField(
            path=(REPLY,),
            label="To say whether an answer settles it",
            kind=NUMBER,
            declared=str(REPLY_CLOCK.limits[-1].allows),
            most=60,
        ),
    ),
)
REPEATING = LocalSetting(
    code=ALERTS,
    title="When repeated contacts raise an alert",
    asks="So many contacts that ended without action, within so many months.",
    fields=(
        SettingField(
            path=(REPEATED.code, "times"), label="Contacts", kind=NUMBER, declared=str(REPEATED.times), most=20
        ),
        SettingField(
            path=(REPEATED.code, "months"), label="Months", kind=NUMBER, declared=str(REPEATED.months), most=60
        ),
    ),
)
COLOURS = LocalSetting(
    code=BRAG_HOURS,
    title="Hours by colour",
    asks="How long partners have, counted as each colour is counted now. A contact keeps the time it was given.",
    fields=tuple(
        SettingField(
            path=(colour.value, "hours"),
            label=f"{colour.value.capitalize()}: hours",
            kind=NUMBER,
            declared=str(clock.limits[-1].allows),
            most=240,
        )
        for colour, clock in BRAG_CLOCKS.items()
    ),
)
LEVEL_WORDS = LocalSetting(
    code=WORDING,
    title="What each level of need means here",
    asks="The wording of your published threshold document.",
    fields=tuple(
        SettingField(path=(one.level.value,), label=one.title, kind=WORDS, declared=one.looks_like) for one in LEVELS
    ),
)
LEVEL_LISTS = LocalSetting(
    code=INDICATORS,
    title="What may be ticked at each level",
    asks="One indicator a line. They are ticked at triage, and never decide.",
    fields=tuple(
        SettingField(
            path=(level.value,),
            label=f"Level {level.value}",
            kind=LINES,
            declared="\n".join(each.says for each in BY_DEFAULT if each.level == level),
        )
        for level in LevelOfNeed
    ),
)
LOCAL_SETTINGS = {each.code: each for each in (COLOURS, REPEATING, DISAGREEING, LEVEL_WORDS, LEVEL_LISTS)}
