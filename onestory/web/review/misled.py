"""Who saw the wrong picture of somebody, and writing down that they were told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.people.actions.joining.tell_misled import tell_misled
from onestory.people.queries.misled import people_to_tell
from onestory.web.request import Asked


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """Everybody who has to be told, and those who were."""
    return _drawn(request)


@require_POST
def told(request: Asked, number: int) -> HttpResponse:
    """One of them has been told."""
    try:
        tell_misled(actor=request.actor, number=number, how=request.POST.get("how", ""), now=request.now)
    except BadInput as problem:
        return _drawn(request, problem=problem.message, number=number)
    messages.success(request, "Written down: they have been told.")
    return redirect("to-tell")


def _drawn(request: Asked, *, problem: str = "", number: int = 0) -> HttpResponse:
    require(request.actor, "match.review")
    found = people_to_tell(viewer=request.actor)
    context = {
        "waiting": [row for row in found if row.told_at is None],
        "told": [row for row in found if row.told_at is not None],
        "problem": problem,
        "number": number,
        "has_errors": bool(problem),
    }
    return render(request, "review/to_tell.jinja", context, status=400 if problem else 200)
