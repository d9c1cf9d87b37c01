"""Report cards of the viewer's council, newest first, each with its steps."""

from datetime import date

from onestory.access.policies import require
from onestory.performance.models import ReportCard, Step
from onestory.performance.queries.cards import CardPage, StepCard
from onestory.performance.rules.standing import Rag
from onestory.walls.actor import Actor

MOST = 12


def report_cards(*, viewer: Actor, today: date, code: str = "") -> list[CardPage]:
    """Of one figure, or of all; the late steps know that they are."""
    require(viewer, "figures.see")
    found = ReportCard.objects.filter(council_id=viewer.council).prefetch_related("steps")
    found = found.filter(indicator=code) if code else found
    return [_card(row, today) for row in found[:MOST]]


def steps_open(*, viewer: Actor, today: date) -> list[tuple[str, StepCard]]:
    """Every step not done, soonest due first, with the code of its figure."""
    require(viewer, "figures.see")
    found = Step.objects.filter(council_id=viewer.council, done_at__isnull=True).select_related("card")
    return [(row.card.indicator, _step(row, today)) for row in found]


def _card(row: ReportCard, today: date) -> CardPage:
    return CardPage(
        id=row.pk,
        indicator=row.indicator,
        as_of=row.as_of,
        figure=row.figure,
        rag=Rag(row.rag),
        what=row.what,
        so_what=row.so_what,
        now_what=row.now_what,
        written_by=row.written_by,
        written_at=row.written_at,
        steps=tuple(_step(step, today) for step in row.steps.all()),
    )


def _step(row: Step, today: date) -> StepCard:
    return StepCard(
        id=row.pk,
        words=row.words,
        owner=row.owner,
        due_on=row.due_on,
        done_at=row.done_at,
        done_by=row.done_by,
        came_of_it=row.came_of_it,
        is_late=row.done_at is None and row.due_on < today,
    )
