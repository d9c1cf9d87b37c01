"""The latest sights and refusals, and whether the chain that seals them is whole."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from onestory.access.declared.purposes import PURPOSES
from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.audit.queries import Sight, faults, latest, read_anchors
from onestory.web.oversight.acts import ACTS, title_of
from onestory.web.request import Asked

A_PAGEFUL = 200


@require_safe
def sights(request: Asked) -> HttpResponse:
    """Who looked and who did what, newest first; reading it is itself written down."""
    require(request.actor, "audit.read")
    act = request.GET.get("act", "")
    who = request.GET.get("who", "").strip().lower()
    note(act="audit.read", actor=request.actor, now=request.now, detail={"act": act, "who": who})
    found = [sight for sight in latest(viewer=request.actor, most=A_PAGEFUL, act=act) if who in sight.username.lower()]
    return _draw(request, found, act=act, who=who)


@require_POST
def chain(request: Asked) -> HttpResponse:
    """Check every seal against what was published outside the database."""
    require(request.actor, "audit.read")
    anchors = read_anchors(settings.AUDIT_ANCHORS)
    found = faults(anchors, viewer=request.actor)
    note(act="audit.verify", actor=request.actor, now=request.now, detail={"faults": len(found)})
    context = {"faults": found, "anchors": len(anchors), "last": anchors[-1] if anchors else None}
    return render(request, "oversight/chain.jinja", context)


def _draw(request: Asked, found: list[Sight], *, act: str, who: str) -> HttpResponse:
    context = {
        "rows": [(sight, title_of(sight.act)) for sight in found],
        "acts": ACTS,
        "act": act,
        "who": who,
        "refusals": sum(sight.act == "refused" for sight in found),
        "most": A_PAGEFUL,
        "purposes": {purpose.code: purpose.title for purpose in PURPOSES},
    }
    return render(request, "oversight/sights.jinja", context)
