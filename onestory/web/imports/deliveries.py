"""One delivery: seen before it counts, taken in, let go, or taken back whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onestory.feeds.actions.commit_delivery import commit_delivery
from onestory.feeds.actions.drop_delivery import drop_delivery
from onestory.feeds.actions.undo_delivery import undo_delivery
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.queries.deliveries import delivery_detail
from onestory.feeds.queries.quarantine import quarantine_size
from onestory.grammar.refusals import Refusal
from onestory.web.imports.numbers import balance_of
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked


@require_safe
def one(request: Asked, delivery: int) -> HttpResponse:
    """What is in the file, what would be or was refused and why, and what it would change or changed."""
    return _draw(request, delivery)


@require_POST
def take_in(request: Asked, delivery: int) -> HttpResponse:
    """Import the previewed file, all or nothing. A file that would withdraw many people needs a tick first."""
    try:
        outcome = commit_delivery(
            actor=request.actor, delivery=delivery, now=request.now, confirm=request.POST.get("confirm") == "yes"
        )
    except Refusal as refusal:
        return _draw(request, delivery, refused=refusal.message, on="confirm")
    messages.success(
        request, f"Imported: {how_many(outcome.accepted, 'row')} taken in. People's pages follow within a few minutes."
    )
    return redirect("imports-delivery", delivery)


@require_POST
def drop(request: Asked, delivery: int) -> HttpResponse:
    """Let a previewed file go; nothing of it is kept."""
    found = drop_delivery(actor=request.actor, delivery=delivery, now=request.now)
    messages.success(request, f"{found.file_name} was let go. Nothing of it was imported.")
    return redirect("imports-feed", found.feed)


@require_POST
def undo(request: Asked, delivery: int) -> HttpResponse:
    """Take a whole import back: what stood before stands again."""
    try:
        found = undo_delivery(actor=request.actor, delivery=delivery, why=request.POST.get("why", ""), now=request.now)
    except Refusal as refusal:
        return _draw(request, delivery, refused=refusal.message, on="why")
    messages.success(request, f"{found.file_name} was taken back. What stood before it stands again.")
    return redirect("imports-delivery", delivery)


def _draw(request: Asked, delivery: int, *, refused: str = "", on: str = "") -> HttpResponse:
    detail = delivery_detail(delivery, viewer=request.actor)
    declared = feed_of(detail.feed)
    context = {
        "one": detail,
        "balance": balance_of(detail),
        "part_titles": {part.name: part.title for part in declared.parts},
        "waiting": quarantine_size(viewer=request.actor, delivery=delivery),
        "refused": refused,
        "refused_on": on,
        "typed_why": request.POST.get("why", ""),
        "has_errors": bool(refused),
    }
    return render(request, "imports/delivery.jinja", context, status=400 if refused else 200)
