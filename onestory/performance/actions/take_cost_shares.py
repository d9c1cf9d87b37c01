"""Taking the shares of a hub's cost away in a file, with a line in the audit."""

from datetime import date, datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotFound
from onestory.performance.queries.cost_shares import CostPage, Period, cost_shares
from onestory.walls.actor import Actor

NO_PERIOD = "There are no shares of that period to take."


@transaction.atomic
def take_cost_shares(*, actor: Actor, as_of: date, period: str, form: str, now: datetime) -> tuple[CostPage, Period]:
    """One period, as its page shows it: the counts in it are those that may leave."""
    require(actor, "figures.see")
    page = cost_shares(viewer=actor, as_of=as_of)
    found = page.period(period)
    if found is None:
        raise NotFound(NO_PERIOD)
    note(
        act="cost-shares.take",
        actor=actor,
        now=now,
        subject=found.code,
        subject_kind="period",
        detail={"as_of": as_of, "form": form},
    )
    return page, found
