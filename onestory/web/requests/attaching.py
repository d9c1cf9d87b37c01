"""Adding files to one's agency's answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.actions.files.attach_to_request import attach_to_request
from onestory.frontdoor.declared.attachments import TAKEN
from onestory.grammar.refusals import BadInput
from onestory.web.handed_in import files_chosen
from onestory.web.request import Asked


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: Asked, reference: str) -> HttpResponse:
    """Files go under the same seal as the answer."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    problem = ""
    if request.method == "POST":
        try:
            chosen = files_chosen(request)
            attach_to_request(actor=request.actor, reference=reference, files=chosen, now=request.now)
        except BadInput as wrong:
            problem = wrong.message
        else:
            messages.success(request, "Added, under seal. It can be opened once it has been checked for viruses.")
            return redirect("request", reference)
    context = {"page": page, "problem": problem, "taken": TAKEN, "has_errors": bool(problem)}
    return render(request, "requests/files.jinja", context, status=400 if problem else 200)
