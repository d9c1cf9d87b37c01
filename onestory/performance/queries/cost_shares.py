"""How a hub's councils share its cost: worked out from the terms that each keeps and from released counts alone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from onestory.access.policies import require
from onestory.councils.queries import CouncilCard, councils
from onestory.frontdoor.declared.between_councils import BY_CHILDREN, COST_BASES
from onestory.frontdoor.rules.cost_terms import CostTerms, terms_from
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.queries.asking import councils_in_sight
from onestory.performance.queries.figures import released_totals
from onestory.performance.rules.cost_shares import SharedQuarter, share_quarter
from onestory.performance.rules.periods import Window, first_of, last_of, released_on
from onestory.walls.actor import Actor

ALONE = "This hub serves one council, so there is nothing to share."
NOT_COMPARED = (
    "Not every council of the hub has said that figures may stand side by side. Until all have, no council sees "
    "another's counts, and no share can be worked out from them."
)
APRIL, MONTHS = 3, 12


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The terms that one council keeps, and over which days it says so."""

    council: int
    terms: CostTerms
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Period:
    """A quarter, or those quarters of a financial year that are over. `code` is how an address names it."""

    code: str
    says: str
    quarters: tuple[SharedQuarter, ...]

    def of(self, council: int) -> int:
        """One council's share of those quarters that could be shared, in pence."""
        return sum(each.of(council) for each in self.quarters if each.lines)

    @property
    def pence(self) -> int:
        """What those quarters cost."""
        return sum(each.pence for each in self.quarters)

    @property
    def is_whole(self) -> bool:
        """Whether every quarter of it could be shared."""
        return all(each.lines for each in self.quarters)


@dataclass(frozen=True, kw_only=True)
class CostPage:
    """Everything the page says. `why_not` where nothing can be worked out at all."""

    councils: tuple[CouncilCard, ...]
    as_of: date
    periods: tuple[Period, ...] = ()
    why_not: str = ""

    def period(self, code: str) -> Period | None:
        """The period of that name, or the first: the latest financial year of which a quarter is over."""
        return next((each for each in self.periods if each.code == code), self.periods[0] if self.periods else None)


def cost_shares(*, viewer: Actor, as_of: date) -> CostPage:
    """Both councils see the same: what may leave, as it stood at the last quarter's end before that day."""
    require(viewer, "figures.see")
    on = released_on(as_of)
    everybody = {card.id: card for card in councils(viewer=viewer)}
    here = [card for card in everybody.values() if card.hub == everybody[viewer.council].hub]
    in_sight = set(councils_in_sight(viewer=viewer))
    if len(here) < 2 or not {card.id for card in here} <= in_sight:
        return CostPage(councils=tuple(here), as_of=on, why_not=ALONE if len(here) < 2 else NOT_COMPARED)
    counted = {
        basis.code: released_totals(BY_CODE[basis.figure], viewer=viewer, on=on, of=sorted(in_sight))
        for basis in COST_BASES
        if basis.figure
    }
    kept = _kept()
    quarters = [
        share_quarter(window, _standing(kept, window, here), _measures(counted, place, here))
        for place, window in enumerate(next(iter(counted.values())))
    ]
    return CostPage(councils=tuple(here), as_of=on, periods=_periods(quarters))


def has_costs_to_share(*, viewer: Actor) -> bool:
    """Whether the viewer's hub serves more councils than their own."""
    everybody = councils(viewer=viewer)
    hub = next(card.hub for card in everybody if card.id == viewer.council)
    return sum(card.hub == hub for card in everybody) > 1


def _measures(
    counted: Mapping[str, Mapping[Window, Mapping[int, int | None]]], place: int, here: Sequence[CouncilCard]
) -> dict[str, Mapping[int, int | None]]:
    return {
        BY_CHILDREN.code: {card.id: card.under_18s for card in here},
        **{code: list(quarters.values())[place] for code, quarters in counted.items()},
    }


def _kept() -> list[Kept]:
    """Every council's terms, as far as the database lets the viewer read them: those of councils that agreed to it."""
    with connection.cursor() as cursor:
        cursor.execute("select council, terms::text, since, until from performance_cost_terms_facts() order by since")
        rows = cursor.fetchall()
    read = [(council, terms_from(json.loads(kept)), since, until) for council, kept, since, until in rows]
    return [
        Kept(council=council, terms=terms, since=since, until=until) for council, terms, since, until in read if terms
    ]


def _standing(kept: Sequence[Kept], window: Window, here: Sequence[CouncilCard]) -> dict[int, CostTerms | None]:
    """What each council kept at the quarter's end; or where it kept nothing yet, what it kept first afterwards."""
    end = last_of(window.last)

    def of(council: int) -> CostTerms | None:
        own = [each for each in kept if each.council == council and (each.until is None or each.until > end)]
        return own[0].terms if own else None

    return {card.id: of(card.id) for card in here}


def _periods(quarters: Sequence[SharedQuarter]) -> tuple[Period, ...]:
    """Financial years first, the latest before; then each quarter by itself."""
    years: dict[int, list[SharedQuarter]] = {}
    for quarter in quarters:
        years.setdefault((quarter.window.first - APRIL) // MONTHS, []).append(quarter)
    by_year = [_year(year, own) for year, own in reversed(years.items()) if own[0].window.first % MONTHS == APRIL]
    by_quarter = [
        Period(code=f"{first_of(each.window.first):%Y-%m}", says=each.window.says, quarters=(each,))
        for each in reversed(quarters)
    ]
    return (*by_year, *by_quarter)


def _year(year: int, quarters: Sequence[SharedQuarter]) -> Period:
    so_far = "" if len(quarters) == 4 else f", {len(quarters)} of its 4 quarters"
    return Period(
        code=f"{year}-{(year + 1) % 100:02}", says=f"April {year} to March {year + 1}{so_far}", quarters=tuple(quarters)
    )
