"""All figures at a glance, and one in full."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.access.policies import refusal
from onestory.performance.queries.cards import Figure
from onestory.performance.queries.cost_shares import has_costs_to_share
from onestory.performance.queries.figures import figure, figures, is_exact
from onestory.performance.queries.own_measures import measures_among
from onestory.performance.queries.report_cards import report_cards, steps_open
from onestory.performance.rules.standing import ARROWS, FACES
from onestory.web.figures.asking import day_asked
from onestory.web.figures.drawing import number, period, table_of, trend_of
from onestory.web.request import Asked, today_of


@require_safe
def overview(request: Asked) -> HttpResponse:
    """Every figure counted on the day, by theme: number, target, colour, direction, England's beside it."""
    as_of = day_asked(request)
    read = figures(viewer=request.actor, as_of=as_of, now=request.now)
    found = read.figures
    context = {
        "themes": _by_theme(found),
        "as_of": as_of,
        "shown_as_of": found[0].as_of if found else as_of,
        "partial": any(each.point.window.partial for each in found),
        "exact": is_exact(viewer=request.actor),
        "counted_at": read.counted_at if read.counted_at < request.now else None,
        "faces": FACES,
        "arrows": ARROWS,
        "shares_costs": has_costs_to_share(viewer=request.actor),
        "own": measures_among(found, viewer=request.actor, on=as_of),
        "late": [step for _, step in steps_open(viewer=request.actor, today=today_of(request)) if step.is_late],
    }
    return render(request, "figures/overview.jinja", context)


@require_safe
def one(request: Asked, indicator: str) -> HttpResponse:
    """One figure: what it means, its line, its parts, its neighbours, its report cards."""
    as_of = day_asked(request)
    found = figure(indicator, viewer=request.actor, as_of=as_of)
    context = {
        "one": found,
        "as_of": as_of,
        "trend": trend_of(found),
        "table": table_of(found),
        "face": FACES[found.rag],
        "faces": FACES,
        "arrow": ARROWS[found.direction],
        "number_or_kept": number,
        "period_of": period,
        "why_not_drill": refusal(request.actor, "figures.drill"),
        "why_not_report": refusal(request.actor, "figures.report"),
        "cards": report_cards(viewer=request.actor, today=today_of(request), code=indicator),
    }
    return render(request, "figures/one.jinja", context)


def _by_theme(found: Iterable[Figure]) -> dict[str, list[Figure]]:
    themes: dict[str, list[Figure]] = {}
    for each in found:
        themes.setdefault(each.indicator.theme, []).append(each)
    return themes
