"""A council's own settings for its front door: what stands, what stood, and a form that changes one from today."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.queries.setting.local_settings import MOVE_CLOCKS, foreseen_of, local_setting, local_settings
from onestory.frontdoor.rules.previewing import Foreseen
from onestory.frontdoor.rules.setting import problems_of
from onestory.web.request import Asked, today_of


@require_safe
def listed(request: Asked) -> HttpResponse:
    """Each setting: set here, or as declared."""
    cards = local_settings(viewer=request.actor, on=today_of(request))
    return render(request, "setup/settings.jinja", {"cards": cards})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, code: str) -> HttpResponse:
    """One setting: its form, for those who may change it, and its history."""
    card = local_setting(code, viewer=request.actor, on=today_of(request))
    errors: dict[str, str] = {}
    looks = "look" in request.POST
    if request.method == "POST":
        errors = problems_of(card.setting, request.POST)
        if not looks and not request.POST.get("why", "").strip():
            errors["why"] = "Say why it is changed: who agreed it, and where"
        if not errors and not looks:
            change_setting(actor=request.actor, name=code, typed=request.POST, why=request.POST["why"], now=request.now)
            messages.success(request, "Kept, from today. What stood before is in the history.")
            return redirect("set-up-setting", code)
    earlier = next((once.typed for once in card.history if str(once.number) == request.GET.get("as", "")), None)
    context = {
        "card": card,
        "typed": request.POST or earlier or card.typed,
        "is_earlier": earlier is not None,
        "can_look": code in MOVE_CLOCKS,
        "foreseen": _foreseen(request, code) if looks and not errors else [],
        "errors": errors,
        "problems": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "setup/setting.jinja", context, status=400 if errors else 200)


def _foreseen(request: Asked, code: str) -> list[Foreseen]:
    return foreseen_of(code, request.POST, viewer=request.actor, now=request.now)
