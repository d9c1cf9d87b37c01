"""Professional disagreements: what waits for the viewer's side, what waits for the other, and one in full."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.frontdoor.declared.disagreements import (
    ANSWERED,
    BY_NUMBER,
    CLOSED,
    OPEN,
    SETTLEMENTS,
    STANCES,
    TITLES,
    TOPICS,
    DisagreementState,
    StepKind,
)
from onestory.frontdoor.models import Disagreement, DisagreementStep
from onestory.frontdoor.policies import raised_it, refusal_of_disagreement_move, was_asked
from onestory.frontdoor.queries.cards import DisagreementPage, DisagreementRow, StepRow
from onestory.frontdoor.queries.naming.named import concerned, places_named
from onestory.frontdoor.rules.acts import Act
from onestory.frontdoor.rules.disagreeing import LAST_STAGE, may_go_up
from onestory.grammar.timescales import standing_at
from onestory.people.queries.withheld import withheld
from onestory.vocabulary.code_sets import label_of
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

MOST_CLOSED = 50
ACTS = {
    "answer": "Answer it",
    "escalate": "Take it up a stage",
    "settle": "Say how it ended",
    "close": "Close it",
}
STEP_TITLES = {
    StepKind.RAISED: "Raised",
    StepKind.ANSWERED: "Answered",
    StepKind.ESCALATED: "Taken up a stage",
    StepKind.CLOSED: "Closed",
}


def disagreements(*, viewer: Actor, now: datetime) -> list[DisagreementRow]:
    """Every open one the viewer may see, the soonest due first; then those closed lately."""
    require(viewer, "disagreement.raise")
    here = Disagreement.objects.filter(council_id=viewer.council)
    still_open = here.exclude(state=CLOSED.value).order_by("due_at")
    closed = here.filter(state=CLOSED.value).order_by("-closed_at")[:MOST_CLOSED]
    return [*_rows(still_open, viewer, now), *_rows(closed, viewer, now)]


def disagreements_waiting(*, viewer: Actor, now: datetime) -> list[DisagreementRow]:
    """Those in which the next word is the viewer's side's, the soonest due first."""
    if not viewer.may("disagreement.raise"):
        return []
    if viewer.may("contact.see"):
        found = [_row(row, viewer, now) for row in _open_at_the_hub(council=viewer.council)]
    else:
        found = _rows(_open(viewer.council), viewer, now)
    return [row for row in found if row.waits_for_me]


def _open(council: Any) -> QuerySet[Disagreement]:
    return Disagreement.objects.filter(council_id=council).exclude(state=CLOSED.value).order_by("due_at")


@written_once
def _open_at_the_hub(*, council: Any) -> QuerySet[Disagreement]:
    return _open(council).select_related("agency", "raised_by", "contact")


def disagreements_of_contact(contact: UUID, *, viewer: Actor, now: datetime) -> list[DisagreementRow]:
    """Every one about a contact, the newest first."""
    return _rows(Disagreement.objects.filter(contact_id=contact).order_by("-raised_at"), viewer, now)


def disagreements_about(reference: str, *, viewer: Actor, now: datetime) -> list[DisagreementRow]:
    """Every one under the reference of a request or of one's own contact, the newest first."""
    return _rows(Disagreement.objects.filter(reference=reference).order_by("-raised_at"), viewer, now)


def page_of(row: Disagreement, *, viewer: Actor, now: datetime) -> DisagreementPage:
    """One in full. Opening its page is `open_disagreement`, which leaves a line in the audit."""
    page = DisagreementPage(
        row=_row(row, viewer, now),
        issue=row.issue,
        wants=row.wants,
        steps=tuple(_step(step) for step in row.steps.select_related("by")),
        stage=BY_NUMBER[row.stage],
        acts={name: Act(name=name, says=says, refusal=_refusal(name, row, viewer)) for name, says in ACTS.items()},
    )
    if viewer.may("contact.see"):
        besides = places_named(row.contact, viewer=viewer)
        return withheld(page, viewer=viewer, people=concerned(row.contact, viewer=viewer), besides=besides)
    return withheld(page, viewer=viewer, people=_asked_about(row))


def _refusal(name: str, row: Disagreement, viewer: Actor) -> str:
    refused = refusal_of_disagreement_move(name, row, actor=viewer)
    return refused or (LAST_STAGE if name == "escalate" and not may_go_up(row.stage) else "")


def _asked_about(row: Disagreement) -> list[UUID]:
    """Those whom the request was about, as far as its agency is told whom the index takes them for."""
    subjects = row.request.subjects.values_list("person_id", flat=True) if row.request else ()
    return [person for person in subjects if person]


def _rows(found: QuerySet[Disagreement], viewer: Actor, now: datetime) -> list[DisagreementRow]:
    related = ("agency", "raised_by", *(("contact",) if viewer.may("contact.see") else ()))
    return [_row(row, viewer, now) for row in found.select_related(*related)]


def _row(row: Disagreement, viewer: Actor, now: datetime) -> DisagreementRow:
    return DisagreementRow(
        id=row.pk,
        reference=row.reference,
        contact_reference=row.contact.reference if viewer.may("contact.see") else "",
        about=row.about,
        agency_name=row.agency.name,
        raised_by_hub=row.raised_by_hub,
        topic_title=label_of(TOPICS, row.topic),
        stage=row.stage,
        stage_title=BY_NUMBER[row.stage].title,
        state=row.state,
        state_title=TITLES[DisagreementState(row.state)],
        due_at=row.due_at,
        standing=standing_at(due=row.due_at, ended=row.closed_at, now=now),
        raised_by=row.raised_by.name,
        raised_at=row.raised_at,
        settled_title=label_of(SETTLEMENTS, row.settled) if row.settled else "",
        closed_at=row.closed_at,
        waits_for_me=(row.state == OPEN and was_asked(row, viewer))
        or (row.state == ANSWERED and raised_it(row, viewer)),
    )


def _step(step: DisagreementStep) -> StepRow:
    kind = StepKind(step.kind)
    stance = f": {label_of(STANCES, step.stance)}" if step.stance else ""
    return StepRow(
        stage=step.stage,
        stage_title=BY_NUMBER[step.stage].title,
        kind=step.kind,
        title=f"{STEP_TITLES[kind]}{stance}",
        words=step.words,
        given_by=step.given_by,
        by=step.by.name,
        at=step.at,
        due_at=step.due_at,
        was_late=kind is StepKind.ANSWERED and step.at > step.due_at,
    )
