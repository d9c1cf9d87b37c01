"""The queue of flagged looks, and one flag with the sights behind it and its review."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.oversight.actions.review_flag import review_flag
from onestory.oversight.declared.outcomes import FOUND
from onestory.oversight.declared.signs import ENOUGH, SIGNALS
from onestory.oversight.queries.reviews import flag, flags_to_review
from onestory.web.request import Asked, today_of


@require_safe
def queue(request: Asked) -> HttpResponse:
    """What waits, heaviest first; or what was reviewed."""
    reviewed = request.GET.get("show") == "reviewed"
    context = {
        "rows": flags_to_review(viewer=request.actor, today=today_of(request), reviewed=reviewed),
        "reviewed": reviewed,
        "signals": SIGNALS,
        "enough": ENOUGH,
    }
    return render(request, "watch/queue.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, number: int) -> HttpResponse:
    """Whose looks, which signs, each sight; and the form that says what was found."""
    problem = ""
    if request.method == "POST":
        try:
            review_flag(
                actor=request.actor,
                number=number,
                found=request.POST.get("found", ""),
                words=request.POST.get("words", ""),
                now=request.now,
            )
        except BadInput as refused:
            problem = refused.message
        else:
            messages.success(request, "The review is kept.")
            return redirect("flags")
    page = flag(number, viewer=request.actor, today=today_of(request))
    note(act="watch.open", actor=request.actor, now=request.now, subject=str(number), subject_kind="flag")
    context = {
        "page": page,
        "sights": page.sights,
        "outcomes": list(FOUND),
        "typed": request.POST,
        "problem": problem,
        "has_errors": bool(problem),
    }
    return render(request, "watch/one.jinja", context, status=400 if problem else 200)
