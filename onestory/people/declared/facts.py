"""The kinds of fact kept of a person, which betray a place, and whose word is taken first where sources disagree."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats

COUNCIL, HEALTH, SCHOOL, HOUSING = "ssd", "health-registrations", "school-census", "housing-tenancies"
HELP, JUSTICE, ADULTS, PROBATION, POLICE, EMERGENCY = (
    "early-help", "youth-justice", "adult-care", "probation", "police-notices", "ae-attendances",
)  # fmt: skip
HUB = "hub"
"""What the hub's own people wrote when they added somebody whom no feed knew."""

RETURNS = ("annex-a", "cin", "ssda903")
WHO_THEY_ARE = (
    HEALTH, COUNCIL, SCHOOL, HELP, ADULTS, *RETURNS, HOUSING, JUSTICE, PROBATION, POLICE, EMERGENCY, HUB,
)  # fmt: skip
WHERE_THEY_LIVE = (
    HOUSING, COUNCIL, SCHOOL, HELP, HEALTH, PROBATION, ADULTS, JUSTICE, POLICE, EMERGENCY, *RETURNS, HUB,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class FactKind:
    """One kind of fact. `said_in` is the column of a record that gives it.

    `first` names the feeds whose word is taken first, best first; among equals the latest wins. With `by_agreement` the
    value that most feeds give comes before any of them: a birth happens once, a surname may change.
    `is_place` marks what would tell where a shielded person is.
    """

    code: str
    title: str
    said_in: str
    first: tuple[str, ...] = WHO_THEY_ARE
    by_agreement: bool = False
    is_place: bool = False
    shown: bool = True
    since: date = date(2026, 1, 1)
    source: str = "The hub's rule of survivorship, for the councils' data officers to change"

    def __post_init__(self) -> None:
        check_code("A kind of fact", self.code)


FACT_KINDS = (
    FactKind(code="name", title="Name", said_in="name"),
    FactKind(code="former-name", title="Also known as", said_in="former_names"),
    FactKind(code="date-of-birth", title="Date of birth", said_in="date_of_birth", by_agreement=True),
    FactKind(code="expected-date", title="Expected date of birth", said_in="expected_on"),
    FactKind(code="died-on", title="Date of death", said_in="died_on"),
    FactKind(code="sex", title="Sex", said_in="sex", by_agreement=True),
    FactKind(code="ethnicity", title="Ethnicity", said_in="ethnicity", first=(COUNCIL, SCHOOL, HELP, JUSTICE)),
    FactKind(code="nhs-number", title="NHS number", said_in="nhs_number", by_agreement=True),
    FactKind(code="upn", title="Unique pupil number", said_in="upn", first=(SCHOOL, COUNCIL)),
    FactKind(code="former-upn", title="Former pupil number", said_in="former_upn", first=(SCHOOL, COUNCIL)),
    FactKind(code="council-id", title="Council's own number", said_in="council_child_id", first=(COUNCIL,)),
    FactKind(code="pnc", title="PNC identifier", said_in="pnc", first=(POLICE, PROBATION, JUSTICE)),
    FactKind(code="phone", title="Telephone", said_in="phone", first=WHERE_THEY_LIVE, is_place=True),
    FactKind(code="email", title="E-mail", said_in="email", first=WHERE_THEY_LIVE, is_place=True),
    FactKind(code="school", title="School", said_in="school", first=(SCHOOL, COUNCIL), is_place=True),
    FactKind(code="gp", title="GP practice", said_in="gp", first=(HEALTH,), is_place=True),
)
check_no_repeats("The kinds of fact", (kind.code for kind in FACT_KINDS))
BY_CODE = {kind.code: kind for kind in FACT_KINDS}
PLACES = frozenset(kind.code for kind in FACT_KINDS if kind.is_place)
UNRANKED = 99

OTHERWISE_CALLED = {
    "died_on": ("died_on", "death_date"),
    "school": ("school",),
    "gp": ("gp_practice",),
}
"""What a feed may call, outside the identity columns, the other facts that are kept."""


def ranks() -> list[tuple[str, str, int]]:
    """Each kind of fact, each feed, and how early its word is taken: 0 is first."""
    return [(kind.code, feed, place) for kind in FACT_KINDS for place, feed in enumerate(kind.first)] + [
        ("residence", feed, place) for place, feed in enumerate(WHERE_THEY_LIVE)
    ]
