"""What a council may set for its own front door on a page: which numbers and lists, asked how, within what bounds."""

from dataclasses import dataclass
from datetime import date

from onestory.frontdoor.declared.alerts import ALERTS, REPEATED
from onestory.frontdoor.declared.between_councils import (
    AGREED,
    AGREEMENT,
    BEGINS,
    COMPARES,
    COST_BASES,
    COST_SHARES,
    OWN_FIXED_PART,
    WHOLE,
    YEARLY_COST,
)
from onestory.frontdoor.declared.disagreements import DISAGREEMENT_DAYS, REPLY, REPLY_CLOCK, STAGES
from onestory.frontdoor.declared.file_notices import FROM, NOTICES_BY_FILE
from onestory.frontdoor.declared.indicators import BY_DEFAULT, INDICATORS
from onestory.frontdoor.declared.levels import LEVELS, WORDING
from onestory.frontdoor.declared.outage import KEEPING, KEEPING_TIMES
from onestory.frontdoor.declared.timescales import BRAG_CLOCKS, BRAG_HOURS, HUB_HOURS
from onestory.grammar.declarations import check_code
from onestory.grammar.timescales import Unit
from onestory.vocabulary.frontdoor import LevelOfNeed

NUMBER, WORDS, LINES, HOURS, CHOICE, DAY = "number", "words", "lines", "hours", "choice", "day"
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BANK_HOLIDAYS, OPEN = "bank-holidays", "open"


@dataclass(frozen=True, kw_only=True)
class SettingField:
    """One thing asked: a number, words, a list with one entry a line, a day, a day's hours, or one of `options`.

    `path` is where it is kept; `before` and `after` are what a number is written with: £, per cent.
    """

    path: tuple[str, ...]
    label: str
    kind: str
    declared: str
    most: int = 0
    options: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """Its name on the form."""
        return "-".join(self.path)


