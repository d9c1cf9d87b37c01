"""Requests to partners: an agency's own queue, and one request as its viewer may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from onestory.access.policies import require
from onestory.frontdoor.declared.answers import HANDLING, HELD, ONWARD, WITHHOLDING
from onestory.frontdoor.declared.outcomes import CHASE_AGAIN_HOURS
from onestory.frontdoor.declared.request_workflow import TITLES, WAITING, RequestState
from onestory.frontdoor.models import Answer, Clarification, InformationRequest, RequestSubject
from onestory.frontdoor.policies import NO_REQUEST, refusal_of_request_move, refusal_to_clarify, state_of
from onestory.frontdoor.queries.cards import (
    AnswerCard,
    ClarificationCard,
    FactCard,
    FileCard,
    RequestPage,
    RequestRow,
    SubjectCard,
)
from onestory.frontdoor.queries.files.attachments import files_of_requests
from onestory.frontdoor.rules.acts import Act
from onestory.frontdoor.rules.references import as_typed
from onestory.frontdoor.rules.wording import in_short
from onestory.grammar.refusals import NotFound
from onestory.grammar.timescales import standing_at
from onestory.people.queries.withheld import shielded_called, withheld
from onestory.people.rules.near_names import as_said
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RELATIONSHIP_KINDS
from onestory.vocabulary.sharing import LAWFUL_BASES, TOLD_THE_FAMILY
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

SEALED = "Sealed: the agency that answered and the hub's sealed readers can open it. Ask a screening social worker."
ACTS = {
    "answer": "Answer",
    "answer-in-part": "Answer in part",
    "add": "Add to the answer",
    "release": "Agree that it may leave the hub",
    "chase": "Chase",
    "withdraw": "Withdraw this request",
    "ask-hub": "Ask the hub what it means",
    "ask-agency": "Ask them what they mean",
}


def requests_of_my_agency(*, viewer: Actor, now: datetime, waiting_only: bool = False) -> list[RequestRow]:
    """What the viewer's agency has been asked by the council they act for: what waits, most urgent, first."""
    require(viewer, "request.see")
    mine = InformationRequest.objects.filter(council_id=viewer.council, agency_id=viewer.agency)
    waiting = [state.value for state in WAITING]
    rows = rows_of_requests(mine.filter(state__in=waiting).order_by("due_at"), viewer=viewer, now=now)
    if not waiting_only:
        ended = mine.exclude(state__in=waiting).order_by(Coalesce("answered_at", "withdrawn_at").desc())
        rows += rows_of_requests(ended[:100], viewer=viewer, now=now)
    return rows


def requests_to_chase(*, viewer: Actor, now: datetime) -> list[str]:
    """References of requests past their time that nobody has chased since, or not for the declared hours."""
    waiting = InformationRequest.objects.filter(
        council_id=viewer.council, state__in=[state.value for state in WAITING], due_at__lt=now
    )
    long_ago = now - timedelta(hours=CHASE_AGAIN_HOURS)
    unchased = waiting.filter(Q(chased_at__isnull=True) | Q(chased_at__lt=F("due_at")) | Q(chased_at__lt=long_ago))
    return list(unchased.order_by("due_at").values_list("reference", flat=True))


def request(reference: str, *, viewer: Actor, now: datetime) -> RequestPage:
    """One request in full. Opening its page is `open_request`, which leaves a line in the audit."""
    found = _for_a_page(InformationRequest.objects.filter(reference=as_typed(reference))).first()
    if found is None:
        raise NotFound(NO_REQUEST)
    about = asked_about([found], viewer=viewer)
    files = files_of_requests([found.pk], viewer=viewer)
    return withheld(_page(found, viewer, now, files.get(found.pk, ())), viewer=viewer, people=about)


def asked_about(found: Iterable[InformationRequest], *, viewer: Actor) -> set[UUID]:
    """Whom requests are about, and while nobody has said who somebody is, every shielded person of that name."""
    subjects = [subject for each in found for subject in each.subjects.all()]
    unmatched = [as_said(subject.name) for subject in subjects if subject.person_id is None]
    return {one.person_id for one in subjects if one.person_id} | shielded_called(unmatched, viewer=viewer)


def requests_on(contact: UUID, *, viewer: Actor, now: datetime) -> list[RequestPage]:
    """Every request of one contact, for its page."""
    found = _for_a_page(InformationRequest.objects.filter(contact_id=contact))
    rows = list(found.order_by("sent_at", "agency__name"))
    files = files_of_requests([row.pk for row in rows], viewer=viewer) if rows else {}
    return [_page(row, viewer, now, files.get(row.pk, ())) for row in rows]


def rows_of_requests(requests: QuerySet[InformationRequest], *, viewer: Actor, now: datetime) -> list[RequestRow]:
    """These requests as rows. A partner is not told the contact's reference: it is there where it was asked for."""
    return rows_from_requests([list(requests.select_related("agency"))], viewer=viewer, now=now)[0]


