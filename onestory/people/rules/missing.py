"""What a worker would look for and nobody has said: each with why, and whom to ask. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestory.people.rules.ages import years_old
from onestory.people.rules.page import FactLine, NotKnown, Relative
from onestory.people.rules.relations import PARENTS

SCHOOL_AGE = range(5, 16)
UNDER_AGE = 18
SHIELDED = "It is withheld because this person is shielded."


@dataclass(frozen=True)
class Sought:
    """A fact that a page should have, and who could give it."""

    kind: str
    what: str
    ask: str
    ages: range = range(150)
    before_birth: bool = True


SOUGHT = (
    Sought("date-of-birth", "Date of birth", "Ask whoever told the hub of this person.", before_birth=False),
    Sought("nhs-number", "NHS number", "Ask the health researcher of the hub.", before_birth=False),
    Sought("gp", "GP practice", "Ask the family, or the health researcher of the hub."),
    Sought(
        "school",
        "School",
        "Ask the council's education welfare service: the child may be missing education.",
        SCHOOL_AGE,
        before_birth=False,
    ),
    Sought("ethnicity", "Ethnicity", "Ask the family."),
)


def not_known(
    facts: Sequence[FactLine],
    address: FactLine,
    family: Sequence[Relative],
    *,
    born: date | None,
    kind: str,
    awaited_by: Sequence[str],
    today: date,
    withheld: bool,
) -> tuple[NotKnown, ...]:
    """Everything sought that no source gives of somebody of this kind: a child, an adult, or a child not yet born."""
    age = years_old(born, today)
    said = {line.kind for line in facts if line.value}
    hidden = {line.kind for line in facts if line.withheld}
    found = [
        NotKnown(
            what=sought.what,
            why=SHIELDED if sought.kind in hidden else "No source gives it.",
            ask="" if sought.kind in hidden else sought.ask,
        )
        for sought in SOUGHT
        if sought.kind not in said and (age is None or age in sought.ages) and (sought.before_birth or kind != "unborn")
    ]
    if not address.value:
        found.append(
            NotKnown(
                what="Address",
                why=SHIELDED if withheld else "No source gives one: they may have no fixed home.",
                ask="" if withheld else "Ask the family, then housing.",
            )
        )
    return (*_how_many(awaited_by), *found, *([] if kind == "adult" else _parents(family, age)))


def _how_many(awaited_by: Sequence[str]) -> list[NotKnown]:
    """Whether those who tell of a child who is awaited mean one."""
    if not awaited_by:
        return []
    return [
        NotKnown(
            what="Whether one child is awaited, or twins",
            why=f"{', '.join(awaited_by)}: each tells of one. Twins entered by one partner each look the same.",
            ask="Ask midwifery.",
            is_number=True,
        )
    ]


def _parents(family: Sequence[Relative], age: int | None) -> list[NotKnown]:
    """Which parents of a child nobody has named."""
    if age is not None and age >= UNDER_AGE:
        return []
    relations = {each.relation for each in family}
    if not relations & (PARENTS | {"mother", "father"}):
        return [NotKnown(what="Parents", why="No source names a parent.", ask="Ask the school, or health.")]
    if "father" not in relations and "mother" in relations:
        return [NotKnown(what="Father", why="No source names the father.", ask="Ask the family; see the birth record.")]
    return []
