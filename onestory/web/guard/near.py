"""Saying that a record is one's own, a relative's, or too near in another way: it is shut from then on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.declared.kin import KIN_KINDS
from onestory.people.policies import person_for
from onestory.web.request import Asked

SHUT = (
    "That record is shut to you: no search, page, list or figure shows it to you from now on. "
    "Say so too of everybody else in their family whom you still find."
)


@require_http_methods(["GET", "HEAD", "POST"])
def too_near(request: Asked, who: UUID) -> HttpResponse:
    """How one stands to them. Asked before one looks: it needs no reason, opens nothing and names nobody."""
    require(request.actor, "person.search")
    person_for(request.actor, who)
    error = ""
    if request.method == "POST":
        me, kind = request.actor.user, request.POST.get("kind", "")
        try:
            declare_kin(actor=request.actor, user=me, person=who, kind=kind, now=request.now)
        except BadInput as refusal:
            error = refusal.message
        else:
            messages.success(request, SHUT)
            return redirect("find")
    context = {"who": who, "kinds": KIN_KINDS, "error": error, "has_errors": bool(error)}
    return render(request, "guard/near.jinja", context, status=400 if error else 200)
