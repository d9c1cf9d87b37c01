"""Courts that wait: all of them, and the day of one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.queries.courts.courts import courts
from onestory.web.court import court_forms
from onestory.web.hub.desk import drawn, opened
from onestory.web.request import Asked


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """Every court that waits for something, the soonest first, whoever has its contact by now."""
    return render(request, "hub/courts.jinja", {"rows": courts(viewer=request.actor, now=request.now)})


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: Asked, reference: str) -> HttpResponse:
    """Keep another day, or that the court has what it asked for."""
    page = opened(request, reference)
    forms = court_forms(request, page.reference, page.court)
    if forms.done:
        messages.success(request, forms.done)
        return redirect("contact", page.reference)
    wrong = {"error_list": forms.error_list, "has_errors": bool(forms.error_list)}
    response = drawn(request, page, "hub/court.jinja", "contact", None, forms=forms, **wrong)
    response.status_code = 400 if forms.error_list else 200
    return response
