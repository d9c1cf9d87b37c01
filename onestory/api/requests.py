"""The same loop that a partner's researcher walks on pages: what the hub asks of the agency, read and answered."""

from typing import Annotated
from uuid import UUID

from ninja import Router, Status
from pydantic import Field

from onestory.api import examples
from onestory.api.answers import Request, RequestLine, Wrong
from onestory.api.door import Called
from onestory.api.keys import Key
from onestory.api.said import Day, Given, NeededShort, NeededWords, Words, shown
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.declared.answers import Handling, Held, Onward, Withheld
from onestory.frontdoor.queries.asking.requests import requests_of_my_agency
from onestory.frontdoor.queries.cards import RequestRow, SubjectCard
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact

router = Router(auth=Key("request.see", limited=True), tags=["Answering the hub"])
REFUSALS = {401: Wrong, 403: Wrong, 404: Wrong, 409: Wrong, 422: Wrong, 429: Wrong, 503: Wrong}
LINE = ("reference", "urgency", "state", "sent_at", "due_at", "chased_times", "decided_at", "withdrawn_at")


class Fact(Given):
    """One fact; `about` is the id of a subject of the request, if it is about one of them."""

    words: NeededWords
    happened_on: Day | None = None
    about: UUID | None = None


class Answer(Given):
    """Facts, and apart from them what a professional makes of them. A refusal to share is an answer too."""

    model_config = shown(examples.ANSWER, examples.WITHHELD)
    held: Held
    facts: Annotated[list[Fact], Field(max_length=500)] = []
    comment: Words = ""
    handling: Handling = Handling.SEALED
    onward: Onward = Onward.ASK
    withheld_ground: Withheld | None = None
    withheld_why: Words = ""
    missing: Words = ""


class Kept(Given):
    """The answer is kept, under seal."""

    reference: str
    state: str


@router.get("/requests", response={200: list[RequestLine], **REFUSALS}, summary="List what the hub asks")
def ask(request: Called, waiting: bool = False) -> list[dict[str, object]]:
    """Most urgent first; with `waiting`, only what still waits for an answer: not what the hub withdrew."""
    found = requests_of_my_agency(viewer=request.actor, now=request.now, waiting_only=waiting)
    return [_line(row) for row in found]


@router.get("/requests/{reference}", response={200: Request, **REFUSALS}, summary="Read one request")
def read(request: Called, reference: NeededShort) -> dict[str, object]:
    """Its first reading by the agency is kept, for the hub to see."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    return {
        **_line(page.row),
        "council": page.council_name,
        "purpose": page.purpose,
        "lawful_basis": page.lawful_basis_title,
        "necessity": page.necessity,
        "told_the_family": page.told_title,
        "told_why_not": page.told_why_not,
        "asked_by": page.asked_by,
        "subjects": [_subject(subject) for subject in page.subjects],
        "questions": list(page.questions),
        "withdrawn_why": page.withdrawn_why,
    }


@router.post(
    "/requests/{reference}/answers",
    response={201: Kept, 400: Wrong, **REFUSALS},
    auth=Key("request.answer", limited=True),
    summary="Answer a request",
)
def answer(request: Called, reference: NeededShort, given: Answer) -> Status[dict[str, object]]:
    """Answering again adds to what was said; nothing is written over. After `decided_at` it is read still. What the hub
    withdrew answers 409 with a sentence, and keeps nothing."""
    said = GivenAnswer(
        held=given.held.value,
        facts=tuple(GivenFact(**fact.model_dump()) for fact in given.facts),
        comment=given.comment,
        handling=given.handling.value,
        onward=given.onward.value,
        withheld_ground=given.withheld_ground.value if given.withheld_ground else "",
        withheld_why=given.withheld_why,
        missing=given.missing,
    )
    answer_request(actor=request.actor, reference=reference, given=said, now=request.now)
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    return Status(201, {"reference": page.row.reference, "state": page.row.state})


def _subject(card: SubjectCard) -> dict[str, object]:
    """Field by field, so that what a page is told more is not told here."""
    return {
        "id": card.id,
        "name": card.name,
        "born_on": card.born_on,
        "expected_on": card.expected_on,
        "who": card.who,
    }


def _line(row: RequestRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in LINE}
