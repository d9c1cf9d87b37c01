"""What a search weighs: for each answer, in words and in bits, how much it says that this is who was meant."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_no_repeats

SINCE, SOURCE = date(2026, 11, 1), "First weights, after the linkage model's priors; the trained model replaces them"


@dataclass(frozen=True)
class Answer:
    """One answer to one comparison. `words` is blank where it is not worth saying."""

    code: str
    weight: float
    words: str = ""


ANSWERS = (
    Answer("given-same", 7.0, "same first name"),
    Answer("given-known-as", 5.5, "a short form or another spelling of the first name"),
    Answer("given-slip", 5.0, "first name differs by one letter"),
    Answer("given-sound", 4.0, "first name sounds the same"),
    Answer("given-alike", 2.0, "first name is a little alike"),
    Answer("given-begins", 3.0, "first name begins like that"),
    Answer("given-initial", 1.0, "same initial"),
    Answer("given-unknown", -0.5, "no first name is known"),
    Answer("given-differs", -4.0, "another first name"),
    Answer("family-same", 7.5, "same surname, now or earlier"),
    Answer("family-slip", 5.5, "surname differs by one letter"),
    Answer("family-sound", 4.5, "surname sounds the same"),
    Answer("family-alike", 2.0, "surname is a little alike"),
    Answer("family-begins", 3.0, "surname begins like that"),
    Answer("family-initial", 0.5, "surname has the same initial"),
    Answer("family-unknown", -0.5, "no surname is known"),
    Answer("family-differs", -3.5, "another surname"),
    Answer("family-known-as", 5.0, "another spelling of the surname"),
    Answer("names-swapped", 18.0, "first name and surname are swapped"),
    Answer("born-same", 11.0, "same date of birth"),
    Answer("born-swapped", 9.0, "day and month of birth are swapped"),
    Answer("born-slip", 6.0, "date of birth differs by one figure"),
    Answer("born-close", 3.0, "born within a month of that day"),
    Answer("born-same-year", 1.5, "same year of birth, another day"),
    Answer("born-year", 4.0, "born in that year"),
    Answer("born-near-year", 1.0, "born a year from then"),
    Answer("born-unknown", -0.5, "no date of birth is known"),
    Answer("born-differs", -6.0, "another date of birth"),
    Answer("place-same", 7.0, "same postcode, now or earlier"),
    Answer("place-district", 2.5, "same postcode district"),
    Answer("place-unknown", -0.5),
    Answer("place-differs", -1.5, "another postcode"),
    Answer("phone-same", 9.0, "same telephone number"),
    Answer("phone-unknown", -0.2),
    Answer("phone-differs", -0.5, "another telephone number"),
    Answer("number-same", 20.0, "same number (NHS, pupil or council)"),
    Answer("number-differs", -8.0, "another number"),
)
check_no_repeats("The answers of the search", (answer.code for answer in ANSWERS))
BY_CODE = {answer.code: answer for answer in ANSWERS}

LEAST = 3.0
"""Whoever weighs less is not shown."""

STRONG, POSSIBLE = 14.0, 8.0
"""From these weights on a candidate is called a strong or a possible match."""

ENOUGH_BY_KEY = 12.0
"""If nobody found by key weighs this much, names are also compared letter by letter."""


def weights() -> dict[str, float]:
    """Every answer's weight, as the search reads them."""
    return {answer.code: answer.weight for answer in ANSWERS} | {"least": LEAST}
