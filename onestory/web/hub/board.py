"""The duty board: what has come, who has it, how long is left, who has not answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onestory.clockwork.queries.standing import stands_still
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.queries.doors.notices_by_file import notices_waiting
from onestory.frontdoor.queries.doors.outage import tables_not_entered
from onestory.frontdoor.queries.running.board import board
from onestory.grammar.answers import number_of
from onestory.web.hub import faces
from onestory.web.hub.desk import refused
from onestory.web.hub.narrowing import chosen_from, fields_of, narrowing_of, pages_of, tiles_of, what_is_chosen
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked

MOST_AT_ONCE = 30
LAST_PAGE = 100_000


@require_safe
def front_door(request: Asked) -> HttpResponse:
    """Open contacts, a screenful at a time: what nobody has taken first."""
    chosen = chosen_from(request.GET)
    page = min(max(1, number_of(request.GET.get("page", "")) or 1), LAST_PAGE)
    found = board(viewer=request.actor, now=request.now, narrowed=narrowing_of(chosen), page=page)
    context = {
        "board": found,
        "not_entered": tables_not_entered(viewer=request.actor) if request.actor.may("contact.record") else [],
        "waiting": notices_waiting(viewer=request.actor, now=request.now),
        "stopped": stands_still(viewer=request.actor, now=request.now),
        "unowned": [row for row in found.rows if row.is_unowned],
        "owned": [row for row in found.rows if not row.is_unowned],
        "open": sum(found.by_state.values()),
        "pages": pages_of(found, chosen, page),
        "tiles": tiles_of(found),
        "fields": fields_of(chosen),
        "chosen": what_is_chosen(chosen),
        "faces": faces,
    }
    return render(request, "hub/board.jinja", context)


@require_POST
def take_several(request: Asked) -> HttpResponse:
    """Take every contact ticked; those that somebody took first are named, and the rest are taken."""
    references = request.POST.getlist("reference")[:MOST_AT_ONCE]
    taken = 0
    for reference in references:
        sentence = _take(request, reference)
        taken += not sentence
        if sentence:
            messages.warning(request, f"{reference}: {sentence}")
    if taken:
        messages.success(request, f"You have taken {how_many(taken, 'contact')}.")
    if not references:
        messages.warning(request, "Tick the contacts you want to take, then select “Take those ticked”.")
    return redirect("front-door")


def _take(request: Asked, reference: str) -> str:
    wrong = refused(lambda: take_contact(actor=request.actor, reference=reference, now=request.now))
    return next(iter(wrong.values()), "")