@dataclass(frozen=True, kw_only=True)
class LocalSetting:
    """One setting. Left empty, a field falls back on what is declared; of the hours of a day, see what is asked."""

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
OUT_OF_HOURS = {
    "pauses": (Unit.HUB_HOURS, "Pauses when the door shuts, and goes on when it opens"),
    "runs-on": (Unit.HUB_HOURS_RUNNING_ON, "Begins when the door is open, and then runs on past closing"),
    "never-stops": (Unit.HOURS, "Never stops: it runs by day and by night"),
}
"""How a clock may run while the door is shut, the unit it then counts in, and how that is said."""
COLOURS = LocalSetting(
    code=BRAG_HOURS,
    title="Hours by colour, and the clock while the door is shut",
    asks=(
        "How long partners have at each colour, and how that colour's clock runs while the door is shut. "
        "A contact keeps the time it was given."
    ),
    fields=tuple(
        field
        for colour, clock in BRAG_CLOCKS.items()
        for field in (
            SettingField(
                path=(colour.value, "hours"),
                label=f"{colour.value.capitalize()}: hours",
                kind=NUMBER,
                declared=str(clock.limits[-1].allows),
                most=240,
            ),
            SettingField(
                path=(colour.value, "out-of-hours"),
                label=f"{colour.value.capitalize()}: while the door is shut",
                kind=CHOICE,
                declared=next(says for unit, says in OUT_OF_HOURS.values() if unit is clock.limits[-1].unit),
                options=tuple((code, says) for code, (_, says) in OUT_OF_HOURS.items()),
            ),
        )
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
OPENING = LocalSetting(
    code=HUB_HOURS,
    title="When the door is open",
    asks=(
        "Each day as 08:30 to 17:00, all day, or shut. A day left empty is shut; if every day is, the hours are those "
        "declared. Clocks that count the hub's hours run while it is open; what "
        "is urgent when it is shut goes to the out-of-hours team. All day on every day knows no night and no holiday. "
        "A contact keeps the time it was given."
    ),
    fields=(
        *(
            SettingField(
                path=(day,), label=day.capitalize(), kind=HOURS, declared="09:00 to 17:00" if number < 5 else "shut"
            )
            for number, day in enumerate(WEEK)
        ),
        SettingField(
            path=(BANK_HOLIDAYS,),
            label="On bank holidays",
            kind=CHOICE,
            declared="Shut",
            options=((OPEN, "Open, as on that day of the week"), ("shut", "Shut")),
        ),
    ),
)
HOW_LONG_KEPT = LocalSetting(
    code=KEEPING,
    title="How long things are kept",
    asks=(
        "In days, by your retention schedule. What is past its time is deleted at night. A table of sheets that nobody "
        "has entered or put aside has no time: it waits on the duty board until somebody does."
    ),
    fields=tuple(
        SettingField(
            path=(kept.code,), label=kept.title, kind=NUMBER, declared=str(kept.days), most=9_999, after="days"
        )
        for kept in KEEPING_TIMES
    ),
    source="Set by each council: its own retention schedule",
)
COMPARING = LocalSetting(
    code=COMPARES,
    title="Whether figures stand beside the hub's other councils'",
    asks=(
        "Where every council of the hub says yes, each sees the others' figures as they leave: whole quarters, small "
        "numbers kept back, the rest rounded. Costs can be shared by them then. While one council does not say yes, "
        "nobody sees another's."
    ),
    fields=(
        SettingField(
            path=(AGREED,),
            label="May they stand side by side?",
            kind=CHOICE,
            declared="No",
            options=(("yes", "Yes, while the other councils say so too"),),
        ),
    ),
    source="Agreed by each council for itself: every council is controller of its own figures",
)
SHARING_COSTS = LocalSetting(
    code=COST_SHARES,
    title="How the hub's cost is shared",
    asks=(
        "The terms of the agreement between the hub's councils, kept by each of them. Shares are worked out, "
        "in Figures, for each quarter for which all keep the same terms. What is said of the cost makes 100 per cent "
        "together. All empty means that no cost is shared."
    ),
    fields=(
        SettingField(
            path=(AGREEMENT,),
            label="Which agreement, of what day, and which part of it",
            kind=WORDS,
            declared="none",
        ),
        SettingField(path=(BEGINS,), label="From which day it counts", kind=DAY, declared="never"),
        SettingField(
            path=(YEARLY_COST,),
            label="What the hub costs in a year",
            kind=NUMBER,
            declared="nothing",
            most=99_999_999,
            before="£",
        ),
        *(
            SettingField(
                path=(basis.code,),
                label=f"{basis.title}: how much of the cost",
                kind=NUMBER,
                declared="nothing",
                most=WHOLE,
                after="per cent",
            )
            for basis in COST_BASES
        ),
        SettingField(
            path=(OWN_FIXED_PART,),
            label="Our own part of what is shared in fixed parts",
            kind=NUMBER,
            declared="nothing",
            most=WHOLE,
            after="per cent",
        ),
    ),
    source="Set by the councils' own agreement: no law says how a shared front door is paid for",
)
FROM_FILES = LocalSetting(
    code=NOTICES_BY_FILE,
    title="Police notices that come by file",
    asks=(
        "Notices of incidents from this day on become contacts within a minute of the force's file being imported: one "
        "incident, and a contact for each child it names, where the child lives. Incidents of more than a month before "
        "you set this are left alone. A notice that also comes by telephone or from the force's own system makes no "
        "second contact, as long as it comes under the same number. Leave it empty to keep the files for the index."
    ),
    fields=(
        SettingField(
            path=(FROM,), label="From which day", kind=DAY, declared="none: files are kept for the index only"
        ),
    ),
    source="Agreed with the force: how its notices come is local",
)
LOCAL_SETTINGS = {
    each.code: each
    for each in (
        OPENING, COLOURS, REPEATING, DISAGREEING, LEVEL_WORDS, LEVEL_LISTS, HOW_LONG_KEPT, FROM_FILES, COMPARING,
        SHARING_COSTS,
    )
}  # fmt: skip
