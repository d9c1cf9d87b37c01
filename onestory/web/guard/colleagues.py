"""Shutting a record to a colleague who is too near to it, and opening it to them again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.people.actions.keeping_out.open_to_colleague import open_to_colleague
from onestory.people.actions.keeping_out.shut_to_colleague import NO_COLLEAGUE, NO_WHY, YOURSELF, shut_to_colleague
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.people.actions.opening.read_shut_out import read_shut_out
from onestory.people.declared.kin import KIN_KINDS
from onestory.web.people.opening import reason_for
from onestory.web.request import Asked

STANDS_AT = {NO_COLLEAGUE: "user", YOURSELF: "user", NO_WHY: "why"}


@require_http_methods(["GET", "HEAD", "POST"])
def shut_to(request: Asked, who: UUID) -> HttpResponse:
    """To whom, how they stand to it, and why; and to whom it was shut before."""
    require(request.actor, "kin.declare")
    error = ""
    if request.method == "POST":
        try:
            _shut(request, who)
        except BadInput as refusal:
            error = refusal.message
        else:
            messages.success(request, "Shut. From their next request the record is not there for them.")
            return redirect("shut-to", who)
    try:
        found = read_shut_out(actor=request.actor, person=who, now=request.now, reason=reason_for(request, who))
    except ReasonNeeded:
        return redirect("person", who)
    field = STANDS_AT.get(error, "kind")
    context = {
        "found": found,
        "kinds": KIN_KINDS,
        "errors": {field: error} if error else {},
        "problems": [{"text": error, "href": f"#{field}"}] if error else [],
        "has_errors": bool(error),
    }
    return render(request, "guard/colleagues.jinja", context, status=400 if error else 200)


@require_POST
def open_again(request: Asked, who: UUID, user: int) -> HttpResponse:
    """Theirs to open again, as their work allows."""
    why = request.POST.get("why", "")
    try:
        open_to_colleague(actor=request.actor, user=user, person=who, why=why, now=request.now)
    except BadInput as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, "Open to them again, as their work allows.")
    return redirect("shut-to", who)


def _shut(request: Asked, who: UUID) -> None:
    said = request.POST.get("user", "")
    shut_to_colleague(
        actor=request.actor,
        user=int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0,
        person=who,
        kind=request.POST.get("kind", ""),
        why=request.POST.get("why", ""),
        now=request.now,
    )
