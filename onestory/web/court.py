"""A court's day on a page: two declared forms, which of them was sent, and doing what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from onestory.frontdoor.actions.courts.answer_court import answer_court
from onestory.frontdoor.actions.courts.move_court_day import move_court_day
from onestory.frontdoor.declared.court_pages import ANOTHER_DAY, ANSWERED, FIRST_DAY
from onestory.frontdoor.queries.cards.courts import CourtCard
from onestory.frontdoor.rules.courts import GivenDay
from onestory.grammar.answers import Problem, date_of, read_page
from onestory.grammar.forms import Page
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder
from onestory.web.asking import Field, dates_of, error_list, fields_of, posted_answers
from onestory.web.request import Asked, today_of

WHICH = "_form"
FORM = "the-form"
DONE = {
    ANOTHER_DAY.code: "The court's day is kept, and its clock runs.",
    ANSWERED.code: "It is kept, and the clock has ended.",
}


@dataclass(frozen=True, kw_only=True)
class CourtForms:
    """The forms there are, as fields to draw; what is wrong with the one that was sent; or what was done."""

    day: Page
    day_fields: list[Field]
    answered: Page | None
    answered_fields: list[Field] = field(default_factory=list)
    error_list: list[dict[str, str]] = field(default_factory=list)
    done: str = ""


def court_forms(request: Asked, reference: str, court: CourtCard | None) -> CourtForms:
    """Read and do what was posted, if anything was."""
    day = ANOTHER_DAY if court else FIRST_DAY
    runs = court is not None and court.ended_at is None
    sent = next((page for page in (day, ANSWERED) if page.code == request.POST.get(WHICH)), None)
    if sent is None:
        return _drawn(request, day, runs, None, {}, ())
    typed = posted_answers(sent, request.POST)
    reading = read_page(sent, typed, on=today_of(request))
    problems = reading.problems
    if reading.is_whole:
        try:
            _do(request, reference, sent, reading.answers)
        except (BadInput, Conflict, OutOfOrder) as refused:
            problems = (Problem(FORM, refused.message),)
    if problems:
        return _drawn(request, day, runs, sent, typed, problems)
    done = DONE[ANSWERED.code if sent is ANSWERED else ANOTHER_DAY.code]
    return CourtForms(day=day, day_fields=[], answered=None, done=done)


def _do(request: Asked, reference: str, sent: Page, said: Mapping[str, object]) -> None:
    actor, now = request.actor, request.now
    if sent is ANSWERED:
        answer_court(actor=actor, reference=reference, step=str(said["step"]), words=str(said["words"]), now=now)
        return
    hour = said.get("due_time")
    given = GivenDay(
        due_on=date_of(said["due_on"]),
        hour=time.fromisoformat(str(hour)) if hour else None,
        why=str(said["why"]),
        court=str(said.get("court", "")),
        asks=str(said.get("section", "")),
    )
    move_court_day(actor=actor, reference=reference, given=given, now=now)


def _drawn(
    request: Asked, day: Page, runs: bool, sent: Page | None, typed: Mapping[str, object], problems: tuple[Problem, ...]
) -> CourtForms:
    today = today_of(request)

    def fields(page: Page) -> list[Field]:
        return fields_of(page, typed if page is sent else {}, problems if page is sent else (), today=today)

    return CourtForms(
        day=day,
        day_fields=fields(day),
        answered=ANSWERED if runs else None,
        answered_fields=fields(ANSWERED) if runs else [],
        error_list=error_list(problems, dates_of(sent) if sent else frozenset()),
    )
