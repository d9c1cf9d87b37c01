"""How a person came to be made of their records; taking a decision back, and taking records out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onestory.grammar.refusals import BadInput
from onestory.people.actions.joining.split_record import split_record
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.actions.opening.look_into_history import look_into_history
from onestory.people.rules.outcomes import Mended
from onestory.web.request import Asked


@require_safe
def lines(request: Asked, person: UUID) -> HttpResponse:
    """Every change, the newest first, and the records that are the person's now."""
    return _drawn(request, person)


@require_POST
def undo(request: Asked, person: UUID, change: int) -> HttpResponse:
    """Take a decision back, with the reason."""
    try:
        mended = undo_change(actor=request.actor, change=change, why=request.POST.get("why", ""), now=request.now)
    except BadInput as problem:
        return _drawn(request, person, problem=problem.message, field=f"why-{change}")
    return _told(request, person, mended, "Taken back, as if it had never been.")


@require_POST
def take_out(request: Asked, person: UUID) -> HttpResponse:
    """Take records out into a person of their own, with the reason."""
    records, why = request.POST.getlist("records"), request.POST.get("why", "")
    try:
        mended = split_record(actor=request.actor, person=person, records=records, why=why, now=request.now)
    except BadInput as problem:
        return _drawn(request, person, problem=problem.message, field="why-out", why=why, chosen=records)
    return _told(request, person, mended, "Taken out into a person of their own.")


def _told(request: Asked, person: UUID, mended: Mended, words: str) -> HttpResponse:
    saw = len({seen.username for seen in mended.seen_by})
    told = f" {saw} {'person' if saw == 1 else 'people'} saw the wrong picture and must be told." if saw else ""
    messages.success(request, words + told)
    return redirect("match-history", person=person)


def _drawn(
    request: Asked, person: UUID, *, problem: str = "", field: str = "", why: str = "", chosen: list[str] | None = None
) -> HttpResponse:
    found = look_into_history(actor=request.actor, person=person, now=request.now)
    context = {
        "history": found,
        "problem": problem,
        "field": field,
        "why": why,
        "chosen": chosen or [],
        "has_errors": bool(problem),
    }
    return render(request, "review/history.jinja", context, status=400 if problem else 200)
