"""Files put to a form before it is sent, and taken off again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.files.attach_to_draft import attach_to_draft
from onestory.frontdoor.actions.files.take_off_draft import take_off_draft
from onestory.frontdoor.declared.attachments import TAKEN
from onestory.frontdoor.queries.files.attachments import files_of_draft
from onestory.grammar.refusals import BadInput
from onestory.web import errors
from onestory.web.handed_in import files_chosen
from onestory.web.refer.answering import Open, opened
from onestory.web.refer.keys import SignInFirst, hold
from onestory.web.request import Asked, open_to_the_public


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_the_public
def files(request: Asked, which: str) -> HttpResponse:
    """Letters, pictures, a body map: whatever helps, and none is asked for."""
    try:
        held = opened(request, which)
    except SignInFirst:
        return errors.signed_out(request) if request.method == "POST" else errors.sign_in_first(request)
    if held.card.submitted_as:
        return redirect("refer-sent", which)
    if request.method != "POST":
        return _draw(request, held)
    try:
        _change(request, held)
    except BadInput as wrong:
        return _draw(request, held, wrong.message)
    return hold(request, redirect("refer-files", which), held.key)


def _change(request: Asked, held: Open) -> None:
    key, gone = held.key, request.POST.get("_take_off", "")
    if gone:
        take_off_draft(actor=key.actor, attachment=_number(gone), token=key.token, draft=key.draft, now=request.now)
    else:
        chosen = files_chosen(request)
        attach_to_draft(actor=key.actor, files=chosen, token=key.token, draft=key.draft, now=request.now)


def _number(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError as odd:
        raise BadInput("Choose one of the files listed.") from odd


def _draw(request: Asked, held: Open, wrong: str = "") -> HttpResponse:
    key = held.key
    context = {
        "open": held,
        "files": files_of_draft(viewer=key.actor, token=key.token, draft=key.draft, now=request.now),
        "wrong": wrong,
        "taken": TAKEN,
        "has_errors": bool(wrong),
    }
    return hold(request, render(request, "refer/files.jinja", context, status=400 if wrong else 200), key)
