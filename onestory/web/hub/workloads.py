"""Who has what, for those who share work out; and giving on all that somebody has, when they are away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.understanding.reassign_several import reassign_several
from onestory.frontdoor.queries.running.workloads import contacts_of, workloads
from onestory.frontdoor.queries.setting.teams import people_to_own, teams_to_queue
from onestory.grammar.answers import number_of
from onestory.web.hub.desk import Needed, missing, refused
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked

NEEDED = (
    Needed(field="reference", says="Select at least one contact to give on"),
    Needed(field="to", says="Select who takes them"),
    Needed(field="reason", says="Say why you are giving them on"),
)
QUEUE = "queue"


@require_safe
def who_has_what(request: Asked) -> HttpResponse:
    """Every colleague with what is theirs, what is late, and the way to cover for them."""
    return render(request, "hub/workloads.jinja", {"people": workloads(viewer=request.actor, now=request.now)})


@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: Asked, owner: int) -> HttpResponse:
    """Give on what one colleague has: all of it, or what is ticked."""
    one = next((each for each in workloads(viewer=request.actor, now=request.now) if each.user == owner), None)
    if one is None:
        raise Http404
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, NEEDED) or refused(lambda: _give(request))
        if not errors:
            given = how_many(len(request.POST.getlist("reference")), "contact")
            messages.success(request, f"You have given on {given} of {one.name}.")
            return redirect("workloads")
    rows = contacts_of(owner, viewer=request.actor, now=request.now)
    context = {
        "one": one,
        "rows": rows,
        "ticked": request.POST.getlist("reference") if request.POST else [row.reference for row in rows],
        "people": [post for post in people_to_own(viewer=request.actor, now=request.now) if post.user != owner],
        "teams": teams_to_queue(viewer=request.actor),
        "typed": request.POST,
        "errors": errors,
        "error_list": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "hub/cover.jinja", context, status=400 if errors else 200)


def _give(request: Asked) -> None:
    """To a colleague, or back into a team's queue: the choice names which, with its number."""
    kind, _, number = request.POST["to"].partition("-")
    chosen = number_of(number) or 0
    reassign_several(
        actor=request.actor,
        references=request.POST.getlist("reference"),
        reason=request.POST["reason"],
        team=chosen if kind == QUEUE else None,
        owner=None if kind == QUEUE else chosen,
        now=request.now,
    )
