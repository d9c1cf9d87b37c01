"""Handovers: what waits for a team's yes or no, and one of them with its product."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects

from onestory.access.policies import refusal, require
from onestory.frontdoor.declared.handovers import HANDOVER, OFFERED, TITLES, HandoverState
from onestory.frontdoor.models import Handover
from onestory.frontdoor.queries.cards import HandoverRow
from onestory.frontdoor.queries.cards.courts import CourtCard
from onestory.frontdoor.queries.courts.courts import court_of, courts_waiting_on
from onestory.frontdoor.rules.acts import Act
from onestory.frontdoor.rules.product import Part
from onestory.frontdoor.rules.wording import in_short
from onestory.people.queries.withheld import shielded_called, withheld
from onestory.people.rules.near_names import as_said
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

MOST_ANSWERED = 50
ACTS = {"accept": "Take it up", "decline": "Decline it"}
NOT_YOURS = "Only the team it was offered to can answer it."


@dataclass(frozen=True, kw_only=True)
class HandedAbout:
    """Somebody a handover is about."""

    name: str
    who: str
    born_on: date | None
    expected_on: date | None
    person: UUID | None


@dataclass(frozen=True, kw_only=True)
class HandoverPage:
    """A handover in full."""

    row: HandoverRow
    council_name: str
    subjects: tuple[HandedAbout, ...]
    parts: tuple[Part, ...]
    acts: dict[str, Act]
    court: CourtCard | None
    may_answer_court: bool


def handovers_to_my_team(*, viewer: Actor, now: datetime) -> list[HandoverRow]:
    """What waits for an answer, the soonest due first; then what was answered lately."""
    require(viewer, "handover.answer")
    mine = Handover.objects.filter(council_id=viewer.council, agency_id=viewer.agency)
    mine = mine.filter(team_id=viewer.team) if viewer.team else mine
    return [
        *_rows(mine.filter(state=OFFERED.value).order_by("due_at"), viewer),
        *_rows(mine.exclude(state=OFFERED.value).order_by("-answered_at")[:MOST_ANSWERED], viewer),
    ]


def handovers_of_contact(contact: UUID, *, viewer: Actor) -> list[HandoverRow]:
    """Every offer of one contact, the newest first."""
    return _rows(Handover.objects.filter(contact_id=contact).order_by("-offered_at"), viewer)


def handovers_to_watch(*, viewer: Actor, now: datetime) -> list[HandoverRow]:
    """What the hub waits for: offered and not answered, or declined with nothing offered since."""
    require(viewer, "contact.see")
    found = _watched(council=viewer.council)
    prefetch_related_objects(found, "subjects")
    return sorted(_with_courts(found, viewer), key=lambda row: row.answered_at is None)


def watched(*, viewer: Actor) -> QuerySet[Handover]:
    """The offers that the hub waits for, the soonest due first."""
    require(viewer, "contact.see")
    return _waited_for(viewer.council)


@written_once
def _watched(*, council: Any) -> QuerySet[Handover]:
    return _with_names(_waited_for(council))


def _waited_for(council: Any) -> QuerySet[Handover]:
    here = Handover.objects.filter(council_id=council).order_by("due_at")
    standing = Handover.objects.exclude(state=HandoverState.DECLINED.value).values("contact_id")
    declined = here.filter(state=HandoverState.DECLINED.value, decision__undone_at__isnull=True)
    declined = declined.exclude(decision__isnull=True, contact__decided_at__isnull=False)
    newest = declined.exclude(contact_id__in=standing).order_by("contact_id", "-offered_at").distinct("contact_id")
    return here.filter(Q(state=OFFERED.value) | Q(pk__in=newest.values("pk")))


def page_of(row: Handover, *, viewer: Actor, now: datetime) -> HandoverPage:
    """One handover. Opening its page is `open_handover`, which leaves a line in the audit."""
    page = HandoverPage(
        row=_row(row, courts_waiting_on([row.contact_id], viewer=viewer).get(row.contact_id)),
        council_name=row.council.name,
        subjects=tuple(
            HandedAbout(
                name=one.name, who=one.who, born_on=one.born_on, expected_on=one.expected_on, person=one.person_id
            )
            for one in row.subjects.all()
        ),
        parts=tuple(
            Part(key=str(one.number), title=one.title, words=one.words, source=one.source) for one in row.parts.all()
        ),
        acts={name: Act(name=name, says=says, refusal=_refusal(name, row, viewer)) for name, says in ACTS.items()},
        court=court_of(row.contact_id, viewer=viewer),
        may_answer_court=row.state == HandoverState.ACCEPTED and _is_of_its_team(row, viewer),
    )
    unmatched = [as_said(one.name) for one in page.subjects if one.person is None]
    people = {one.person for one in page.subjects if one.person} | shielded_called(unmatched, viewer=viewer)
    return withheld(page, viewer=viewer, people=people)


def _is_of_its_team(row: Handover, viewer: Actor) -> bool:
    return viewer.agency == row.agency_id and (not viewer.team or viewer.team == row.team_id)


def _refusal(move: str, row: Handover, viewer: Actor) -> str:
    if not _is_of_its_team(row, viewer):
        return NOT_YOURS
    return refusal(viewer, "handover.answer", council=row.council_id) or (
        HANDOVER.refusal(move, HandoverState(row.state)) or ""
    )


def _rows(found: QuerySet[Handover], viewer: Actor) -> list[HandoverRow]:
    return _with_courts(list(_with_names(found).prefetch_related("subjects")), viewer)


def _with_courts(rows: Sequence[Handover], viewer: Actor) -> list[HandoverRow]:
    courts = courts_waiting_on([row.contact_id for row in rows], viewer=viewer)
    return [_row(row, courts.get(row.contact_id)) for row in rows]


def _with_names(found: QuerySet[Handover]) -> QuerySet[Handover]:
    return found.select_related("team", "agency", "offered_by", "answered_by")


def _row(row: Handover, court_due_at: datetime | None) -> HandoverRow:
    return HandoverRow(
        id=row.pk,
        reference=row.reference,
        about=in_short(subject.name for subject in row.subjects.all()),
        outcome_title=label_of(CONTACT_OUTCOMES, row.outcome),
        level=row.level,
        brag=row.brag,
        team=row.team.name,
        agency_name=row.agency.name,
        state=row.state,
        state_title=TITLES[HandoverState(row.state)],
        offered_by=row.offered_by.name,
        offered_at=row.offered_at,
        due_at=row.due_at,
        opened_at=row.opened_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        answer=row.answer,
        asks=row.note,
        worker=row.worker,
        court_due_at=court_due_at,
    )
