"""Which candidates stand before a worker at once, and which are folded away: none is ever left out."""

from datetime import date

from onestory.people.rules.finding import Band, Candidate

YEARS_APART = 3


def is_unlikely(candidate: Candidate, *, born: date | None) -> bool:
    """Whether a candidate can hardly be meant: a weak match, or born years from the day that was told.

    A birth date is often wrong by a digit, seldom by years: a mother of 33 is not the child of 8 whose name she shares.
    """
    if candidate.band is Band.WEAK:
        return True
    return born is not None and candidate.born is not None and abs(born.year - candidate.born.year) > YEARS_APART
