"""Opening the children behind a figure: an act, with a reason, and a line in the audit for each of them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.reasons import says_why
from onestory.audit.actions.note import note, note_each
from onestory.grammar.refusals import BadInput, NotFound
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.queries.behind import behind
from onestory.performance.queries.cards import Behind
from onestory.walls.actor import Actor

NO_FIGURE = "There is no figure of that name here."
WHY = (
    "Say why you need to see the children behind this figure, in a sentence: what you look into, and for whom. "
    "Your reason is kept, and may be reviewed."
)
MOST = 500
TOO_MANY = (
    "There are {many:,} behind this figure, and at most {most} are opened at once. "
    "Choose a single month, or a part of the figure."
)


@transaction.atomic
def open_figure(
    *, actor: Actor, code: str, as_of: date, first: int, last: int, counted: bool, reason: str, now: datetime
) -> list[Behind]:
    """The facts behind a figure over some months, with names. Children whose page is shut to the actor have none."""
    require(actor, "figures.drill")
    indicator = BY_CODE.get(code)
    if indicator is None:
        raise NotFound(NO_FIGURE)
    why = reason.strip()
    if not says_why(why):
        raise BadInput(WHY)
    found = behind(indicator, viewer=actor, as_of=as_of, first=first, last=last, counted=counted)
    if len(found) > MOST:
        raise BadInput(TOO_MANY.format(many=len(found), most=MOST))
    asker = actor.acting_for(actor.purpose, why)
    note(
        act="figures.drill",
        actor=asker,
        now=now,
        subject=code,
        subject_kind="figure",
        detail={"as_of": as_of, "first": first, "last": last, "counted": counted, "children": len(_known(found))},
    )
    subjects = [(code, person) for person in _known(found)]
    note_each(act="figures.child", actor=asker, now=now, subjects=subjects, subject_kind="figure")
    return found


def _known(found: Iterable[Behind]) -> list[UUID]:
    return sorted({UUID(each.person) for each in found if each.person})
