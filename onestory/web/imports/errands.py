"""What the worker does with a file while the officer waits, or goes and comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onestory.feeds.queries.deliveries import DeliveryDetail, delivery_detail
from onestory.feeds.queries.errands import ErrandCard, errand_of
from onestory.web.imports.deliveries import draw
from onestory.web.imports.uploads import not_read
from onestory.web.presenters.errands import heading_of, words_of
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked


@require_safe
def one(request: Asked, number: int) -> HttpResponse:
    """How far it is; once it has ended, what came of it. The page asks again by itself, or by its link."""
    found = errand_of(number, viewer=request.actor)
    is_poll = bool(request.headers.get("HX-Request"))
    if not found.is_under_way and is_poll:
        return HttpResponse(headers={"HX-Redirect": reverse("imports-errand", args=[number])})
    if found.answer:
        return _refused(request, found)
    if not found.is_under_way and found.delivery:
        _say_what_came(request, found.act, delivery_detail(found.delivery, viewer=request.actor))
        return redirect("imports-delivery", found.delivery)
    context = {"one": found, "heading": heading_of(found), "words": words_of(found), "is_poll": is_poll}
    return render(request, "imports/progress.jinja" if is_poll else "imports/errand.jinja", context)


def _refused(request: Asked, found: ErrandCard) -> HttpResponse:
    if found.act == "preview" or not found.delivery:
        return not_read(request, found)
    on = "confirm" if found.act == "commit" else "why"
    return draw(request, found.delivery, refused=found.answer, on=on, why=found.why)


def _say_what_came(request: Asked, act: str, one: DeliveryDetail) -> None:
    if act == "commit" and one.state == "committed":
        rows = how_many(one.accepted, "row")
        messages.success(request, f"Imported: {rows} taken in. People's pages follow within a few minutes.")
    elif act == "undo" and one.state == "undone":
        messages.success(request, f"{one.file_name} was taken back. What stood before it stands again.")
