"""The end of the form: everything read back, sent once, and what happens next."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.submit_referral import FormProblems, submit_referral
from onestory.frontdoor.queries.doors.routing import councils_to_choose, homes_of
from onestory.frontdoor.queries.files.attachments import files_of_draft
from onestory.frontdoor.rules.references import prefix_of
from onestory.grammar.answers import Problem
from onestory.grammar.forms import Answers, Page
from onestory.web import asking, errors
from onestory.web.refer.answering import Open, opened
from onestory.web.refer.keys import SignInFirst, hold
from onestory.web.request import Asked, open_to_the_public

COUNCIL = "council"


@dataclass(frozen=True, kw_only=True)
class ReadBack:
    """One card of the check page: a page, or one child or adult of it."""

    title: str
    code: str
    said: list[asking.Said]

    @property
    def answered(self) -> "ReadBack":
        """The same without the questions that were left empty."""
        return replace(self, said=[one for one in self.said if one.answer != asking.NOT_GIVEN])


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_the_public
def check(request: Asked, which: str) -> HttpResponse:
    """Check your answers, and send them."""
    try:
        held = opened(request, which)
    except SignInFirst:
        return errors.sign_in_first(request)
    if held.card.submitted_as:
        return redirect("refer-sent", which)
    if request.method != "POST":
        return _draw(request, held)
    try:
        _send(request, held)
    except FormProblems as wrong:
        return _draw(request, held, wrong.problems)
    return hold(request, redirect("refer-sent", which), held.key)


@require_safe
@open_to_the_public
def sent(request: Asked, which: str) -> HttpResponse:
    """The reference, and what happens next."""
    try:
        held = opened(request, which)
    except SignInFirst:
        return errors.sign_in_first(request)
    if not held.card.submitted_as:
        return redirect("refer-pages", which)
    by_prefix = {prefix_of(card.code): card for card in councils_to_choose(viewer=held.key.actor)}
    references = (held.card.submitted_as, *held.card.submitted_also)
    parts = [(reference, by_prefix.get(reference.split("-")[0])) for reference in references]
    return render(request, "refer/sent.jinja", {"open": held, "parts": parts})


def _send(request: Asked, held: Open) -> None:
    chosen = request.POST.get(COUNCIL, "")
    if chosen:
        save_draft(
            actor=held.key.actor,
            answers=held.card.answers,
            now=request.now,
            council=chosen,
            token=held.key.token,
            draft=held.key.draft,
        )
    submit_referral(actor=held.key.actor, now=request.now, token=held.key.token, draft=held.key.draft)


def _draw(request: Asked, held: Open, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    answers = held.card.answers
    cards = [card for page in held.form.pages_asked(answers) for card in read_back(page, answers)]
    needs_council = any(problem.field == COUNCIL for problem in problems)
    homes = homes_of(_postcodes(answers), viewer=held.key.actor, chosen=held.card.council_code)
    told = list(dict.fromkeys(home.name for home in homes if home))
    context = {
        "open": held,
        "cards": cards,
        "wrong": [_link(held, problem) for problem in problems],
        "files": files_of_draft(viewer=held.key.actor, token=held.key.token, draft=held.key.draft, now=request.now),
        "councils": councils_to_choose(viewer=held.key.actor) if needs_council or held.card.council else [],
        "needs_council": needs_council,
        "several": told if len(told) > 1 else [],
        "has_errors": bool(problems),
        "on": london_date(request.now),
    }
    return hold(request, render(request, "refer/check.jinja", context, status=400 if problems else 200), held.key)


def _postcodes(answers: Answers) -> list[str]:
    """Each child's, as it was typed."""
    rows = answers.get("children")
    return [str(row.get("postcode") or "") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def read_back(page: Page, answers: Answers) -> list[ReadBack]:
    """A page's questions and answers as cards, one for each child or adult of it."""
    if not page.repeats:
        return [ReadBack(title=page.title, code=page.code, said=asking.said_of(page, answers))]
    rows = answers.get(page.code) or []
    return [
        ReadBack(
            title=f"{page.repeats.capitalize()} {n}",
            code=page.code,
            said=asking.said_of(page, {**answers, **row}),
        )
        for n, row in enumerate(rows if isinstance(rows, list) else [], start=1)
        if isinstance(row, dict)
    ] or [ReadBack(title=page.title, code=page.code, said=[])]


def _link(held: Open, problem: Problem) -> dict[str, str]:
    """A problem, with the way to the very field that has it."""
    if problem.field == COUNCIL:
        return {"text": problem.message, "href": f"#{COUNCIL}"}
    for page in held.form.pages:
        names = {question.name for question in page.questions}
        if problem.field == page.code or problem.field.startswith(f"{page.code}-") or problem.field in names:
            field = asking.first_box(problem.field, asking.dates_of(page))
            return {"text": problem.message, "href": f"{page.code}#{field}"}
    return {"text": problem.message}
