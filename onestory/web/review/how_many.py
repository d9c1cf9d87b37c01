"""Whether the records of somebody are one person's or two's: the question that twins who are awaited put."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.grammar.refusals import BadInput
from onestory.people.actions.joining.keep_together import keep_together
from onestory.people.actions.joining.split_record import split_record
from onestory.people.actions.opening.look_into_history import look_into_history
from onestory.web.request import Asked

CHOOSE = "Say whether it is one or more."
ONE, MORE = "one", "more"


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, person: UUID) -> HttpResponse:
    """What each record says; posted, whether they mean one, or which of them is somebody else."""
    if request.method != "POST":
        return _drawn(request, person)
    answer, why, records = (
        request.POST.get("answer", ""),
        request.POST.get("why", ""),
        request.POST.getlist("records"),
    )
    try:
        told = _done(request, person, answer, why, records)
    except BadInput as problem:
        typed: dict[str, object] = {"answer": answer, "why": why, "records": records}
        return _drawn(request, person, typed=typed, problem=problem.message)
    messages.success(request, told)
    return redirect("match-history", person=person)


def _done(request: Asked, person: UUID, answer: str, why: str, records: list[str]) -> str:
    if answer == ONE:
        keep_together(actor=request.actor, person=person, why=why, now=request.now)
        return "Kept as one: no later run will part them."
    if answer == MORE:
        split_record(actor=request.actor, person=person, records=records, why=why, now=request.now)
        return "Parted: no later run will join them. Each has a page of their own."
    raise BadInput(CHOOSE)


def _drawn(request: Asked, person: UUID, *, typed: dict[str, object] | None = None, problem: str = "") -> HttpResponse:
    found = look_into_history(actor=request.actor, person=person, now=request.now)
    context = {"history": found, "typed": typed or {}, "problem": problem, "has_errors": bool(problem)}
    return render(request, "review/how_many.jinja", context, status=400 if problem else 200)
