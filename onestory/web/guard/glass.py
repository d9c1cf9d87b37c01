"""Breaking the glass for one record, and leaving it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.people.actions.breaking_glass.leave_record import leave_record
from onestory.people.declared.glass import GLASS
from onestory.web.request import GLASS_HELD, Asked


@require_http_methods(["GET", "HEAD", "POST"])
def break_it(request: Asked, who: UUID) -> HttpResponse:
    """The warning and the reason; then the record."""
    require(request.actor, "person.break-glass")
    error = ""
    if request.method == "POST":
        try:
            break_glass(actor=request.actor, person=who, why=request.POST.get("why", ""), now=request.now)
        except BadInput as refusal:
            error = refusal.message
        else:
            request.session[GLASS_HELD] = {"who": str(who), "council": request.actor.council}
            return redirect("person", who)
    context = {"who": who, "warning": GLASS.warning, "error": error, "has_errors": bool(error)}
    return render(request, "guard/break.jinja", context, status=400 if error else 200)


@require_POST
def leave(request: Asked, who: UUID) -> HttpResponse:
    """The record is shut again."""
    leave_record(actor=request.actor, now=request.now)
    request.session.pop(GLASS_HELD, None)
    return redirect("find" if request.actor.may("person.search") else "home")
