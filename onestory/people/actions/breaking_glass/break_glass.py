"""Breaking the glass: opening one record that is shut to a worker, for thirty minutes, with somebody told at once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.reasons import says_why
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.calendars.working_days import add_working_days
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.breaking_glass.leave_record import leave_record
from onestory.people.actions.opening.let_in import NO_PURPOSE
from onestory.people.declared.glass import GLASS
from onestory.people.index.copying import run
from onestory.people.models import Glass
from onestory.people.policies import person_for
from onestory.walls.actor import Actor

ONE_AT_A_TIME = "select pg_advisory_xact_lock(730914, %s)"
"""Two windows of one worker break one after the other: the later shuts the earlier."""
SAY_WHY = "Say why you must open this record now, in a sentence: somebody else will judge by it whether it was right."


@transaction.atomic
def break_glass(*, actor: Actor, person: UUID, why: str, now: datetime) -> datetime:
    """Open a record that is shut to this worker, a shielded person's places among it. Until when it stays open.

    One record at a time: a glass broken before is left. Never one's own record or a relative's: that is not there.
    """
    require(actor, "person.break-glass")
    if not actor.purpose:
        raise NotPermitted(NO_PURPOSE)
    if not says_why(why):
        raise BadInput(SAY_WHY)
    row = person_for(actor, person)
    run(ONE_AT_A_TIME, [actor.user])
    leave_record(actor=actor, now=now)
    glass = Glass.objects.create(
        council_id=actor.council,
        person=row,
        user_id=actor.user,
        username=actor.username,
        role=actor.role,
        purpose=actor.purpose,
        why=why.strip(),
        broken_at=now,
        ends_at=now + GLASS.lasts,
        review_by=add_working_days(london_date(now), GLASS.reviewed_within_working_days + 1),
    )
    breaking = actor.acting_for(actor.purpose, why.strip())
    note(act="person.break-glass", actor=breaking, now=now, person=row.pk, subject=str(glass.pk), subject_kind="glass")
    return glass.ends_at
