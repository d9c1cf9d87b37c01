"""Sign-in pages that allauth has and OneStory does not offer."""

from django.http import Http404, HttpRequest, HttpResponse

from onestory.web.request import open_to_the_public


@open_to_the_public
def not_offered(request: HttpRequest, **_: object) -> HttpResponse:
    """People's addresses and accounts are kept by their administrator, not by themselves."""
    raise Http404
