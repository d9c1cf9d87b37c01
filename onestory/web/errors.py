"""Pages for when something is not there, not allowed or not working: what happened, and what to do."""

from django.http import HttpRequest, HttpResponse

from onestory.grammar.refusals import BadInput, Conflict, NotFound, OutOfOrder, Refusal

STATUS: dict[type[Refusal], int] = {NotFound: 404, Conflict: 409, OutOfOrder: 409, BadInput: 400}


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal's own sentence."""
    return HttpResponse(refusal.message, status=STATUS.get(type(refusal), 403))


def unavailable(request: HttpRequest) -> HttpResponse:
    """Nothing can be shown, because the sight of it could not be recorded."""
    return HttpResponse("OneStory cannot show anything at the moment. Nothing you sent was saved.", status=503)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something we could not read."""
    return HttpResponse("OneStory could not read that.", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not allowed, without a sentence of its own."""
    return HttpResponse("You may not do that.", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page."""
    return HttpResponse("There is no such page.", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault."""
    return HttpResponse("Something went wrong at our end.", status=500)
