"""How somebody may safely be reached."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.story.actions.say_how_to_reach import say_how_to_reach
from onestory.story.queries.told_first import told_first
from onestory.web.people.opening import opened_part, reason_for
from onestory.web.request import Asked, today_of


@require_http_methods(["GET", "HEAD", "POST"])
def reach(request: Asked, who: UUID) -> HttpResponse:
    """What stands now, and a form to say otherwise."""
    require(request.actor, "story.write")
    page = opened_part(request, who, "safe contact")
    if isinstance(page, HttpResponse):
        return redirect("person", who)
    words, error = request.POST.get("words", "").strip(), ""
    if request.method == "POST":
        try:
            say_how_to_reach(
                actor=request.actor, person=who, words=words, now=request.now, reason=reason_for(request, who)
            )
            messages.success(request, "Kept. It stands at the head of the page.")
            return redirect("person", who)
        except BadInput as wrong:
            error = wrong.message
    stands = told_first(page, viewer=request.actor, today=today_of(request)).reach
    context = {"page": page, "reach": stands, "given": words, "error": error, "has_errors": bool(error)}
    return render(request, "people/reach.jinja", context, status=400 if error else 200)