def rows_from_requests(
    found: Sequence[Sequence[InformationRequest]], *, viewer: Actor, now: datetime
) -> list[list[RequestRow]]:
    """Lists of requests that were read with their agencies, as rows: two statements for what hangs on all of them."""
    ids = [row.pk for rows in found for row in rows]
    beside = {each: Beside() for each in ids}
    for request, name in _subjects(requests=ids) if ids else ():
        beside[request].names.append(name)
    for request, by_hub in _open_questions(requests=ids) if ids else ():
        beside[request].asked_by_hub.append(by_hub)
    return [[_row(row, now, getattr(row, "contact_reference", ""), beside[row.pk]) for row in rows] for rows in found]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What hangs on one request: whom it is about, and of each question that waits, whether the hub asks it."""

    names: list[str] = field(default_factory=list)
    asked_by_hub: list[bool] = field(default_factory=list)


@written_once
def _subjects(*, requests: Any) -> QuerySet[RequestSubject, tuple[UUID, str]]:
    return RequestSubject.objects.filter(request_id__among=requests).values_list("request_id", "name")


@written_once
def _open_questions(*, requests: Any) -> QuerySet[Clarification, tuple[UUID, bool]]:
    waiting = Clarification.objects.filter(
        request_id__among=requests, answered_at__isnull=True, request__withdrawn_at__isnull=True
    )
    return waiting.order_by().values_list("request_id", "by_hub")


def _for_a_page(requests: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    return requests.select_related("agency", "council", "sent_by", "withdrawal__by").prefetch_related(
        "subjects",
        "questions",
        "chases",
        "answers__facts__subject",
        "answers__releases",
        "answers__by",
        "clarifications__asked_by",
        "clarifications__answered_by",
    )


def _row(row: InformationRequest, now: datetime, contact_reference: str, beside: Beside) -> RequestRow:
    state = state_of(row)
    return RequestRow(
        reference=row.reference,
        contact_reference=contact_reference,
        agency=row.agency_id,
        agency_name=row.agency.name,
        about=in_short(beside.names),
        urgency=row.urgency,
        state=state.value,
        state_title=TITLES[state],
        sent_at=row.sent_at,
        due_at=row.due_at,
        opened_at=row.opened_at,
        answered_at=row.answered_at,
        withdrawn_at=row.withdrawn_at,
        decided_at=row.decided_at,
        standing=standing_at(due=row.due_at, ended=row.answered_at or row.withdrawn_at, now=now),
        chased_times=row.chased_times,
        hub_asks=sum(beside.asked_by_hub),
        agency_asks=sum(not by_hub for by_hub in beside.asked_by_hub),
    )


def _page(row: InformationRequest, viewer: Actor, now: datetime, files: Iterable[FileCard]) -> RequestPage:
    answers = tuple(_answer(answer) for answer in row.answers.all())
    withdrawal = row.withdrawal if row.withdrawn_at else None
    return RequestPage(
        row=_row(row, now, "", _beside(row)),
        council_name=row.council.name,
        purpose=row.purpose,
        lawful_basis=row.lawful_basis,
        lawful_basis_title=label_of(LAWFUL_BASES, row.lawful_basis),
        necessity=row.necessity,
        told=row.told,
        told_title=label_of(TOLD_THE_FAMILY, row.told),
        told_why_not=row.told_why_not,
        asked_by=row.sent_by.name if row.sent_by else "",
        subjects=tuple(
            SubjectCard(
                id=subject.pk,
                name=subject.name,
                born_on=subject.born_on,
                expected_on=subject.expected_on,
                who=_who(subject),
            )
            for subject in row.subjects.all()
        ),
        questions=tuple(question.asks for question in row.questions.all()),
        answers=answers,
        sealed=SEALED if (withdrawal.state if withdrawal else row.state) != RequestState.SENT and not answers else "",
        chases=tuple(chase.at for chase in row.chases.all()),
        opened_at=row.opened_at,
        withdrawn_by=withdrawal.by.name if withdrawal else "",
        withdrawn_why=withdrawal.why if withdrawal else "",
        clarifications=tuple(_clarification(one, row, viewer) for one in row.clarifications.all()),
        files=tuple(files),
        acts={
            name: Act(name=name, says=says, refusal=refusal_of_request_move(name, row, actor=viewer))
            for name, says in ACTS.items()
        },
    )


def _beside(row: InformationRequest) -> Beside:
    waiting = [one for one in row.clarifications.all() if one.answered_at is None and row.withdrawn_at is None]
    return Beside(names=[subject.name for subject in row.subjects.all()], asked_by_hub=[one.by_hub for one in waiting])


def _clarification(one: Clarification, row: InformationRequest, viewer: Actor) -> ClarificationCard:
    return ClarificationCard(
        id=one.pk,
        by_hub=one.by_hub,
        asks=one.asks,
        asked_by=one.asked_by.name,
        asked_at=one.asked_at,
        answer=one.answer,
        answered_by=one.answered_by.name if one.answered_by else "",
        answered_at=one.answered_at,
        moved_from=one.moved_from,
        moved_to=one.moved_to,
        may_answer=not refusal_to_clarify(one, row, actor=viewer),
    )


def _who(subject: RequestSubject) -> str:
    """The child, or what an adult is to the children; blank where nobody said."""
    if subject.child_id:
        return "The child"
    return label_of(RELATIONSHIP_KINDS, subject.relation) if subject.relation else ""


def _answer(answer: Answer) -> AnswerCard:
    released = list(answer.releases.all())
    return AnswerCard(
        number=answer.number,
        held=answer.held,
        held_title=label_of(HELD, answer.held),
        facts=tuple(
            FactCard(
                number=fact.number,
                words=fact.words,
                happened_on=fact.happened_on,
                about=fact.subject.name if fact.subject else "",
            )
            for fact in answer.facts.all()
        ),
        comment=answer.comment,
        handling=answer.handling,
        handling_title=label_of(HANDLING, answer.handling),
        onward=answer.onward,
        onward_title=label_of(ONWARD, answer.onward),
        withheld_ground=label_of(WITHHOLDING, answer.withheld_ground) if answer.withheld_ground else "",
        withheld_why=answer.withheld_why,
        missing=answer.missing,
        by=answer.by.name,
        at=answer.at,
        released_words=released[-1].words if released else "",
        released_for=released[-1].for_whom if released else "",
    )
