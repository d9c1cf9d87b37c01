"""What sources say differently: for whoever sends it back, and for the agency whose record it is."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet

from onestory.feeds.declared.catalogue import FEEDS
from onestory.people.declared.discrepancies import BY_COMPARED
from onestory.people.models import Discrepancy, Fact
from onestory.people.rules.discrepancies import (
    WAITING,
    Contradicted,
    Contradictions,
    Correction,
    Corrections,
    Elsewhere,
    Narrowed,
    Standing,
)
from onestory.people.rules.naming import shown_name
from onestory.walls.actor import Actor

TITLES = {feed.code: feed.title for feed in FEEDS}
A_PAGE = 25
EVERYTHING = Narrowed()


def contradictions(*, viewer: Actor, narrowed: Narrowed = EVERYTHING, page: int = 1) -> Contradictions:
    """A pageful for the data officer, those nobody was told of first: only inside an act that keeps the sight."""
    every = Discrepancy.objects.filter(council_id=viewer.council)
    found = _narrowed(every, narrowed)
    counted = _narrowed(every, Narrowed(agency=narrowed.agency, field=narrowed.field, person=narrowed.person))
    total, page = found.count(), max(page, 1)
    start = (page - 1) * A_PAGE
    rows = list(found.select_related("person", "agency").order_by("told_at", "found_at", "pk")[start : start + A_PAGE])
    return Contradictions(
        rows=_seen(rows),
        page=page,
        pages=max(1, -(-total // A_PAGE)),
        total=total,
        by_state=dict(counted.order_by().values_list("state").annotate(n=Count("pk"))),
        agencies=tuple(every.order_by("agency_kind").values_list("agency_kind", flat=True).distinct()),
    )


def one_contradiction(number: int, *, viewer: Actor) -> Contradicted | None:
    """One of them, for the data officer: only inside an act that keeps the sight."""
    row = Discrepancy.objects.filter(pk=number, council_id=viewer.council).select_related("person", "agency").first()
    return _seen([row])[0] if row else None


def to_send(*, viewer: Actor, narrowed: Narrowed) -> list[tuple[UUID, Correction]]:
    """Everything that waits for an agency and may be told to it, with whom it is of: what a file for it holds."""
    found = _narrowed(Discrepancy.objects.filter(council_id=viewer.council, held=False), narrowed)
    return [(row.person_id, _as_told(row)) for row in found.order_by("feed", "record", "kind")]


def corrections(
    *, viewer: Actor, state: str = "", number: int | None = None, page: int | None = None
) -> tuple[list[UUID], Corrections]:
    """What the viewer's own agency is asked to look at, unanswered first, and whom it is of: a page of it, or all.

    The database shows it no other agency's.
    """
    own = Discrepancy.objects.filter(council_id=viewer.council, agency_id=viewer.agency, held=False)
    found = own.filter(pk=number) if number is not None else _narrowed(own, Narrowed(state=state))
    ordered = found.order_by("answered_at", "found_at", "pk")
    total, at = found.count(), max(page or 1, 1)
    rows = list(ordered if page is None else ordered[(at - 1) * A_PAGE : at * A_PAGE])
    told = tuple(_as_told(row) for row in rows)
    pages = 1 if page is None else max(1, -(-total // A_PAGE))
    return [row.person_id for row in rows], Corrections(rows=told, page=at, pages=pages, total=total)


def _as_told(row: Discrepancy) -> Correction:
    """A row as its agency reads it."""
    return Correction(
        id=row.pk,
        kind=row.kind,
        title=BY_COMPARED[row.kind].title,
        record=row.record,
        feed=row.feed,
        feed_title=TITLES.get(row.feed, row.feed),
        name=row.name,
        value=row.value,
        other=row.other,
        said_by=tuple(TITLES.get(feed, feed) for feed in row.named),
        state=Standing(row.state),
        found_at=row.found_at,
        told_at=row.told_at,
        told_by=row.told_by,
        how=row.how,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        why=row.why,
        closed_at=row.closed_at,
    )


def _narrowed(every: QuerySet[Discrepancy], narrowed: Narrowed) -> QuerySet[Discrepancy]:
    asked = {"agency_kind": narrowed.agency, "kind": narrowed.field, "person_id": narrowed.person}
    found = every.filter(**{name: value for name, value in asked.items() if value})
    states = (narrowed.state,) if narrowed.state in set(Standing) else WAITING
    return found if narrowed.state == "all" else found.filter(state__in=states)


def _seen(rows: Iterable[Discrepancy]) -> tuple[Contradicted, ...]:
    held = list(rows)
    said = Fact.objects.filter(person_id__in={row.person_id for row in held}, hidden=False)
    kinds = {BY_COMPARED[row.kind].fact for row in held}
    facts: dict[tuple[UUID, str], list[Fact]] = {}
    for fact in said.filter(kind__in=kinds).order_by("-chosen", "-as_of", "feed"):
        facts.setdefault((fact.person_id, fact.kind), []).append(fact)
    return tuple(_contradicted(row, facts.get((row.person_id, BY_COMPARED[row.kind].fact), [])) for row in held)


def _contradicted(row: Discrepancy, facts: Iterable[Fact]) -> Contradicted:
    others = [fact for fact in facts if fact.feed != row.feed]
    return Contradicted(
        told=_as_told(row),
        person=row.person_id,
        person_name=str(row.person),
        born=row.person.date_of_birth,
        agency_kind=row.agency_kind,
        agency_name=row.agency.name if row.agency else "",
        held=row.held,
        elsewhere=_elsewhere(others),
    )


def _elsewhere(others: Iterable[Fact]) -> tuple[Elsewhere, ...]:
    """Each value once, with everybody who gives it and the newest of their days."""
    by_value: dict[str, list[Fact]] = {}
    for fact in others:
        by_value.setdefault(shown_name(fact.value) if fact.kind == "name" else fact.value, []).append(fact)
    return tuple(
        Elsewhere(
            value=value,
            sources=tuple(dict.fromkeys(TITLES.get(fact.feed, fact.feed) for fact in facts)),
            as_of=max(fact.as_of for fact in facts),
        )
        for value, facts in by_value.items()
    )
