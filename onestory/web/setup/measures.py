"""A council's own measures of success: what it calls each, which figure tells it, its aim, where it was agreed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.grammar.refusals import NotFound
from onestory.performance.actions.name_measure import name_measure
from onestory.performance.declared.catalogue import INDICATORS
from onestory.performance.declared.own_measures import AIMS, FIGURE, SOURCE, TITLE
from onestory.performance.queries.own_measures import NamedOnce, named_measures
from onestory.performance.rules.own_measures import problems_of_measure
from onestory.web.request import Asked, today_of


@require_safe
def measures(request: Asked) -> HttpResponse:
    """Every place: what stands at it, or that it is free."""
    found = named_measures(viewer=request.actor)
    places = [(place, _standing(request, history)) for place, history in found.items()]
    return render(request, "setup/measures.jinja", {"places": places})


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: Asked, place: int) -> HttpResponse:
    """One of them: its form, for those who may change it, and what stood when."""
    found = named_measures(viewer=request.actor)
    if place not in found:
        raise NotFound("A council names six measures, from 1 to 6.")
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = problems_of_measure(request.POST)
        if not request.POST.get("why", "").strip():
            errors["why"] = "Say why it is changed: who agreed it, and where"
        if not errors:
            name_measure(actor=request.actor, place=place, typed=request.POST, why=request.POST["why"], now=request.now)
            messages.success(request, "Kept, from today. It stands on the page of figures.")
            return redirect("set-up-measures")
    context = {
        "place": place,
        "typed": request.POST or _typed(_standing(request, found[place])),
        "figures": [(each.code, f"{each.theme}: {each.title}") for each in INDICATORS if each.until is None],
        "history": found[place],
        "errors": errors,
        "problems": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "setup/measure.jinja", context, status=400 if errors else 200)


def _standing(request: Asked, history: list[NamedOnce]) -> NamedOnce | None:
    today = today_of(request)
    return next((each for each in history if each.named and each.stands_on(today)), None)


def _typed(standing: NamedOnce | None) -> dict[str, str]:
    if standing is None or standing.named is None:
        return {}
    named = standing.named
    return {TITLE: named.title, FIGURE: named.figure, AIMS: f"{named.aims:g}", SOURCE: named.source}
