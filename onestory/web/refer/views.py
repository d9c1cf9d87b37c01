"""The form that tells the hub about a worry: how it starts, how it is left, and how one comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.frontdoor.actions.doors.return_to_draft import return_to_draft
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.declared.forms import DRAFT_DAYS
from onestory.frontdoor.queries.cards import DraftCard
from onestory.frontdoor.queries.doors.drafts import my_drafts
from onestory.web.refer.keys import OPEN, Key, hold, public_key, teller
from onestory.web.request import Asked, open_to_the_public

PROFESSIONAL = "professional"


@require_safe
@open_to_the_public
def begin(request: Asked) -> HttpResponse:
    """What one needs, what happens, and the button that starts."""
    actor = teller(request)
    drafts = my_drafts(viewer=actor, now=request.now) if actor.user else []
    return render(request, "refer/begin.jinja", {"drafts": drafts, "days": DRAFT_DAYS})


@require_POST
@open_to_the_public
def start(request: Asked) -> HttpResponse:
    """Make an empty form and open its first page."""
    actor = teller(request)
    started = start_draft(actor=actor, now=request.now)
    if not actor.user:
        key = public_key(request, started.token, started.code)
        return hold(request, redirect("refer-pages", OPEN), key)
    card = save_draft(actor=actor, token=started.token, answers=_known_of(request), now=request.now)
    return redirect("refer-pages", str(card.id))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_the_public
def come_back(request: Asked, token: str) -> HttpResponse:
    """Come back to a form with its address and its code."""
    key = public_key(request, token, request.POST.get("code", "").strip())
    if request.method != "POST":
        return render(request, "refer/come_back.jinja", {"problem": ""})
    returned = return_to_draft(actor=key.actor, token=token, code=key.code, now=request.now)
    if returned.draft is None:
        context = {"problem": returned.why_not, "has_errors": True}
        return render(request, "refer/come_back.jinja", context, status=400)
    return hold(request, redirect("refer-pages", OPEN), key)


def kept_for_later(request: Asked, key: Key, card: DraftCard) -> HttpResponse:
    """Say how to come back: in one's list, or by an address and a code."""
    if not key.token:
        messages.success(request, f"Saved. Your form is kept here for {DRAFT_DAYS} days.")
        return redirect("my-referrals")
    address = request.build_absolute_uri(reverse("refer-return", args=[key.token]))
    context = {"address": address, "code": key.code, "card": card, "key": key}
    return hold(request, render(request, "refer/kept.jinja", context), key)


def _known_of(request: Asked) -> dict[str, object]:
    """What a person at work need not be asked: they may change it."""
    actor = request.actor
    return {"referrer_role": PROFESSIONAL, "professional_name": actor.name, "organisation": actor.agency_name}
