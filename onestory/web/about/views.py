"""Help, accessibility, and what is recorded about one's own use."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.access.declared.credentials import REQUIRED
from onestory.web.request import Asked, open_to_the_public


@require_safe
@open_to_the_public
def help_page(request: Asked) -> HttpResponse:
    """Where to turn."""
    return render(request, "about/help.jinja")


@require_safe
@open_to_the_public
def accessibility(request: Asked) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "about/accessibility.jinja")


@require_safe
@open_to_the_public
def your_use(request: Asked) -> HttpResponse:
    """What is recorded about one's use, for how long, and who reads it."""
    return render(request, "about/your_use.jinja", {"required": REQUIRED})
