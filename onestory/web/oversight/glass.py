"""Broken glass, as its reviewers work through it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.access.declared.purposes import PURPOSES
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.people.actions.breaking_glass.review_glass import review_glass
from onestory.people.declared.glass import GLASS_OUTCOMES
from onestory.people.queries.glass import glass, glasses
from onestory.web.oversight.acts import title_of
from onestory.web.request import Asked


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """What waits for review, the oldest first, and what was reviewed."""
    to_review, done = glasses(viewer=request.actor, now=request.now)
    note(act="audit.read", actor=request.actor, now=request.now, detail={"glasses": len(to_review)})
    return render(request, "oversight/glasses.jinja", {"waiting": to_review, "done": done})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, number: int) -> HttpResponse:
    """One of them, with what was seen through it; posting records what the review found."""
    error = ""
    if request.method == "POST":
        outcome, found = request.POST.get("outcome", ""), request.POST.get("found", "")
        try:
            review_glass(actor=request.actor, number=number, outcome=outcome, found=found, now=request.now)
        except BadInput as refusal:
            error = refusal.message
        else:
            return redirect("glass", number)
    shown = glass(number, viewer=request.actor, now=request.now)
    note(act="audit.read", actor=request.actor, now=request.now, subject=str(number), subject_kind="glass")
    context = {
        "glass": shown,
        "outcomes": GLASS_OUTCOMES,
        "purposes": {purpose.code: purpose.title for purpose in PURPOSES},
        "title_of": title_of,
        "told": request.POST,
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "oversight/glass.jinja", context, status=400 if error else 200)
