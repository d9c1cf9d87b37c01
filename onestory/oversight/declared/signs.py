"""The signs of looking without need. None says that somebody did wrong: a person asks, and notes what they found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.grammar.declarations import check_code, check_no_repeats, check_said

ENOUGH = 8
"""Looks whose signs weigh this much together are put to the reviewer."""


class Sign(StrEnum):
    """What was seen."""

    OWN_FAMILY = "own-family"
    SAME_ADDRESS = "same-address"
    SAME_STREET = "same-street"
    SAME_SURNAME = "same-surname"
    COMMON_SURNAME = "common-surname"
    OWN_NAME_SEARCHED = "own-name-searched"
    COLLEAGUE = "colleague"
    FORMER_CASE = "former-case"
    AGAIN = "again"
    OFF_HOURS = "off-hours"
    NIGHT_SPREE = "night-spree"
    HOOVERING = "hoovering"
    PILE_UP = "pile-up"


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One sign, as a reviewer reads it. Counted only of looks at people the viewer does not work with."""

    code: Sign
    title: str
    explains: str
    weighs: int
    least: float = 0
    over_days: int = 1
    since: date = date(2026, 1, 1)
    source: str

    def __post_init__(self) -> None:
        check_code("A signal", self.code)
        check_said(f"The signal {self.code}", title=self.title, explains=self.explains, source=self.source)


REDCAR = "ICO and press, 2023-24: council staff opened the files of people they knew"
CONTACTPOINT = "ContactPoint, 2009: users searched for their own families"
PRIVACY = "Privacy officers' practice with summary care records"
SIGNALS = (
    Signal(
        code=Sign.OWN_FAMILY,
        title="A declared relative",
        explains="Tried to open the record of somebody declared to be their relative.",
        weighs=12,
        source=CONTACTPOINT,
    ),
    Signal(
        code=Sign.SAME_ADDRESS,
        title="Their own address",
        explains="Looked at somebody who lives, or lived, at an address of the viewer's.",
        weighs=12,
        source=REDCAR,
    ),
    Signal(
        code=Sign.SAME_STREET,
        title="Their own street",
        explains="Looked at somebody with the postcode of a home of the viewer's.",
        weighs=8,
        source=REDCAR,
    ),
    Signal(
        code=Sign.SAME_SURNAME,
        title="Their own surname",
        explains="Looked at somebody of the viewer's own surname.",
        weighs=8,
        source=CONTACTPOINT,
    ),
    Signal(
        code=Sign.COMMON_SURNAME,
        title="Their own surname, a common one",
        explains="Looked at somebody of the viewer's own surname, which more than one person in 250 here has.",
        weighs=4,
        least=0.004,
        source="So that nobody is flagged day by day for having a name that many have",
    ),
    Signal(
        code=Sign.OWN_NAME_SEARCHED,
        title="Searched for their own surname",
        explains="Searched twice or more in a day for the viewer's own surname.",
        weighs=8,
        least=2,
        source=CONTACTPOINT,
    ),
    Signal(
        code=Sign.COLLEAGUE,
        title="A colleague",
        explains="Looked at somebody of their own team, or at their household.",
        weighs=8,
        source=REDCAR,
    ),
    Signal(
        code=Sign.FORMER_CASE,
        title="A case that was theirs",
        explains="Looked at somebody the viewer stopped working with four weeks or more ago.",
        weighs=8,
        over_days=28,
        source=PRIVACY,
    ),
    Signal(
        code=Sign.AGAIN,
        title="Coming back",
        explains="Looked at the same person on three days or more of two weeks.",
        weighs=4,
        least=3,
        over_days=14,
        source=PRIVACY,
    ),
    Signal(
        code=Sign.OFF_HOURS,
        title="Out of hours",
        explains="Looked two hours or more outside the hub's hours, with no part in the out-of-hours service.",
        weighs=4,
        source=PRIVACY,
    ),
    Signal(
        code=Sign.NIGHT_SPREE,
        title="Several out of hours",
        explains="Looked at four people or more out of hours in one night or weekend day.",
        weighs=8,
        least=4,
        source=PRIVACY,
    ),
    Signal(
        code=Sign.HOOVERING,
        title="Many more than usual",
        explains="Looked in a day at 40 people or more that they do not work with, and far more than is usual.",
        weighs=8,
        least=40,
        over_days=28,
        source="Threat model: somebody who leaves takes a caseload along",
    ),
    Signal(
        code=Sign.PILE_UP,
        title="Many looking at one person",
        explains="One of six people or more who looked at the same person within a week and do not work with them.",
        weighs=8,
        least=6,
        over_days=7,
        source="Privacy officers' practice: somebody in the news is looked at by those with no part in it",
    ),
)
check_no_repeats("The signals", (signal.code for signal in SIGNALS))
BY_CODE = {signal.code: signal for signal in SIGNALS}
GRACE_HOURS = 2
"""Somebody who comes early or stays late is not out of hours."""
NIGHT_ROLES = frozenset({"emergency-duty"})
QUIET_DAYS = 30
"""A viewer and a person flagged are not flagged again for the same signs so soon; a viewer's sweep, not in a week."""
QUIET_DAYS_OF_A_SWEEP = 7
