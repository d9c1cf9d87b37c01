"""What one's school has been told, what it has not acknowledged first."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onestory.frontdoor.actions.schools.acknowledge_notice import acknowledge_notice
from onestory.frontdoor.actions.schools.open_notices import open_notices
from onestory.web.request import Asked


@require_safe
def notices(request: Asked) -> HttpResponse:
    """Read them; the hub sees that they were opened."""
    found = open_notices(actor=request.actor, now=request.now)
    context = {
        "waiting": [one for one in found if one.acknowledged_at is None],
        "known": [one for one in found if one.acknowledged_at is not None],
    }
    return render(request, "notices/list.jinja", context)


@require_POST
def acknowledge(request: Asked, notice: UUID) -> HttpResponse:
    """Say that the school knows."""
    acknowledge_notice(actor=request.actor, notice=notice, now=request.now)
    messages.success(request, "The hub knows that your school has been told.")
    return redirect("notices")
