"""What sources say differently, for the data officer: the list, one of them, the file for an agency, and word sent."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.grammar.refusals import BadInput, Conflict
from onestory.people.actions.correcting.answer_discrepancy import answer_discrepancy
from onestory.people.actions.correcting.look_at_discrepancies import look_at_discrepancies
from onestory.people.actions.correcting.open_discrepancy import open_discrepancy
from onestory.people.actions.correcting.take_discrepancies import take_discrepancies
from onestory.people.actions.correcting.tell_agency import tell_agency
from onestory.people.declared.discrepancies import COMPARED
from onestory.people.queries.discrepancies import EVERYTHING
from onestory.people.rules.discrepancies import Narrowed, Standing, shown
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.vocabulary.code_sets import label_of
from onestory.web.presenters.corrections import BADGES, lines_of, written
from onestory.web.presenters.numbers import number as counted
from onestory.web.request import Asked

WAITS = "Everything that waits"


@require_safe
def listed(request: Asked) -> HttpResponse:
    """What waits, those nobody was told of first; narrowed by agency, field and standing."""
    return _drawn(request)


@require_POST
def tell(request: Asked) -> HttpResponse:
    """An agency has been told of everything that waited for it."""
    narrowed, how = _narrowed(request.POST), request.POST.get("how", "")
    try:
        told = tell_agency(actor=request.actor, narrowed=narrowed, how=how, now=request.now)
    except (BadInput, Conflict) as problem:
        return _drawn(request, problem=problem.message, how=how)
    messages.success(request, f"Written down: they were told of {counted(told)}.")
    return redirect(f"{reverse('discrepancies')}?agency={narrowed.agency}")


@require_safe
def take(request: Asked) -> HttpResponse:
    """A file for one agency: its own words, and no more of others' than may be told."""
    narrowed = _narrowed(request.GET)
    if not narrowed.agency:
        return _drawn(request, problem="Choose one agency: its file holds its own records and nobody else's.")
    found = take_discrepancies(actor=request.actor, narrowed=narrowed, now=request.now)
    return as_file(written(lines_of(found)), f"discrepancies-{narrowed.agency}-{request.now:%Y-%m-%d}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, number: int) -> HttpResponse:
    """One of them: everybody's word, and what is said of it."""
    if request.method != "POST":
        return _draw_one(request, number)
    answer, words = request.POST.get("answer", ""), request.POST.get("words", "").strip()
    try:
        if answer == Standing.TOLD:
            tell_agency(actor=request.actor, narrowed=EVERYTHING, number=number, how=words, now=request.now)
        elif answer in set(Standing):
            said = Standing(answer)
            answer_discrepancy(actor=request.actor, number=number, answer=said, why=words, now=request.now)
        else:
            raise BadInput("Choose what to write down.")
    except (BadInput, Conflict) as problem:
        return _draw_one(request, number, problem=problem.message, answer=answer, words=words)
    messages.success(request, "Written down.")
    return redirect("discrepancy", number=number)


def page_asked(request: Asked) -> int:
    """Which page of a list was asked for; the first where that is no number."""
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 1


def as_file(content: bytes, name: str) -> HttpResponse:
    """A file to be kept, not shown; what no name of a file may have is left out of its name."""
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{get_valid_filename(name)}"'
    return answer


def _narrowed(typed: QueryDict) -> Narrowed:
    return Narrowed(agency=typed.get("agency", ""), field=typed.get("field", ""), state=typed.get("state", ""))


def _drawn(request: Asked, *, problem: str = "", how: str = "") -> HttpResponse:
    narrowed = _narrowed(request.POST if request.method == "POST" else request.GET)
    page = page_asked(request)
    found = look_at_discrepancies(actor=request.actor, now=request.now, narrowed=narrowed, page=page)
    kinds = {kind: label_of(AGENCY_KINDS, kind) for kind in sorted({*found.agencies, narrowed.agency} - {""})}
    context = {
        "found": found,
        "narrowed": narrowed,
        "agencies": kinds,
        "fields": {each.code: each.title for each in COMPARED},
        "states": _states(found.by_state),
        "badges": BADGES,
        "shown": shown,
        "problem": problem,
        "how": how,
        "has_errors": bool(problem),
    }
    return render(request, "review/discrepancies.jinja", context, status=400 if problem else 200)


def _draw_one(request: Asked, number: int, *, problem: str = "", answer: str = "", words: str = "") -> HttpResponse:
    found = open_discrepancy(actor=request.actor, number=number, now=request.now)
    context = {
        "found": found,
        "agency": found.agency_name or label_of(AGENCY_KINDS, found.agency_kind),
        "badges": BADGES,
        "shown": shown,
        "problem": problem,
        "answer": answer,
        "words": words,
        "has_errors": bool(problem),
    }
    return render(request, "review/discrepancy.jinja", context, status=400 if problem else 200)


def _states(by_state: dict[str, int]) -> dict[str, str]:
    titled = {state.value: f"{BADGES[state].text} ({counted(by_state.get(state, 0))})" for state in Standing}
    return {"": WAITS, **titled, "all": "All of them"}
