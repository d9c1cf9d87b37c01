"""One page of the form: drawn, saved as it is typed, saved and checked when one goes on."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.declared.forms import FORMS
from onestory.frontdoor.queries.cards import DraftCard
from onestory.frontdoor.queries.files.attachments import files_of_draft
from onestory.grammar.answers import Problem, number_of, read_page
from onestory.grammar.forms import Form, Page, form_of_version
from onestory.grammar.refusals import Conflict, NotFound, Refusal
from onestory.web import asking, errors
from onestory.web.presenters.dates import clock_time
from onestory.web.refer.keys import Key, SignInFirst, hold, key_of
from onestory.web.refer.views import kept_for_later
from onestory.web.request import Asked, open_to_the_public, today_of


@dataclass(frozen=True, kw_only=True)
class Open:
    """A form held open: its key, its card as last saved, and its declaration."""

    key: Key
    card: DraftCard
    form: Form

    def page(self, code: str) -> Page:
        """One of its pages."""
        for page in self.form.pages:
            if page.code == code:
                return page
        raise NotFound("This form has no such page.")


def opened(request: Asked, which: str) -> Open:
    """Open the form named in the address."""
    key = key_of(request, which)
    card = key.card(request)
    return Open(key=key, card=card, form=form_of_version(FORMS[card.form], card.form_version))


@require_safe
@open_to_the_public
def pages(request: Asked, which: str) -> HttpResponse:
    """The pages of the form and how far each is; any may be opened in any order."""
    try:
        held = opened(request, which)
    except SignInFirst:
        return errors.sign_in_first(request)
    if held.card.submitted_as:
        return redirect("refer-sent", which)
    steps = [_step(held, page, request) for page in held.form.pages_asked(held.card.answers)]
    key = held.key
    files = files_of_draft(viewer=key.actor, token=key.token, draft=key.draft, now=request.now)
    context = {"open": held, "steps": steps, "files": len(files)}
    return hold(request, render(request, "refer/pages.jinja", context), key)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_the_public
def page(request: Asked, which: str, code: str) -> HttpResponse:
    """One page: whatever was typed is saved first, and then checked."""
    try:
        held = opened(request, which)
    except SignInFirst:
        return errors.signed_out(request) if request.method == "POST" else errors.sign_in_first(request)
    asked = held.page(code)
    if request.method != "POST":
        return _draw(request, held, asked, held.card.answers)
    return _went_on(request, held, asked)


@require_POST
@open_to_the_public
def autosave(request: Asked, which: str, code: str) -> HttpResponse:
    """Save while somebody types, and say when."""
    try:
        held = opened(request, which)
        card = _save(request, held, _typed(request, held, held.page(code)))
    except SignInFirst:
        return HttpResponse("Not saved: you have been signed out.", status=401)
    except Refusal as refusal:
        return render(request, "refer/saved.jinja", {"words": f"Not saved. {refusal.message}", "times": None})
    words = f"Saved {clock_time(request.now)}"
    return hold(request, render(request, "refer/saved.jinja", {"words": words, "times": card.saved_times}), held.key)


def _went_on(request: Asked, held: Open, asked: Page) -> HttpResponse:
    answers = _typed(request, held, asked)
    try:
        card = _save(request, held, answers)
    except Conflict as conflict:
        if answers != held.card.answers:
            return _draw(request, held, asked, answers, conflict=conflict.message)
        card = held.card  # this window's own autosave came first, with the same words
    saved = Open(key=held.key, card=card, form=held.form)
    if "_later" in request.POST:
        return kept_for_later(request, held.key, card)
    if "_add" in request.POST or "_take_away" in request.POST:
        return hold(request, redirect("refer-page", held.key.which, asked.code), held.key)
    problems = read_page(asked, answers, on=today_of(request)).problems
    if problems:
        return _draw(request, saved, asked, answers, problems=problems)
    return hold(request, _onwards(saved, asked), held.key)


def _onwards(held: Open, asked: Page) -> HttpResponse:
    following = held.form.page_after(asked.code, held.card.answers)
    if following is None:
        return redirect("refer-check", held.key.which)
    return redirect("refer-page", held.key.which, following.code)


def _typed(request: Asked, held: Open, asked: Page) -> dict[str, object]:
    """All the answers so far, with this page's as they are now."""
    answers = {**held.card.answers, **asking.posted_answers(asked, request.POST)}
    if asked.repeats:
        answers[asked.code] = _rows(request, asking.rows_of(asked, answers))
    return answers


def _rows(request: Asked, rows: list[Mapping[str, object]]) -> list[Mapping[str, object]]:
    gone = request.POST.get("_take_away", "")
    kept = [row for number, row in enumerate(rows) if str(number) != gone]
    return [*kept, {}] if "_add" in request.POST else kept


def _save(request: Asked, held: Open, answers: Mapping[str, object]) -> DraftCard:
    seen = request.POST.get("_saved_times", "")
    return save_draft(
        actor=held.key.actor,
        answers=answers,
        now=request.now,
        saved_times=number_of(seen),
        token=held.key.token,
        draft=held.key.draft,
    )


def _draw(
    request: Asked,
    held: Open,
    asked: Page,
    answers: Mapping[str, object],
    *,
    problems: tuple[Problem, ...] = (),
    conflict: str = "",
) -> HttpResponse:
    today = today_of(request)
    every = held.form.pages_asked(answers)
    rows = asking.rows_of(asked, answers) if asked.repeats else []
    wrong = asking.error_list(problems, asking.dates_of(asked))
    context = {
        "open": held,
        "page": asked,
        "number": every.index(asked) + 1 if asked in every else 0,
        "of": len(every),
        "fields": [] if asked.repeats else asking.fields_of(asked, answers, problems, today=today),
        "rows": [asking.fields_of(asked, row, problems, today=today, row=n) for n, row in enumerate(rows)],
        "wrong": [{"text": conflict}] if conflict else wrong,
        "theirs": asking.said_of(asked, held.card.answers) if conflict and not asked.repeats else [],
        "has_errors": bool(problems or conflict),
    }
    status = 409 if conflict else 400 if problems else 200
    return hold(request, render(request, "refer/page.jinja", context, status=status), held.key)


def _step(held: Open, page: Page, request: Asked) -> dict[str, object]:
    """A line of the list of pages: done, not yet, or with something to put right."""
    answers = held.card.answers
    begun = page.code in answers if page.repeats else any(question.name in answers for question in page.questions)
    whole = read_page(page, answers, on=today_of(request)).is_whole
    return {"page": page, "is_begun": begun, "is_whole": whole}
