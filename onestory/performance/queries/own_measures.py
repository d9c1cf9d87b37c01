"""What a council names as its own measures of success, and how each stands by its own aim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from onestory.access.policies import require
from onestory.councils.models import Setting
from onestory.grammar.indicators import Target
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.declared.own_measures import PLACES, setting_of
from onestory.performance.queries.cards import Figure
from onestory.performance.rules.own_measures import Named, named_from
from onestory.performance.rules.standing import rag_of
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class NamedOnce:
    """What stood at a place, from when until when (exclusive), by whom and why; `named` is None where nothing did."""

    named: Named | None
    since: date
    until: date | None
    set_by: str
    set_at: datetime
    why: str

    def stands_on(self, day: date) -> bool:
        """Whether it stood then."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def figure_title(self) -> str:
        """What the figure that tells it is called."""
        return BY_CODE[self.named.figure].title if self.named else ""


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """One measure on the page of figures: as the council calls it, held against the council's own aim."""

    named: Named
    since: date
    figure: Figure


def named_measures(*, viewer: Actor) -> dict[int, list[NamedOnce]]:
    """Each place with everything that ever stood at it, the newest first."""
    require(viewer, "setup.see")
    names = {setting_of(place): place for place in PLACES}
    found: dict[int, list[NamedOnce]] = {place: [] for place in PLACES}
    for row in Setting.objects.filter(council_id=viewer.council, name__in=names).order_by("name", "-during"):
        found[names[row.name]].append(
            NamedOnce(
                named=named_from(row.value),
                since=row.during.lower,
                until=row.during.upper,
                set_by=row.set_by,
                set_at=row.set_at,
                why=row.why,
            )
        )
    return found


def measures_among(figures: Iterable[Figure], *, viewer: Actor, on: date) -> list[MeasureRow]:
    """The council's own measures that stood on a day, each with its figure as it was drawn for this viewer."""
    require(viewer, "figures.see")
    drawn = {each.indicator.code: each for each in figures}
    names = [setting_of(place) for place in PLACES]
    rows = Setting.objects.filter(council_id=viewer.council, name__in=names, during__contains=on).order_by("name")
    read = ((row.during.lower, named_from(row.value)) for row in rows)
    return [_row(named, since, drawn) for since, named in read if named and named.figure in drawn]


def _row(named: Named, since: date, drawn: Mapping[str, Figure]) -> MeasureRow:
    figure = drawn[named.figure]
    target = Target(since=since, aims=named.aims, source=named.source)
    rag = rag_of(figure.indicator, figure.point.value, target)
    return MeasureRow(named=named, since=since, figure=replace(figure, target=target, rag=rag))
