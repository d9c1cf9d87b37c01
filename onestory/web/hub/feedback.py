"""Telling the referrer: what they will read is shown before it is sent."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.deciding.feed_back import NOT_POSSIBLE, feed_back
from onestory.frontdoor.queries.cards import ContactPage
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.request import Asked

NEEDED = (Needed(field="channel", says="Select how they are told"),)
SAFE = Needed(field="is_safe", says="Confirm that telling them in this way puts nobody at risk")
NOT_HELD = {"phone": "They left no number", "email": "They left no address"}
CHANNELS = {
    "account": "In their account here",
    "phone": "By telephone",
    "email": "By email",
    "letter": "By letter",
    "in-person": "In person",
    NOT_POSSIBLE: "There is no way to tell them",
}


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: Asked, reference: str) -> HttpResponse:
    """Tell them, in declared words with nothing of the family in them."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _left_out(request.POST) or refused(lambda: _tell(request, reference))
        if not errors:
            messages.success(request, "Recorded. The contact is closed.")
            return redirect("contact", reference)
    page = opened(request, reference)
    return drawn(
        request,
        page,
        "hub/feedback.jinja",
        "contact-feedback",
        errors=errors,
        channels=_channels(page),
        channel=request.POST.get("channel", "account" if page.referrer.has_account else ""),
    )


def _left_out(posted: QueryDict) -> dict[str, str]:
    errors = missing(posted, NEEDED)
    if posted.get("channel") != NOT_POSSIBLE:
        errors |= missing(posted, (SAFE,))
    return errors


def _tell(request: Asked, reference: str) -> None:
    feed_back(
        actor=request.actor,
        reference=reference,
        channel=request.POST["channel"],
        is_safe=request.POST.get("is_safe") == "yes",
        to_whom=request.POST.get("to_whom", ""),
        now=request.now,
    )


def _channels(page: ContactPage) -> list[dict[str, str]]:
    """The ways there are; an account only for those who have one, with the number or address beside the rest."""
    beside = {"phone": page.referrer.phone, "email": page.referrer.email}
    return [
        {"value": code, "text": words, "note": beside.get(code, "") or NOT_HELD.get(code, "")}
        for code, words in CHANNELS.items()
        if code != "account" or page.referrer.has_account
    ]
