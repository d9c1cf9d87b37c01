"""The children behind a figure: a reason first, then the list."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.answers import number_of
from onestory.grammar.refusals import BadInput
from onestory.performance.actions.open_figure import open_figure
from onestory.performance.queries.figures import figure
from onestory.performance.rules.periods import Window
from onestory.web.figures.asking import day_asked
from onestory.web.request import Asked


@require_http_methods(["GET", "HEAD", "POST"])
def behind(request: Asked, indicator: str) -> HttpResponse:
    """Ask why; then show whom the figure counts, or all of whom it is a share."""
    require(request.actor, "figures.drill")
    as_of = day_asked(request)
    found = figure(indicator, viewer=request.actor, as_of=as_of)
    months = [point.window for point in reversed(found.trend)]
    window = _window(request, found.point.window, months)
    counted = request.POST.get("whom", "counted") == "counted"
    context: dict[str, object] = {
        "one": found,
        "as_of": as_of,
        "months_to_choose": months,
        "window": window,
        "counted": counted,
        "reason": request.POST.get("reason", ""),
    }
    if request.method != "POST":
        return render(request, "figures/why.jinja", context)
    try:
        children = open_figure(
            actor=request.actor,
            code=indicator,
            as_of=as_of,
            first=window.first,
            last=window.last,
            counted=counted,
            reason=request.POST.get("reason", ""),
            now=request.now,
        )
    except BadInput as problem:
        context |= {"problem": problem.message, "has_errors": True}
        return render(request, "figures/why.jinja", context, status=400)
    return render(request, "figures/children.jinja", context | {"children": children})


def _window(request: Asked, whole: Window, months: Sequence[Window]) -> Window:
    """The month chosen of those there are, or the whole window of the figure."""
    chosen = number_of(request.POST.get("month", ""))
    if chosen is None or chosen not in {each.first for each in months}:
        return whole
    return Window(first=chosen, last=chosen, partial=False)
