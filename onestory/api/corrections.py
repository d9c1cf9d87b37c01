"""Which of an agency's own records other sources contradict: read by its system, and answered."""

from datetime import datetime
from typing import Literal

from ninja import Router, Schema, Status

from onestory.api import examples
from onestory.api.answers import Wrong
from onestory.api.door import Called
from onestory.api.keys import Key
from onestory.api.said import Given, Words, shown
from onestory.people.actions.correcting.answer_discrepancy import answer_discrepancy
from onestory.people.actions.correcting.read_corrections import read_corrections
from onestory.people.rules.discrepancies import Correction, Standing

router = Router(auth=Key("discrepancy.answer", limited=True), tags=["Putting records right"])
REFUSALS = {401: Wrong, 403: Wrong, 404: Wrong, 409: Wrong, 422: Wrong, 429: Wrong, 503: Wrong}


class CorrectionLine(Schema):
    """One record: what it says, and that others say otherwise. `others_say` is blank where that is not told."""

    number: int
    feed: str
    record: str
    name: str
    field: str
    you_say: str
    others_say: str
    words: str
    state: str
    found_at: datetime


class CorrectionAnswer(Given):
    """Being put right; or it stands, because of what was looked at."""

    model_config = shown(examples.CORRECTION)
    answer: Literal["mending", "stands"]
    why: Words = ""


class CorrectionKept(Given):
    """The answer is kept."""

    number: int
    state: str


@router.get("/corrections", response={200: list[CorrectionLine], **REFUSALS}, summary="List records to check")
def listed(request: Called) -> list[dict[str, object]]:
    """Everything that waits, longest first. Reading it counts as being told."""
    return [_line(each) for each in read_corrections(actor=request.actor, now=request.now).rows]


@router.post(
    "/corrections/{number}/answers",
    response={201: CorrectionKept, 400: Wrong, **REFUSALS},
    summary="Answer about a record",
)
def answer(request: Called, number: int, given: CorrectionAnswer) -> Status[dict[str, object]]:
    """What is put right closes with the next file that says so."""
    said = Standing(given.answer)
    answer_discrepancy(actor=request.actor, number=number, answer=said, why=given.why, now=request.now)
    return Status(201, {"number": number, "state": said.value})


def _line(each: Correction) -> dict[str, object]:
    return {
        "number": each.id,
        "feed": each.feed,
        "record": each.key,
        "name": each.name,
        "field": each.kind,
        "you_say": each.value,
        "others_say": each.other,
        "words": each.differs,
        "state": each.state.value,
        "found_at": each.found_at,
    }
