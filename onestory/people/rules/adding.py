"""What is told of somebody whom the index does not know, and what must be right of it. Pure."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.answers import POSTCODE
from onestory.people.rules.finding import Band, Candidate

NO_NAME = "Enter at least one name. For a child not born yet, enter “Unborn” and the last name of the mother"
NOT_YET_BORN = "The date of birth must be in the past. If the child is not born yet, enter when they are expected"
BOTH_DAYS = "Enter a date of birth or an expected date, not both"
LONG_AGO = "The expected date must be in the last two months or in the next ten"
NO_POSTCODE = "Enter a full postcode, like S65 1AB, or leave it empty"
NO_WHY = "Say why they are added: the next worker who finds them rests on it"
EARLIEST, LATEST = 61, 310
"""Days before and after today between which a child may be expected."""


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Somebody to add, with what there is."""

    given_name: str = ""
    family_name: str = ""
    date_of_birth: date | None = None
    expected_on: date | None = None
    sex: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    why: str = ""


def wrong_with(new: NewPerson, *, today: date) -> dict[str, str]:
    """Each field that is wrong, and what to do about it; nothing where they may be added."""
    found = {
        "given_name": "" if new.given_name.strip() or new.family_name.strip() else NO_NAME,
        "date_of_birth": NOT_YET_BORN if new.date_of_birth and new.date_of_birth > today else "",
        "expected_on": _wrong_day(new, today),
        "postcode": "" if _is_postcode(new.postcode) else NO_POSTCODE,
        "why": "" if new.why.strip() else NO_WHY,
    }
    return {name: says for name, says in found.items() if says}


def near_enough(found: list[Candidate]) -> list[Candidate]:
    """Those of a search's candidates whom somebody must look at before another is added."""
    return [each for each in found if each.band is not Band.WEAK]


def likeliest(*searches: list[Candidate]) -> list[Candidate]:
    """The candidates of several searches, each person once at the most that they weighed, the likeliest first."""
    best: dict[object, Candidate] = {}
    for each in (one for found in searches for one in found):
        if each.person not in best or each.weight > best[each.person].weight:
            best[each.person] = each
    return sorted(best.values(), key=lambda each: -each.weight)


def _wrong_day(new: NewPerson, today: date) -> str:
    if new.expected_on is None:
        return ""
    if new.date_of_birth is not None:
        return BOTH_DAYS
    return "" if -EARLIEST <= (new.expected_on - today).days <= LATEST else LONG_AGO


def _is_postcode(said: str) -> bool:
    plain = "".join(said.split()).upper()
    return not plain or POSTCODE.fullmatch(plain) is not None
