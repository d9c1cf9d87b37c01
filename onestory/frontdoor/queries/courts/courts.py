"""Courts that wait for something: on one contact, on the rows of a board, and all of them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.courts import ENDED, STEP_TITLES, CourtStep
from onestory.frontdoor.declared.handovers import ACCEPTED
from onestory.frontdoor.declared.notices import COURT_SECTIONS
from onestory.frontdoor.models import CourtDay, Handover
from onestory.frontdoor.policies import courts_waiting
from onestory.frontdoor.queries.cards.courts import CourtCard, CourtRow, CourtStepCard
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.courts import near_until
from onestory.frontdoor.rules.wording import in_short
from onestory.people.queries.withheld import withheld
from onestory.vocabulary.code_sets import label_of
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

IS_OVER = [each.value for each in ENDED]


def court_of(contact: UUID, *, viewer: Actor) -> CourtCard | None:
    """What a court asks on one contact; None where none does. The hub's, and the team's it was handed to."""
    rows = list(CourtDay.objects.filter(contact_id=contact).select_related("by").order_by("number"))
    if not rows:
        return None
    last = rows[-1]
    return CourtCard(
        court=last.court,
        asks_title=label_of(COURT_SECTIONS, last.section),
        due_on=last.due_on,
        hour=last.hour,
        due_at=last.due_at,
        asked_at=rows[0].at,
        ended_at=last.at if last.step in IS_OVER else None,
        steps=tuple(
            CourtStepCard(
                title=STEP_TITLES[CourtStep(row.step)],
                due_on=row.due_on,
                hour=row.hour,
                words=row.words,
                by=row.by.name if row.by else "",
                at=row.at,
            )
            for row in rows
        ),
    )


def courts_waiting_on(contacts: Sequence[UUID], *, viewer: Actor) -> dict[UUID, datetime]:
    """Of these contacts, those on which a court waits, and until when."""
    return dict(_waiting_on(contacts=list(contacts), council=viewer.council)) if contacts else {}


@written_once
def _waiting_on(*, contacts: Any, council: Any) -> QuerySet[CourtDay, tuple[UUID, datetime]]:
    return courts_waiting(council).filter(contact_id__among=contacts).order_by().values_list("contact_id", "due_at")


def courts(*, viewer: Actor, now: datetime) -> list[CourtRow]:
    """Every court that waits, the soonest first, whether its contact is open here or a team has taken it up."""
    require(viewer, "contact.see")
    found = courts_waiting(viewer.council).select_related("contact__team", "contact__owner").order_by("due_at")
    days = list(found.prefetch_related("contact__children"))
    taken = Handover.objects.filter(contact_id__in=[day.contact_id for day in days], state=ACCEPTED.value)
    teams = {row.contact_id: row.team.name for row in taken.select_related("team")}
    near = near_now(viewer=viewer, now=now)
    rows = [
        CourtRow(
            reference=day.reference,
            about=in_short(str(child) for child in day.contact.children.all()),
            court=day.court,
            asks_title=label_of(COURT_SECTIONS, day.section),
            due_on=day.due_on,
            hour=day.hour,
            due_at=day.due_at,
            is_near=day.due_on <= near and day.due_at >= now,
            is_late=day.due_at < now,
            team=teams.get(day.contact_id, day.contact.team.name),
            owner="" if day.contact_id in teams or day.contact.owner is None else day.contact.owner.name,
        )
        for day in days
    ]
    named = [child.person_id for day in days for child in day.contact.children.all()]
    return withheld(rows, viewer=viewer, people=filter(None, named))


def near_now(*, viewer: Actor, now: datetime) -> date:
    """The last of the days that are near at the viewer's council."""
    return near_until(london_date(now), calendar=clocks_of(viewer=viewer, on=london_date(now)).calendar)
