"""Writing one line into a person's chronology, in the transaction of the act it tells of."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onestory.calendars.instants import at_london
from onestory.councils.queries import AgencyCard
from onestory.grammar.refusals import BadInput
from onestory.people.declared.event_kinds import significance_of
from onestory.people.index.events import EventRow, add_event, betrays_a_place, lock_line
from onestory.people.index.writing import as_indexer
from onestory.people.policies import living
from onestory.walls.actor import Actor


@transaction.atomic
def note_event(
    *,
    actor: Actor,
    person: UUID,
    kind: str,
    happened_at: datetime | date,
    text: str,
    now: datetime,
    until: date | None = None,
    is_opinion: bool = False,
    significant: bool | None = None,
    subject: str = "",
    handling: str = "",
    sealed: bool | AgencyCard = False,
) -> int:
    """Write up an act. Returns the line's number.

    A date in `happened_at`, rather than an instant, means that only the day is known. `subject` is the act's own
    reference (a contact's number), so that the page can lead there. `sealed` lines are seen by the actor's agency, or
    by the one that is named instead, and by those who may read what is under seal. Significance follows the declared
    rule unless `significant` says otherwise. A line that would betray where a shielded person is is kept from all but
    those who may see such places. The room that acts has asked for permission and writes the audit.
    """
    if not text.strip():
        raise BadInput("Say what happened: a line of the chronology cannot be empty.")
    whose = living(person)
    with as_indexer(actor):
        hidden = betrays_a_place(actor.council, whose, kind, text)
    number = add_event(
        EventRow(
            council=actor.council, person=whose, kind=kind, until=until, recorded_at=now, text=text.strip(),
            **_when(happened_at),
            standing="opinion" if is_opinion else "fact",
            significance=significance_of(kind, asked=significant),
            act=kind, subject=subject, **_agency(actor, sealed),
            noted_by=actor.name or actor.username, handling=handling, sealed=bool(sealed), hidden=hidden,
        )
    )  # fmt: skip
    if hidden:
        with as_indexer(actor):
            lock_line(actor.council, number, now, text.strip())
    return number


def _agency(actor: Actor, sealed: bool | AgencyCard) -> dict[str, Any]:
    """Whose line it is: the agency to which it is sealed, or the actor's own."""
    if isinstance(sealed, AgencyCard):
        return {"agency": sealed.code, "agency_id": sealed.id}
    return {"agency": actor.agency_code, "agency_id": actor.agency or None}


def _when(happened_at: datetime | date) -> dict[str, Any]:
    """The instant, and whether only its day is known."""
    if isinstance(happened_at, datetime):
        return {"happened_at": happened_at, "to_the_day": False}
    return {"happened_at": at_london(happened_at), "to_the_day": True}
