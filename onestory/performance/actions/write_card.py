"""Writing a report card: what the figure says, so what, and now what."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.models import ReportCard
from onestory.performance.rules.standing import Rag
from onestory.walls.actor import Actor

NO_FIGURE = "There is no figure of that name here."
NO_COLOUR = "Choose a colour from the list, or none."
ALL_THREE = "Say what the figure shows, what that means, and what is to be done: all three."


@dataclass(frozen=True, kw_only=True)
class NewCard:
    """What is written. `rag` is what the writer declares, beside what is computed; blank for neither."""

    what: str
    so_what: str
    now_what: str
    rag: str = ""


@transaction.atomic
def write_card(*, actor: Actor, code: str, as_of: date, figure: str, given: NewCard, now: datetime) -> int:
    """Keep the card beside the figure as it was said that day. Its number is returned, for steps to be added to."""
    require(actor, "figures.report")
    if code not in BY_CODE:
        raise NotFound(NO_FIGURE)
    words = [each.strip() for each in (given.what, given.so_what, given.now_what)]
    if not all(words):
        raise BadInput(ALL_THREE)
    if given.rag not in list(Rag):
        raise BadInput(NO_COLOUR)
    what, so_what, now_what = words
    card = ReportCard.objects.create(
        council_id=actor.council,
        indicator=code,
        as_of=as_of,
        figure=figure,
        rag=Rag(given.rag).value,
        what=what,
        so_what=so_what,
        now_what=now_what,
        written_by=actor.name or actor.username,
        written_at=now,
    )
    note(act="figures.report", actor=actor, now=now, subject=code, subject_kind="figure", detail={"card": card.pk})
    return card.pk
