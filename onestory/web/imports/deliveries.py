"""One delivery: seen before it counts, taken in, let go, or taken back whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onestory.feeds.actions.ask_commit import ask_commit
from onestory.feeds.actions.ask_undo import ask_undo
from onestory.feeds.actions.drop_delivery import drop_delivery
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.queries.deliveries import delivery_detail
from onestory.feeds.queries.errands import errands_under_way
from onestory.feeds.queries.quarantine import quarantine_size
from onestory.grammar.refusals import Refusal
from onestory.web.imports.numbers import balance_of
from onestory.web.request import Asked


@require_safe
def one(request: Asked, delivery: int) -> HttpResponse:
    """What is in the file, what would be or was refused and why, and what it would change or changed."""
    return draw(request, delivery)


@require_POST
def take_in(request: Asked, delivery: int) -> HttpResponse:
    """Have the previewed file imported, all or nothing. A file that would withdraw many people needs a tick first."""
    try:
        asked = ask_commit(
            actor=request.actor, delivery=delivery, now=request.now, confirm=request.POST.get("confirm") == "yes"
        )
    except Refusal as refusal:
        return draw(request, delivery, refused=refusal.message, on="confirm")
    return redirect("imports-errand", asked)


@require_POST
def drop(request: Asked, delivery: int) -> HttpResponse:
    """Let a previewed file go; nothing of it is kept."""
    found = drop_delivery(actor=request.actor, delivery=delivery, now=request.now)
    messages.success(request, f"{found.file_name} was let go. Nothing of it was imported.")
    return redirect("imports-feed", found.feed)


@require_POST
def undo(request: Asked, delivery: int) -> HttpResponse:
    """Have a whole import taken back: what stood before stands again."""
    try:
        asked = ask_undo(actor=request.actor, delivery=delivery, why=request.POST.get("why", ""), now=request.now)
    except Refusal as refusal:
        return draw(request, delivery, refused=refusal.message, on="why")
    return redirect("imports-errand", asked)


def draw(request: Asked, delivery: int, *, refused: str = "", on: str = "", why: str = "") -> HttpResponse:
    """The page of a delivery, with what was refused of the last thing tried."""
    detail = delivery_detail(delivery, viewer=request.actor)
    declared = feed_of(detail.feed)
    context = {
        "one": detail,
        "balance": balance_of(detail),
        "part_titles": {part.name: part.title for part in declared.parts},
        "waiting": quarantine_size(viewer=request.actor, delivery=delivery),
        "refused": refused,
        "refused_on": on,
        "typed_why": request.POST.get("why", why),
        "under_way": errands_under_way(viewer=request.actor, delivery=delivery),
        "has_errors": bool(refused),
    }
    return render(request, "imports/delivery.jinja", context, status=400 if refused else 200)
