"""Opening one person's page: an act, with a line in the audit before anything is given back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotPermitted
from onestory.people.models import Working
from onestory.people.policies import Whose, open_work, own_work, whose
from onestory.people.queries.head import head_of
from onestory.people.queries.single_view import page_of
from onestory.people.rules.page import PersonHead, PersonPage
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
    opened = _let_in(actor, person, now, reason, part="")
    return page_of(opened.whose, opened.work, viewer=actor, now=now, asked_for=person, because=opened.because)


@transaction.atomic
def open_part(*, actor: Actor, person: UUID, part: str, now: datetime, reason: str = "") -> PersonHead:
    """One part of the record (the story, the network, a document): its head, under the same conditions and audit."""
    opened = _let_in(actor, person, now, reason, part=part)
    return head_of(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because).head


@dataclass(frozen=True)
class _Opened:
    whose: Whose
    work: Sequence[Working]
    because: str


def _let_in(actor: Actor, person: UUID, now: datetime, reason: str, *, part: str) -> _Opened:
    require(actor, "person.open")
    if not actor.purpose:
        raise NotPermitted(NO_PURPOSE)
    found = whose(actor, person)
    work = open_work(found.identifiers)
    mine = own_work(actor, work)
    why = reason.strip() or actor.reason.strip()
    if not mine:
        require(actor, "person.open-without-link")
        if not why:
            raise ReasonNeeded(WHY)
    note(
        act="person.open",
        actor=actor.acting_for(actor.purpose, mine or why),
        now=now,
        person=found.row.pk,
        subject_kind="person",
        detail={"works_with": bool(mine), "asked_for": person, **({"part": part} if part else {})},
    )
    return _Opened(whose=found, work=work, because=mine or why)
