"""Why can I see this, and who could?"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from onestory.people.actions.let_in import ReasonNeeded
from onestory.people.actions.open_part import open_part
from onestory.people.queries.explaining import who_could_see, why_can_see
from onestory.people.rules.opening import Opens
from onestory.web.request import Asked

WAYS = (
    (Opens.AT_ONCE, "Open to them at once"),
    (Opens.WITH_A_REASON, "Open to them once they give a reason"),
    (Opens.BY_BREAKING_THE_GLASS, "Only by breaking the glass"),
)


@require_safe
def why(request: Asked, who: UUID) -> HttpResponse:
    """Both answers on one page, which is part of the record and opens as it does."""
    reason = str(request.session.get("reasons", {}).get(str(who), ""))
    try:
        head = open_part(actor=request.actor, person=who, part="why", now=request.now, reason=reason)
    except ReasonNeeded:
        return redirect("person", who)
    council = next((card.name for card in request.councils if card.id == request.actor.council), "")
    could = who_could_see(who, viewer=request.actor, now=request.now)
    context = {
        "head": head,
        "mine": why_can_see(who, viewer=request.actor, now=request.now, reason=reason, council=council),
        "groups": [(title, found) for way, title in WAYS if (found := [one for one in could if one.opens is way])],
    }
    return render(request, "guard/why.jinja", context)
