"""Files of a contact, and what more was told about it: adding one, reading the other."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.files.attach_to_contact import attach_to_contact
from onestory.frontdoor.actions.telling_more.list_additions import list_additions
from onestory.frontdoor.actions.telling_more.read_addition import WHAT, read_addition
from onestory.frontdoor.declared.attachments import TAKEN
from onestory.grammar.refusals import NotFound
from onestory.web.handed_in import FIELD, files_chosen
from onestory.web.hub.desk import FORM, Needed, drawn, missing, opened, refused
from onestory.web.request import Asked

NEEDED = (Needed(field="changes", says=WHAT),)


READ = "It is kept that you read it, and what it changes."
READ_AND_SEEN = "It is kept that you read it. Whoever told it can see that it was read."


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asked, reference: str) -> HttpResponse:
    """Add a letter or a picture that came another way."""
    page = opened(request, reference)
    errors: dict[str, str] = {}
    if request.method == "POST":
        wrong = refused(
            lambda: attach_to_contact(
                actor=request.actor, reference=reference, files=files_chosen(request), now=request.now
            )
        )
        if not wrong:
            messages.success(request, "Added. It can be opened once it has been checked for viruses.")
            return redirect("contact", reference)
        errors = {FIELD: wrong[FORM]}
    return drawn(request, page, "hub/files.jinja", "contact", errors, taken=TAKEN)


@require_http_methods(["GET", "HEAD", "POST"])
def read_more(request: Asked, reference: str, addition: UUID) -> HttpResponse:
    """Say that what more was told has been read, and what it changes."""
    page = opened(request, reference)
    told = next((one for one in page.additions if one.id == addition), None)
    if told is None:
        raise NotFound("There is nothing more told here that you may see.")
    errors: dict[str, str] = {}
    if request.method == "POST":
        changes = request.POST.get("changes", "")
        errors = missing(request.POST, NEEDED) or refused(
            lambda: read_addition(
                actor=request.actor, reference=reference, addition=addition, changes=changes, now=request.now
            )
        )
        if not errors:
            messages.success(request, READ if told.agency else READ_AND_SEEN)
            return redirect("contact", reference)
    return drawn(request, page, "hub/more.jinja", "contact", errors, told=told)


@require_safe
def unread(request: Asked) -> HttpResponse:
    """What more was told about contacts, open and closed, and nobody has read."""
    return render(request, "hub/unread.jinja", {"rows": list_additions(actor=request.actor, now=request.now)})
