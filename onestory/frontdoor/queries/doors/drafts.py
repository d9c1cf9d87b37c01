"""Forms begun and not yet sent: one by its token, or one's own."""

from datetime import datetime
from uuid import UUID

from onestory.councils.models import Council
from onestory.frontdoor.models import Draft
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.queries.cards import DraftCard, DraftLine
from onestory.frontdoor.unsent import written_in
from onestory.walls.actor import Actor


def draft(token: str, *, viewer: Actor, now: datetime) -> DraftCard:
    """The one draft this token opens. The door must have seen its code, or have started it in the same session."""
    return _card(draft_for(actor=viewer, now=now, token=token))


def draft_of_mine(draft_id: UUID, *, viewer: Actor, now: datetime) -> DraftCard:
    """One of the viewer's own drafts, begun while signed in."""
    return _card(draft_for(actor=viewer, now=now, draft=draft_id))


def my_drafts(*, viewer: Actor, now: datetime) -> list[DraftLine]:
    """The viewer's own drafts, the latest saved first, unopened. None for the public."""
    if not viewer.user:
        return []
    found = Draft.objects.filter(user_id=viewer.user, submitted_as="", expires_at__gt=now)
    return [DraftLine(*row) for row in found.values_list("pk", "saved_at", "expires_at")]


def _card(row: Draft) -> DraftCard:
    return DraftCard(
        id=row.pk,
        form=row.form,
        form_version=row.form_version,
        answers=written_in(row),
        council=row.council_id or 0,
        council_code=Council.objects.filter(pk=row.council_id or 0).values_list("code", flat=True).first() or "",
        saved_at=row.saved_at,
        saved_times=row.saved_times,
        expires_at=row.expires_at,
        submitted_as=row.submitted_as,
        submitted_also=tuple(row.submitted_also),
    )
