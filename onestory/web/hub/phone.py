"""Recording a call: what to say beside what to write, all on one page, and nothing lost on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.frontdoor.actions.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.submit_referral import FormProblems
from onestory.frontdoor.declared.forms import FORMS
from onestory.frontdoor.queries.cards import Receipt
from onestory.grammar.answers import Problem, number_of
from onestory.grammar.forms import Answers, Page, form_in_force
from onestory.grammar.refusals import BadInput, Conflict
from onestory.vocabulary.frontdoor import Channel
from onestory.web.asking import Field, dates_of, error_list, fields_of, posted_answers, rows_of
from onestory.web.hub.script import SCRIPT
from onestory.web.request import Asked, today_of

KEY = "_key"
ADDED = {"_add_children": "children", "_add_adults": "adults"}
TAKEN = {"_take_away_children": "children", "_take_away_adults": "adults"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the call: what to say, and its questions, once or once for each person."""

    page: Page
    says: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def phone_entry(request: Asked) -> HttpResponse:
    """The call, from the first question to the reference read back."""
    require(request.actor, "contact.record", council=request.actor.council)
    if request.method != "POST":
        return _form(request, {"channel": Channel.PHONE.value})
    answers = _posted(request.POST, _pages(request))
    if _changes_rows(request.POST):
        return _form(request, _with_rows(request.POST, answers))
    try:
        receipt = _record(request, answers)
    except FormProblems as found:
        return _form(request, answers, found.problems)
    except (BadInput, Conflict) as refusal:
        return _form(request, answers, [Problem("call", refusal.message)])
    messages.success(request, f"Recorded. Read the reference to the caller: {receipt.reference}.")
    return redirect("contact", receipt.reference)


def _record(request: Asked, answers: Answers) -> Receipt:
    """Sent twice under the same key, it is one contact."""
    key = request.POST.get(KEY, "") or uuid4().hex
    return record_phone_contact(actor=request.actor, answers=answers, key=key, now=request.now)


def _form(request: Asked, answers: Answers, problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = list(problems)
    pages = _pages(request)
    dates = frozenset[str]().union(*(dates_of(page) for page in pages))
    context = {
        "parts": [_part(page, answers, problems, request) for page in pages],
        "error_list": error_list(problems, dates),
        "has_errors": bool(problems),
        "key": request.POST.get(KEY, "") or uuid4().hex,
    }
    return render(request, "hub/phone.jinja", context, status=400 if problems else 200)


def _part(page: Page, answers: Answers, problems: list[Problem], request: Asked) -> Part:
    today = today_of(request)
    if page.repeats:
        rows = [
            tuple(fields_of(page, row, problems, today=today, row=number))
            for number, row in enumerate(rows_of(page, answers))
        ]
    else:
        rows = [tuple(fields_of(page, answers, problems, today=today))]
    return Part(page=page, says=SCRIPT.get(page.code, ()), rows=tuple(rows))


def _pages(request: Asked) -> tuple[Page, ...]:
    return form_in_force(FORMS["phone-entry"], today_of(request)).pages


def _posted(posted: QueryDict, pages: Iterable[Page]) -> dict[str, object]:
    """What was typed. A block about a person in which nothing was typed is nobody."""
    answers: dict[str, object] = {}
    for page in pages:
        found = posted_answers(page, posted)
        if page.repeats and not _changes_rows(posted):
            found = {page.code: [row for row in rows_of(page, found) if _says_something(row)]}
        answers |= found
    return answers


def _says_something(row: Answers) -> bool:
    typed = [part for given in row.values() for part in (given.values() if isinstance(given, dict) else [given])]
    return any(str(part).strip() for part in typed)


def _changes_rows(posted: QueryDict) -> bool:
    return any(name in posted for name in (*ADDED, *TAKEN))


def _with_rows(posted: QueryDict, answers: dict[str, object]) -> dict[str, object]:
    """One person more, or one fewer."""
    for button, code in ADDED.items():
        rows = answers.get(code)
        if button in posted and isinstance(rows, list):
            answers[code] = [*(rows or [{}]), {}]
    for button, code in TAKEN.items():
        number, rows = number_of(posted.get(button, "")), answers.get(code)
        if number is not None and isinstance(rows, list):
            answers[code] = [row for index, row in enumerate(rows) if index != number]
    return answers
