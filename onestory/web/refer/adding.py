"""Telling more about what one has sent: from one's list, or from the page of a form that was sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.telling_more.add_to_referral import add_to_referral
from onestory.frontdoor.actions.telling_more.open_referral import open_referral
from onestory.frontdoor.declared.attachments import TAKEN
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor
from onestory.web import errors
from onestory.web.handed_in import files_in
from onestory.web.presenters.dates import instant
from onestory.web.refer.answering import opened
from onestory.web.refer.keys import SignInFirst, hold
from onestory.web.request import Asked, open_to_the_public

KEPT = "The front door has what you added, and will have read it by {by}."


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asked, reference: str) -> HttpResponse:
    """Add to one of one's own contacts."""
    row, _ = open_referral(actor=request.actor, reference=reference, now=request.now)
    back = reverse("my-referral", args=[row.reference])
    return _added(request, request.actor, row.reference, back, reference=row.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_the_public
def add_unsigned(request: Asked, which: str) -> HttpResponse:
    """Add to a form that was sent, while this browser still holds it or after coming back with the code."""
    try:
        held = opened(request, which)
    except SignInFirst:
        return errors.signed_out(request) if request.method == "POST" else errors.sign_in_first(request)
    if not held.card.submitted_as:
        return redirect("refer-pages", which)
    if not held.key.token:
        return redirect("my-referral-add", held.card.submitted_as)
    back = reverse("refer-sent", args=[which])
    answer = _added(request, held.key.actor, held.card.submitted_as, back, token=held.key.token)
    return hold(request, answer, held.key)


def _added(request: Asked, actor: Actor, sent: str, back: str, *, reference: str = "", token: str = "") -> HttpResponse:
    words, in_danger = request.POST.get("words", ""), request.POST.get("in_danger") == "yes"
    problem = ""
    if request.method == "POST":
        try:
            by = add_to_referral(
                actor=actor,
                reference=reference,
                token=token,
                words=words,
                in_danger=in_danger,
                files=files_in(request),
                now=request.now,
            )
        except BadInput as wrong:
            problem = wrong.message
        else:
            messages.success(request, KEPT.format(by=instant(by)))
            return redirect(back)
    field = "words" if not words.strip() else "files"
    context = {
        "reference": sent,
        "back": back,
        "words": words,
        "in_danger": in_danger,
        "problem": problem,
        "field": field,
        "taken": TAKEN,
        "has_errors": bool(problem),
    }
    return render(request, "refer/add.jinja", context, status=400 if problem else 200)
