"""Taking figures away in a file: only what may leave, whoever takes it, and a line in the audit."""

from datetime import date, datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.performance.queries.cards import Leaving
from onestory.performance.queries.figures import released_quarters
from onestory.walls.actor import Actor


@transaction.atomic
def take_figures(*, actor: Actor, as_of: date, form: str, now: datetime) -> list[Leaving]:
    """Every figure of the last whole quarters, small numbers kept back."""
    require(actor, "figures.see")
    found = released_quarters(viewer=actor, as_of=as_of)
    note(
        act="figures.take",
        actor=actor,
        now=now,
        subject_kind="figure",
        detail={"as_of": as_of, "form": form, "lines": len(found)},
    )
    return found
