"""The ways in which a search may be read: which word is the surname, which spelling was meant. Pure."""

from collections.abc import Iterator

from onestory.people.declared.search import MOST_READINGS
from onestory.people.rules.finding import Asked, Band, Reading

MOST_WORDS = 6
STRONG_FROM, POSSIBLE_FROM = 4.0, -8.0
"""A strong match is some sixteen to one that it is; below a few hundred to one against, a candidate is called weak."""

AS_RECORDS_SAY = {
    "sex": "sex", "address": "address", "postcode": "postcode", "phone": "phone", "email": "email",
    "nhs_number": "nhs_number", "upn": "upn", "council_child_id": "council_child_id", "pnc": "pnc",
    "place_part": "place_part",
}  # fmt: skip
Names = tuple[str, str, str]
"""First name, middle names, surname."""


def readings(asked: Asked) -> tuple[Reading, ...]:
    """Every way to read a search as a record, the likeliest first; not more than are worth the work."""
    told = {ours: str(getattr(asked, field)) for field, ours in AS_RECORDS_SAY.items()}
    days = {"date_of_birth": asked.born, "born_from": asked.born_from, "born_until": asked.born_until}
    told |= {name: day.isoformat() for name, day in days.items() if day}
    found: dict[Names, None] = {}
    for names in _spelt(asked):
        found.setdefault(names)
    return tuple(
        Reading(record={"given_name": given, "middle_names": middle, "family_name": family} | told)
        for given, middle, family in list(found)[:MOST_READINGS]
    )


def _spelt(asked: Asked) -> Iterator[Names]:
    """The names with each spelling that may have been meant, every way round."""
    spellings = [asked.names[:MOST_WORDS]]
    for first, second in asked.instead:
        spellings += [tuple(second if word == first else word for word in words) for words in spellings]
    for words in spellings:
        for given, middle, family in _ways(words):
            yield _whole(asked.given, given), middle, _whole(asked.family, family)


def _whole(typed: str, guessed: str) -> str:
    """What was typed into its own field stands; else what the box was read to say."""
    return typed or guessed


def _ways(words: tuple[str, ...]) -> Iterator[Names]:
    match words:
        case ():
            yield "", "", ""
        case (one,):
            yield one, "", ""
            yield "", "", one
        case (one, two):
            yield one, "", two
            yield two, "", one
        case (first, *between, last):
            yield first, " ".join(between), last
            yield first, "", " ".join([*between, last])
            yield between[0], " ".join([*between[1:], last]), first
            yield last, "", " ".join([first, *between])


def band_of(weight: float) -> Band:
    """How sure a candidate of this weight is: hardly anybody else, worth a look, or unlikely."""
    return Band.STRONG if weight >= STRONG_FROM else Band.POSSIBLE if weight >= POSSIBLE_FROM else Band.WEAK
