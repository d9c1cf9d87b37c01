"""Recording a call or a notice: what to say beside what to write, all on one page, and nothing lost on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.access.policies import require
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.doors.submit_referral import FormProblems
from onestory.frontdoor.declared.forms import TYPED_FORMS
from onestory.frontdoor.declared.notices import NOTICES
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


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is recorded: by which form, what the page is called, what is said when it is done."""

    form: str
    title: str
    button: str
    begins: Answers
    done: str
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


A_CALL = Entry(
    form="phone-entry",
    title="Record a call",
    button="Record the call",
    begins={"channel": Channel.PHONE.value},
    done="Recorded. Read the reference to the caller: {reference}.",
    says=SCRIPT,
)


@require_safe
def record(request: Asked) -> HttpResponse:
    """What may be recorded here, to choose from."""
    require(request.actor, "contact.record", council=request.actor.council)
    notices = [form_in_force(versions, today_of(request)) for versions in NOTICES.values()]
    return render(request, "hub/record.jinja", {"notices": notices})


@require_http_methods(["GET", "HEAD", "POST"])
def phone_entry(request: Asked) -> HttpResponse:
    """The call, from the first question to the reference read back."""
    return _entered(request, A_CALL)


@require_http_methods(["GET", "HEAD", "POST"])
def notice_entry(request: Asked, notice: str) -> HttpResponse:
    """A notice that came by duty: typed for a health service, another council, adult safeguarding, a court."""
    if notice not in NOTICES:
        raise Http404
    title = form_in_force(NOTICES[notice], today_of(request)).title
    done = "Recorded: {reference}. Give it to whoever sent the notice."
    begins = {"channel": Channel.EMAIL.value}
    return _entered(request, Entry(form=notice, title=title, button="Record the notice", begins=begins, done=done))


def _entered(request: Asked, entry: Entry) -> HttpResponse:
    require(request.actor, "contact.record", council=request.actor.council)
    if request.method != "POST":
        return _form(request, entry, entry.begins)
    answers = _posted(request.POST, _pages(request, entry))
    if _changes_rows(request.POST):
        return _form(request, entry, _with_rows(request.POST, answers))
    try:
        receipt = _record(request, entry, answers)
    except FormProblems as found:
        return _form(request, entry, answers, found.problems)
    except (BadInput, Conflict) as refusal:
        return _form(request, entry, answers, [Problem("call", refusal.message)])
    messages.success(request, entry.done.format(reference=receipt.reference))
    return redirect("contact", receipt.reference)


def _record(request: Asked, entry: Entry, answers: Answers) -> Receipt:
    """Sent twice under the same key, it is one contact."""
    key = request.POST.get(KEY, "") or uuid4().hex
    return record_phone_contact(actor=request.actor, answers=answers, key=key, form=entry.form, now=request.now)


def _form(request: Asked, entry: Entry, answers: Answers, problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = list(problems)
    pages = _pages(request, entry)
    dates = frozenset[str]().union(*(dates_of(page) for page in pages))
    context = {
        "entry": entry,
        "parts": [_part(page, entry, answers, problems, request) for page in pages],
        "error_list": error_list(problems, dates),
        "has_errors": bool(problems),
        "key": request.POST.get(KEY, "") or uuid4().hex,
    }
    return render(request, "hub/phone.jinja", context, status=400 if problems else 200)


def _part(page: Page, entry: Entry, answers: Answers, problems: list[Problem], request: Asked) -> Part:
    today = today_of(request)
    if page.repeats:
        rows = [
            tuple(fields_of(page, row, problems, today=today, row=number))
            for number, row in enumerate(rows_of(page, answers))
        ]
    else:
        rows = [tuple(fields_of(page, answers, problems, today=today))]
    return Part(page=page, says=tuple(entry.says.get(page.code, ())), rows=tuple(rows))


def _pages(request: Asked, entry: Entry) -> tuple[Page, ...]:
    return form_in_force(TYPED_FORMS[entry.form], today_of(request)).pages


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
