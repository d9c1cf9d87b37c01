"""Operation Encompass: which incidents a school must be told of, and for which children."""

from dataclasses import dataclass
from datetime import date

from onestory.vocabulary.frontdoor import ContactType


@dataclass(frozen=True, kw_only=True)
class Encompass:
    """Of which incidents, and from which school year of age until which birthday."""

    since: date
    source: str
    kinds: frozenset[str]
    from_age_in_school_year: int
    until_age: int


ENCOMPASS = Encompass(
    since=date(2025, 11, 7),
    source="Victims and Prisoners Act 2024; statutory guidance on Operation Encompass, 7 November 2025: "
    "a child of reception age to 17, at any school or college",
    kinds=frozenset({ContactType.DOMESTIC_ABUSE.value}),
    from_age_in_school_year=4,
    until_age=18,
)
