"""The custodians' page: adoptions that partners told of, how the two lives are parted, and the lives kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.people.actions.severing.decline_severance import decline_severance
from onestory.people.actions.severing.open_severance import open_severance
from onestory.people.actions.severing.propose_severance import propose_severance
from onestory.people.actions.severing.sever_record import sever_record
from onestory.people.queries.severances import severances
from onestory.web.request import Asked


@require_safe
def tasks(request: Asked) -> HttpResponse:
    """What waits, and what the custodian keeps."""
    require(request.actor, "record.sever")
    return render(request, "review/severances.jinja", {"tasks": severances(viewer=request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, number: int) -> HttpResponse:
    """One adoption; posted, how its two lives are to be parted."""
    if request.method == "POST":
        moves, names = request.POST.getlist("moves"), request.POST.get("custodians", "")
        why = request.POST.get("why", "")
        try:
            propose_severance(
                actor=request.actor,
                number=number,
                moves=moves,
                custodians=names.replace(",", " ").split(),
                why=why,
                now=request.now,
            )
        except BadInput as problem:
            typed: dict[str, object] = {"moves": moves, "custodians": names, "why": why}
            return _drawn(request, number, typed=typed, problem=problem.message)
        messages.success(request, "Proposed. Another custodian must decide it.")
        return redirect("severance", number=number)
    return _drawn(request, number)


@require_POST
def decide(request: Asked, number: int) -> HttpResponse:
    """Sever, as another custodian proposed."""
    sever_record(actor=request.actor, number=number, now=request.now)
    messages.success(request, "Severed. The life before is sealed to its custodians.")
    return redirect("severances")


@require_POST
def decline(request: Asked, number: int) -> HttpResponse:
    """Leave the record whole."""
    try:
        decline_severance(actor=request.actor, number=number, why=request.POST.get("why", ""), now=request.now)
    except BadInput as problem:
        return _drawn(request, number, problem=problem.message, field="why-not")
    messages.success(request, "Left whole. The record is matched like any other again.")
    return redirect("severances")


def _drawn(
    request: Asked, number: int, *, typed: dict[str, object] | None = None, problem: str = "", field: str = "why"
) -> HttpResponse:
    task = open_severance(actor=request.actor, number=number, now=request.now)
    kept = {
        "moves": [each.record for each in task.records if each.moves],
        "custodians": " ".join(name for name in task.custodians if name != request.actor.username),
        "why": task.why,
    }
    context = {"task": task, "typed": typed or kept, "problem": problem, "field": field, "has_errors": bool(problem)}
    return render(request, "review/severance.jinja", context, status=400 if problem else 200)
