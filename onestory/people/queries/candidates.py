"""Who a worker may mean: the search behind the one box, the form, and the contact's "who is this?"."""

from datetime import date, datetime

from onestory.people.rules.finding import Candidate
from onestory.walls.actor import Actor


def candidates(
    *,
    viewer: Actor,
    now: datetime,
    words: str = "",
    given: str = "",
    family: str = "",
    born: date | None = None,
    postcode: str = "",
    phone: str = "",
    nhs_number: str = "",
    upn: str = "",
    top: int = 10,
) -> list[Candidate]:
    """The likeliest people first. Names of places or numbers in the search leave every shielded person out."""
    raise NotImplementedError
