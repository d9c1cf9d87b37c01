"""Weighing a day's looks and putting to the reviewer those that say more than was said before."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.calendars.working_days import add_working_days
from onestory.oversight.declared.outcomes import REVIEW_WITHIN_WORKING_DAYS
from onestory.oversight.models import Flagged
from onestory.oversight.queries.gathering import day_of_looks
from onestory.oversight.rules.looks import Flag
from onestory.oversight.rules.weighing import flags, says_more
from onestory.walls.actor import Actor


@transaction.atomic
def flag_looks(*, actor: Actor, on: date, now: datetime) -> int:
    """How many were raised. Run again over the same day, it raises only what is new in it."""
    require(actor, "audit.review")
    raised = 0
    for found in flags(day_of_looks(viewer=actor, on=on)):
        if _is_new(found, actor):
            _raise(found, actor, now)
            raised += 1
    if raised:
        note(act="watch.flag", actor=actor, now=now, subject_kind="flag", detail={"on": on, "raised": raised})
    return raised


def _is_new(found: Flag, actor: Actor) -> bool:
    earlier = Flagged.objects.filter(
        council_id=actor.council, viewer_id=found.viewer, person_id=_person(found), on__lte=found.on
    ).order_by("-on")
    rows = list(earlier.values_list("on", "signs")[:20])
    known = {sign for _, signs in rows for sign in signs}
    return says_more(found, last=rows[0][0] if rows else None, known=known)


def _raise(found: Flag, actor: Actor, now: datetime) -> None:
    Flagged.objects.create(
        council_id=actor.council,
        viewer_id=found.viewer,
        person_id=_person(found),
        on=found.on,
        signs=list(found.signs),
        weight=found.weight,
        looks=list(found.looks),
        raised_at=now,
        review_by=add_working_days(london_date(now), REVIEW_WITHIN_WORKING_DAYS),
    )


def _person(found: Flag) -> UUID | None:
    return UUID(found.person) if found.person else None
