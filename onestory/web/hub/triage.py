"""Triage: how much help the family needs, and, asked apart, how fast partners must answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.understanding.recolour import recolour
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.levels import LEVELS, wording_of
from onestory.frontdoor.declared.timescales import BRAG_CLOCKS
from onestory.frontdoor.queries.setting.settings import clocks_of, level_indicators, level_wording
from onestory.grammar.timescales import limit_in_force
from onestory.vocabulary.frontdoor import BRAG, Brag
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.request import Asked, today_of

LEVEL = Needed(field="level", says="Select the level of need")
URGENCY = Needed(field="brag", says="Select how fast partners must answer")
REASON = Needed(field="reason", says="Give your reason")


@require_http_methods(["GET", "HEAD", "POST"])
def triage(request: Asked, reference: str) -> HttpResponse:
    """Set both, with the reason."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, (LEVEL, URGENCY, REASON)) or refused(lambda: _triage(request, reference))
        if not errors:
            messages.success(request, "Triage is recorded, and the clock for partners runs.")
            return redirect("contact", reference)
    return _form(request, reference, "hub/triage.jinja", errors)


@require_http_methods(["GET", "HEAD", "POST"])
def urgency(request: Asked, reference: str) -> HttpResponse:
    """Change the level or the urgency once more is known; every change keeps its reason."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, (REASON,)) or refused(lambda: _recolour(request, reference))
        if not errors:
            messages.success(request, "The change is recorded with your reason.")
            return redirect("contact", reference)
    return _form(request, reference, "hub/urgency.jinja", errors)


def _form(request: Asked, reference: str, template: str, errors: dict[str, str]) -> HttpResponse:
    page = opened(request, reference)
    return drawn(
        request,
        page,
        template,
        "contact-triage",
        errors=errors,
        levels=_levels(request),
        urgencies=_urgencies(request),
        level=request.POST.get("level", page.level),
        brag=request.POST.get("brag", page.brag),
        ticked=request.POST.getlist("indicator"),
    )


def _triage(request: Asked, reference: str) -> None:
    triage_contact(
        actor=request.actor,
        reference=reference,
        level=request.POST["level"],
        brag=request.POST["brag"],
        reason=request.POST["reason"],
        indicators=request.POST.getlist("indicator"),
        now=request.now,
    )


def _recolour(request: Asked, reference: str) -> None:
    recolour(
        actor=request.actor,
        reference=reference,
        level=request.POST.get("level", ""),
        brag=request.POST.get("brag", ""),
        reason=request.POST["reason"],
        indicators=request.POST.getlist("indicator"),
        now=request.now,
    )


def _levels(request: Asked) -> list[dict[str, object]]:
    """The four levels in the council's own words."""
    own = level_wording(viewer=request.actor, on=today_of(request))
    seen = level_indicators(viewer=request.actor, on=today_of(request))
    return [
        {
            "value": each.level.value,
            "text": each.title,
            "looks_like": wording_of(each.level.value, own),
            "answered_by": each.answered_by,
            "agreement": each.agreement,
            "indicators": seen[each.level.value],
        }
        for each in LEVELS
    ]


def _urgencies(request: Asked) -> list[dict[str, str]]:
    """The four colours, with the hours they allow here."""
    on = today_of(request)
    clocks = clocks_of(viewer=request.actor, on=on)
    return [
        {
            "value": entry.code,
            "text": entry.label,
            "allows": limit_in_force(
                BRAG_CLOCKS[Brag(entry.code)], started_on=on, local=clocks.of_colour(entry.code)
            ).says,
            "note": entry.note,
        }
        for entry in BRAG
    ]
