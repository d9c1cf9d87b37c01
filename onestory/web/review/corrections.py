"""Which of one's own agency's records others contradict: read, answered, taken away as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.actions.correcting.answer_discrepancy import NONE, answer_discrepancy
from onestory.people.actions.correcting.read_corrections import read_corrections
from onestory.people.rules.discrepancies import Standing, shown
from onestory.web.presenters.corrections import BADGES, SHOWN_STATES, lines_of, written
from onestory.web.request import Asked
from onestory.web.review.discrepancies import as_file, page_asked

THANKS = "Thank you. The hub has it; once your record and the others agree, the next file closes it."


@require_safe
def listed(request: Asked) -> HttpResponse:
    """What waits for one's agency, or what came of it."""
    state = request.GET.get("state", "")
    found = read_corrections(actor=request.actor, now=request.now, state=state, page=page_asked(request))
    context = {"found": found, "state": state, "states": SHOWN_STATES, "badges": BADGES, "shown": shown}
    return render(request, "review/corrections.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, number: int) -> HttpResponse:
    """One record, and the agency's answer: it is being put right, or it stands, because."""
    if request.method != "POST":
        return _drawn(request, number)
    said, why = request.POST.get("answer", ""), request.POST.get("why", "")
    try:
        chosen = Standing(said) if said in set(Standing) else Standing.OPEN
        answer_discrepancy(actor=request.actor, number=number, answer=chosen, why=why, now=request.now)
    except (BadInput, Conflict) as problem:
        return _drawn(request, number, problem=problem.message, answer=said, why=why)
    messages.success(request, THANKS)
    return redirect("corrections")


@require_safe
def take(request: Asked) -> HttpResponse:
    """Everything that waits, as a file."""
    found = read_corrections(actor=request.actor, now=request.now)
    return as_file(written(lines_of(found.rows)), f"to-correct-{request.now:%Y-%m-%d}.csv")


def _drawn(request: Asked, number: int, *, problem: str = "", answer: str = "", why: str = "") -> HttpResponse:
    found = read_corrections(actor=request.actor, now=request.now, number=number)
    if not found.rows:
        raise NotFound(NONE)
    context = {
        "each": found.rows[0],
        "badges": BADGES,
        "shown": shown,
        "problem": problem,
        "answer": answer,
        "why": why,
        "has_errors": bool(problem),
    }
    return render(request, "review/correction.jinja", context, status=400 if problem else 200)
