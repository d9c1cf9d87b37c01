"""Letting a worker in to one person's record: on what conditions, and with a line in the audit first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.reasons import says_why
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotPermitted
from onestory.people.models import Working
from onestory.people.policies import Whose, open_work, own_work, whose_opened
from onestory.people.queries.glass import glass_held
from onestory.walls.actor import Actor

NO_PURPOSE = "Choose first what you are doing this for: every look at a person is kept with its purpose."
BROKE = "Broke the glass"
WHY = "You are not working with this person. Say why you need to look; your reason is kept, and may be reviewed."
SHORT = "Say why in a sentence: what you look into, and for whom. Your reason is kept, and may be reviewed."


class ReasonNeeded(NotPermitted):
    """The worker does not work with this person: the page asks why they need to look, and asks again."""


@dataclass(frozen=True)
class LetIn:
    """Whose record it is, who works with them, and because of what the worker was let in."""

    whose: Whose
    work: Sequence[Working]
    because: str


@transaction.atomic
def let_in(*, actor: Actor, person: UUID, now: datetime, reason: str = "", part: str = "") -> LetIn:
    """Let somebody in to a record, or to one part of it.

    Raises NotPermitted without a purpose, ReasonNeeded without a working relationship or a reason, and NotFound, in the
    same words, for whoever is not there and for whoever's existence is closed to this viewer.
    """
    require(actor, "person.open")
    if not actor.purpose:
        raise NotPermitted(NO_PURPOSE)
    found = whose_opened(actor, person, now=now)
    work = open_work(found.identifiers)
    mine = own_work(actor, work)
    glass = None if mine else glass_held(found.row.pk, viewer=actor, now=now)
    why = f"{BROKE}: {glass.why}" if glass else reason.strip() or actor.reason.strip()
    if not mine and not glass:
        require(actor, "person.open-without-link")
        if not says_why(why):
            raise ReasonNeeded(SHORT if why else WHY)
    note(
        act="person.open",
        actor=actor.acting_for(actor.purpose, mine or why),
        now=now,
        person=found.row.pk,
        subject_kind="person",
        detail={
            "works_with": bool(mine),
            "glass": bool(glass),
            "asked_for": person,
            **({"part": part} if part else {}),
        },
    )
    return LetIn(whose=found, work=work, because=mine or why)
