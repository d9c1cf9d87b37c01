"""Flagged looks as their reviewer sees them: whose, which signs, and the lines of the audit behind each."""

from dataclasses import dataclass
from datetime import date, datetime

from onestory.access.policies import require
from onestory.audit.queries import Sight, sights_numbered
from onestory.grammar.refusals import NotFound
from onestory.oversight.declared.outcomes import FOUND
from onestory.oversight.declared.signs import BY_CODE, Sign, Signal
from onestory.oversight.models import Flagged
from onestory.vocabulary.code_sets import label_of
from onestory.walls.actor import Actor

NOTHING = "There is no such flag here, or it is not one for you to review."
MOST = 200


@dataclass(frozen=True, kw_only=True)
class FlagCard:
    """One flag as a list shows it."""

    number: int
    who: str
    username: str
    on: date
    signals: tuple[Signal, ...]
    weight: int
    looks: int
    review_by: date
    is_late: bool
    found: str
    found_title: str


@dataclass(frozen=True, kw_only=True)
class FlagPage:
    """One flag in full."""

    card: FlagCard
    sights: tuple[Sight, ...]
    words: str
    reviewed_by: str
    reviewed_at: datetime | None


def flags_to_review(*, viewer: Actor, today: date, reviewed: bool = False) -> list[FlagCard]:
    """Those that wait, heaviest first; or those reviewed, newest first. None of the viewer's own looks."""
    require(viewer, "audit.review")
    found = Flagged.objects.filter(council_id=viewer.council).select_related("viewer")
    chosen = found.exclude(found="").order_by("-reviewed_at") if reviewed else found.filter(found="")
    return [_card(row, today) for row in chosen[:MOST]]


def flag(number: int, *, viewer: Actor, today: date) -> FlagPage:
    """One flag with the sights behind it."""
    require(viewer, "audit.review")
    row = Flagged.objects.filter(pk=number, council_id=viewer.council).select_related("viewer", "reviewed_by").first()
    if row is None:
        raise NotFound(NOTHING)
    return FlagPage(
        card=_card(row, today),
        sights=tuple(sights_numbered(row.looks, viewer=viewer)),
        words=row.words,
        reviewed_by=row.reviewed_by.name if row.reviewed_by else "",
        reviewed_at=row.reviewed_at,
    )


def _card(row: Flagged, today: date) -> FlagCard:
    return FlagCard(
        number=row.pk,
        who=row.viewer.name,
        username=row.viewer.username,
        on=row.on,
        signals=tuple(BY_CODE[Sign(sign)] for sign in row.signs),
        weight=row.weight,
        looks=len(row.looks),
        review_by=row.review_by,
        is_late=not row.found and row.review_by < today,
        found=row.found,
        found_title=label_of(FOUND, row.found) if row.found else "",
    )
