"""What a council aims at by each figure: what stands, what stood, and a form that sets it from today."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.performance.actions.set_target import set_target
from onestory.performance.declared.own_measures import AIMS, SOURCE
from onestory.performance.queries.own_targets import (
    TargetRow,
    target_history,
    targets,
)
from onestory.performance.rules.own_targets import one_that_may_have_target, problems_of_target
from onestory.web.request import Asked, today_of


@require_safe
def listed(request: Asked) -> HttpResponse:
    """Every figure that may have a target, by theme: what is aimed at, and whose aim it is."""
    rows = targets(viewer=request.actor, on=today_of(request))
    themes: dict[str, list[TargetRow]] = {}
    for row in rows:
        themes.setdefault(row.indicator.theme, []).append(row)
    return render(request, "setup/targets.jinja", {"themes": themes})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, code: str) -> HttpResponse:
    """One figure's target: its form, for those who may change it, and what was set when."""
    history = target_history(code, viewer=request.actor)
    indicator = one_that_may_have_target(code)
    row = next(each for each in targets(viewer=request.actor, on=today_of(request)) if each.indicator is indicator)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = problems_of_target(indicator, request.POST)
        if not request.POST.get("why", "").strip():
            errors["why"] = "Say why it is changed: who agreed it, and where"
        if not row.is_own and not errors and not request.POST.get(AIMS, "").strip():
            errors[AIMS] = "Say what you aim at. No target of your own stands here to be ended"
        if not errors:
            set_target(actor=request.actor, code=code, typed=request.POST, why=request.POST["why"], now=request.now)
            messages.success(request, "Kept, from today. The figure is held to it on the page of figures.")
            return redirect("set-up-targets")
    context = {
        "row": row,
        "typed": request.POST or _typed(row),
        "history": history,
        "errors": errors,
        "problems": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "setup/target.jinja", context, status=400 if errors else 200)


def _typed(row: TargetRow) -> dict[str, str]:
    return {AIMS: f"{row.target.aims:g}", SOURCE: row.target.source} if row.is_own and row.target else {}
