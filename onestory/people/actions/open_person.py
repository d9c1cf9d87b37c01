"""Opening one person's page: an act, with a line in the audit before anything is given back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotPermitted
from onestory.people.policies import person_for, work_between
from onestory.people.queries.single_view import page_of
from onestory.people.rules.page import PersonPage
from onestory.walls.actor import Actor

NO_PURPOSE = "Choose first what you are doing this for: every look at a person is kept with its purpose."
WHY = "You are not working with this person. Say why you need to look; your reason is kept, and may be reviewed."


class ReasonNeeded(NotPermitted):
    """The worker does not work with this person: the page asks why they need to look, and asks again."""


@transaction.atomic
def open_person(*, actor: Actor, person: UUID, now: datetime, reason: str = "") -> PersonPage:
    """Everything the single view needs.

    Raises NotPermitted without a purpose, ReasonNeeded without a working relationship or a reason, and NotFound, in the
    same words, for whoever is not there and for whoever's existence is closed to this viewer.
    """
    require(actor, "person.open")
    if not actor.purpose:
        raise NotPermitted(NO_PURPOSE)
    row = person_for(actor, person)
    work = work_between(actor, row.pk)
    why = reason.strip() or actor.reason.strip()
    if not work:
        require(actor, "person.open-without-link")
        if not why:
            raise ReasonNeeded(WHY)
    note(
        act="person.open",
        actor=actor.acting_for(actor.purpose, work or why),
        now=now,
        person=row.pk,
        subject_kind="person",
        detail={"works_with": bool(work), "asked_for": person},
    )
    return page_of(row, viewer=actor, now=now, asked_for=person, because=work or why)
