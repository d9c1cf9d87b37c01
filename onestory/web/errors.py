"""Pages for when something is not there, not allowed or not working: what happened, and what to do."""

import logging
from dataclasses import dataclass

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template import loader
from django.urls import reverse
from django.utils.http import urlencode

from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted, OutOfOrder, Refusal
from onestory.web.presenters.not_kept import suspects

log = logging.getLogger(__name__)
NOT_ECHOED = frozenset(
    {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code", "credential"}
)
LONGEST_ECHO = 200_000
UNTOLD = (
    "Something that you typed is longer or larger than OneStory holds, and it cannot tell which. Sending it again as "
    "it is would not help."
)
RING = (
    "If a child may be in danger, ring the front door now. The fault is ours: tell whoever keeps this hub the number "
    "{number}."
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an error page says: a heading, what happened, and what to do about it."""

    status: int
    heading: str
    what: str
    do: str

    @property
    def may_be_sent_again(self) -> bool:
        """Whether the same words might be taken in a minute: the fault was ours."""
        return self.status >= 500


HEADINGS: dict[type[Refusal], tuple[int, str]] = {
    NotFound: (404, "There is nothing here that you can see"),
    Conflict: (409, "Somebody else got there first"),
    OutOfOrder: (409, "That cannot be done now"),
    BadInput: (400, "That could not be read"),
    NotPermitted: (403, "You cannot do that"),
}


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal's own sentence. Somebody who has no open post is told at the door."""
    status, heading = HEADINGS.get(type(refusal), (403, "You cannot do that"))
    at_the_door = isinstance(refusal, NotPermitted) and not request.actor.council  # type: ignore[attr-defined]
    if at_the_door:
        return _page(request, "errors/door_shut.jinja", 403, sentence=refusal.message)
    said = Said(status=status, heading=heading, what=refusal.message, do="")
    return _say(request, said)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Nothing can be shown, because the database did not answer or the sight of it could not be recorded."""
    said = Said(
        status=503,
        heading="OneStory cannot show anything at the moment",
        what="Every sight of a record must be written down first, and just now it cannot be.",
        do="Try again in a minute. If it goes on, ring the front door and work by telephone.",
    )
    response = _say(request, said)
    response["Retry-After"] = "30"
    return response


def not_kept(request: HttpRequest, fault: DataError) -> HttpResponse:
    """Something typed is more than its place holds, and would be each time: which, as far as the database tells."""
    found = suspects(fault, kept(request))
    number = request.actor.request  # type: ignore[attr-defined]
    said = Said(
        status=400,
        heading="That could not be kept",
        what=" ".join(f"“{each.name}” {each.wrong}: “{each.begins}”." for each in found) or UNTOLD,
        do=f"{'Go back, make it shorter and send it again.' if found else ''} {RING.format(number=number)}".strip(),
    )
    return _say(request, said)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Nobody has signed in, and this page is for somebody: afterwards they come back to it."""
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def signed_out(request: HttpRequest) -> HttpResponse:
    """Sent by somebody whose session has ended: their words stay on the page, to be sent again."""
    if request.headers.get("HX-Request"):
        return HttpResponse("Not saved: you have been signed out.", status=401)
    return _page(request, "errors/signed_out.jinja", 401, kept=kept(request))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something we could not read."""
    said = Said(
        status=400,
        heading="That could not be read",
        what="What your browser sent was not complete, or too large.",
        do="Go back and try again. A file may be at most 1 GB, and is sent from the Imports page.",
    )
    return _say(request, said)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not allowed, without a sentence of its own."""
    said = Said(
        status=403,
        heading="You cannot do that",
        what="This page is not open to you.",
        do="If your work needs it, ask your agency's administrator.",
    )
    return _say(request, said)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page."""
    said = Said(
        status=404,
        heading="Page not found",
        what="There is no page at this address.",
        do="If you typed the address, check it. If you followed a link, look for it from the first page.",
    )
    return _say(request, said)


def not_allowed(request: HttpRequest, bare: HttpResponseBase) -> HttpResponse:
    """The page is there, but not for that. What the page does do stays in the header."""
    said = Said(
        status=405,
        heading="That cannot be done here",
        what="The page was asked for something that it does not do, often by a stale bookmark.",
        do="Go back to the page before and use its button.",
    )
    response = _say(request, said)
    response["Allow"] = bare["Allow"]
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault: drawn with as little as possible, since anything may be broken."""
    said = Said(
        status=500,
        heading="Sorry, there is a problem with OneStory",
        what="Something went wrong at our end. What you sent was either saved whole or not at all.",
        do="Try again in a minute. If a child may be in danger, ring the front door now.",
    )
    return _say(request, said)


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, name by name, to be shown again; passwords and codes never are."""
    try:
        lists = list(request.POST.lists())
    except Exception:  # the body itself could not be read: there is nothing to keep
        log.warning("A form that was refused could not be read back.")
        return []
    pairs = [(name, str(value)) for name, values in lists if name not in NOT_ECHOED for value in values]
    return pairs if sum(len(value) for _, value in pairs) <= LONGEST_ECHO else []


def _say(request: HttpRequest, said: Said) -> HttpResponse:
    """What was typed, if anything was, is on the page: nobody types it twice."""
    return _page(request, "errors/error.jinja", said.status, said=said, kept=kept(request))


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    """Draw an error page; if even that cannot be done, say it in bare words."""
    try:
        return render(request, template, context, status=status)
    except Exception:
        log.exception("An error page could not be drawn.")
        return HttpResponse(loader.render_to_string("errors/bare.jinja"), status=status)
