"""Why can I see this, and who could?"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from onestory.people.actions.opening.explain_access import explain_access
from onestory.people.actions.opening.let_in import ReasonNeeded
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
    council = next((card.name for card in request.councils if card.id == request.actor.council), "")
    try:
        access = explain_access(actor=request.actor, person=who, now=request.now, reason=reason, council=council)
    except ReasonNeeded:
        return redirect("person", who)
    groups = [(title, [one for one in access.could if one.opens is way]) for way, title in WAYS]
    context = {"head": access.head, "mine": access.mine, "groups": [group for group in groups if group[1]]}
    return render(request, "guard/why.jinja", context)
