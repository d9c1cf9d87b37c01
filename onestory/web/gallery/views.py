"""Every component on one page, for those who build and those who check."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.grammar.refusals import NotPermitted
from onestory.web.components.examples import gallery
from onestory.web.request import Asked, before_a_post, open_to_the_public


@require_safe
@before_a_post
@open_to_the_public
def components(request: Asked) -> HttpResponse:
    """Open in a made-up hub, and to people at work anywhere."""
    if not (settings.DEMO or request.actor.is_signed_in):
        raise NotPermitted("Sign in first: in a real hub the components are shown to its own people.")
    return render(request, "gallery/components.jinja", {"components": gallery()})
