"""Which facts of two sources are held against each other, who can put each right, and what that agency is told."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import DeclarationError, check_code, check_no_repeats
from onestory.people.declared.facts import (
    ADULTS,
    BY_CODE,
    COUNCIL,
    EMERGENCY,
    HEALTH,
    HELP,
    HOUSING,
    JUSTICE,
    PLACES,
    POLICE,
    PROBATION,
    SCHOOL,
)

REGISTERS = (HEALTH, COUNCIL, SCHOOL, HELP, ADULTS, HOUSING, JUSTICE, PROBATION)
"""Feeds that are a partner's own register of people. The yearly returns are copies of the council's."""
EVERYBODY = (*REGISTERS, POLICE, EMERGENCY)
SINCE = date(2026, 11, 25)
ACCURACY = "UK GDPR Article 5(1)(d): inaccurate data are put right without delay; whoever keeps the record does it"
AS_LITTLE = "UK GDPR Article 5(1)(c): no more is told than the purpose needs"


@dataclass(frozen=True, kw_only=True)
class ComparedFact:
    """One fact that sources are asked to agree on.

    `value` and `keys` are SQL over a saying s: what the source says, and what must overlap for two to agree.
    `authority` are the feeds whose word outweighs any number of others; `corrected_by` those who are told.
    With `tells_value` the agency is told what others say; without, only that somebody says otherwise.
    """

    code: str
    title: str
    fact: str
    value: str
    keys: str
    corrected_by: tuple[str, ...]
    tells_value: bool
    authority: tuple[str, ...] = ()
    since: date = SINCE
    source: str

    def __post_init__(self) -> None:
        check_code("A compared fact", self.code)
        if self.fact not in BY_CODE or self.fact in PLACES:
            raise DeclarationError(f"{self.title} may not be compared: no place ever leaves by way of a discrepancy.")


COMPARED = (
    ComparedFact(
        code="date-of-birth",
        title="Date of birth",
        fact="date-of-birth",
        value="s.date_of_birth::text",
        keys="array[s.date_of_birth::text]",
        corrected_by=EVERYBODY,
        tells_value=True,
        source=f"{ACCURACY}. The day is told: without it nobody can look again, and the agency knows the person",
    ),
    ComparedFact(
        code="sex",
        title="Sex",
        fact="sex",
        value="s.sex",
        keys="array_remove(array[s.sex], 'U')",
        corrected_by=REGISTERS,
        tells_value=True,
        source=f"{ACCURACY}. There are two answers, so to say that they differ is to tell it",
    ),
    ComparedFact(
        code="first-name",
        title="First name",
        fact="name",
        value="s.given_name",
        keys="s.roots",
        corrected_by=REGISTERS,
        tells_value=False,
        source=f"{AS_LITTLE}. A name may have been changed for safety, so another's is never told",
    ),
    ComparedFact(
        code="surname",
        title="Surname",
        fact="name",
        value="s.family_name",
        keys="s.families",
        corrected_by=REGISTERS,
        tells_value=False,
        source=f"{AS_LITTLE}. A name may have been changed for safety, so another's is never told",
    ),
    ComparedFact(
        code="nhs-number",
        title="NHS number",
        fact="nhs-number",
        value="s.nhs_number",
        keys="array[s.nhs_number]",
        corrected_by=REGISTERS,
        authority=(HEALTH,),
        tells_value=False,
        source=f"{AS_LITTLE}. The number is health's to give: trace it again",
    ),
    ComparedFact(
        code="upn",
        title="Unique pupil number",
        fact="upn",
        value="s.upn",
        keys="array_remove(array[s.upn, s.former_upn], null)",
        corrected_by=(SCHOOL, COUNCIL, JUSTICE),
        authority=(SCHOOL,),
        tells_value=False,
        source=f"{AS_LITTLE}. DfE's guide to UPNs: a pupil number is not for use outside education and care",
    ),
)
check_no_repeats("The compared facts", (each.code for each in COMPARED))
BY_COMPARED = {each.code: each for each in COMPARED}

NAMED = (HEALTH, SCHOOL)
"""Sources that may be named to others: nearly every child has one. To name another would tell who works with whom."""


def pairs() -> list[tuple[str, str, int, bool]]:
    """Each compared fact, each feed that says it, how much its word outweighs, and whether it is told."""
    return [
        (each.code, feed, 100 if feed in each.authority else 0, feed in each.corrected_by)
        for each in COMPARED
        for feed in EVERYBODY
    ]
