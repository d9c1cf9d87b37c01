"""How a shield comes to stand over somebody, and what its lifting takes."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class How(StrEnum):
    """Why this person stands behind a shield."""

    ASKED = "asked"
    LIVES_THERE = "lives-there"
    LOOKS_LIKE = "looks-like"
    HOLDS_A_RECORD = "holds-a-record"
    CARRIED = "carried"

    @property
    def why(self) -> str:
        """The reason written on a shield that nobody put up by hand."""
        return REASONS[self]


REASONS = {
    How.ASKED: "",
    How.LIVES_THERE: "Lives with somebody who is shielded",
    How.LOOKS_LIKE: "May be somebody who is shielded: the same birth, and names that sound alike",
    How.HOLDS_A_RECORD: "Holds a record of somebody who is shielded",
    How.CARRIED: "",
}


@dataclass(frozen=True, kw_only=True)
class ShieldLifting:
    """What it takes to lift a shield: two people, and so long between them."""

    waits: timedelta
    since: date
    source: str


LIFTING = ShieldLifting(
    waits=timedelta(hours=24),
    since=date(2026, 1, 1),
    source="The hub's rule: two people, a reason, and a night between the asking and the doing",
)


@dataclass(frozen=True, kw_only=True)
class ShieldedPlace:
    """One kind of place that a shield keeps, which its keepers see one at a time."""

    code: str
    title: str
    columns: tuple[str, ...] = ()


KEPT = (
    ShieldedPlace(code="address", title="Address", columns=("address", "postcode")),
    ShieldedPlace(code="phone", title="Telephone", columns=("phone",)),
    ShieldedPlace(code="email", title="E-mail", columns=("email",)),
    ShieldedPlace(code="school", title="School", columns=("school",)),
    ShieldedPlace(code="gp", title="GP practice", columns=("gp",)),
    ShieldedPlace(code="professionals", title="Who works with them, and where"),
    ShieldedPlace(code="lines", title="Lines of the chronology that are withheld"),
)
KEPT_BY_CODE = {kept.code: kept for kept in KEPT}
