"""The doorway: one transaction a request, in which the database knows who is asking, or the door stays shut."""

import logging
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError, DataError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from onestory.access.actions.come_in import come_in
from onestory.access.queries import posts_of
from onestory.access.rules.actors import the_public, the_system
from onestory.audit.actions.note import AuditUnavailable, note
from onestory.calendars.instants import london_date
from onestory.councils.queries import councils
from onestory.grammar.refusals import BadInput, NotPermitted, Refusal
from onestory.people.actions.breaking_glass.leave_record import leave_record
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand, standing_as
from onestory.web import errors
from onestory.web.request import (
    CAME_IN_AT,
    GLASS_HELD,
    Asked,
    View,
    is_before_a_post,
    is_for_machines,
    is_public,
    is_sign_in,
)

log = logging.getLogger(__name__)
AWAKE_AT = "awake_at"
NO_LETTER = "\x00"
NO_TEXT = (
    "What was sent holds a character that no text has (NUL), so nothing was kept. "
    "It often comes from copying out of another program: type that part by hand, and send it again."
)

LEFT_BEHIND = '"cache", "storage"'
"""What a browser forgets of this hub when somebody signs out: a shared computer's Back shows nothing."""


class Doorway:
    """Runs every view inside one transaction, after the actor has come in, and turns refusals into pages.

    The answer is finished before the transaction commits, and leaves only after: what was seen without an audit row
    is never sent. Nor is it kept by the browser or anything between.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Asked) -> HttpResponseBase:
        request.now = timezone.now()
        request.actor = replace(NOBODY, request=uuid4().hex, address=request.META.get("REMOTE_ADDR", ""))
        request.councils = []
        request.is_signed_in = False
        request.shut = ""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.is_signed_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = LEFT_BEHIND
        return response

    def process_view(
        self, request: Asked, view: View, args: list[object], kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        """Run the view here, so that its work, its sights and their audit rows stand or fall together.

        Sign-in pages run on from here by themselves: they show nobody, and their own middleware minds their exceptions.
        """
        if is_for_machines(request):
            return None
        if NO_LETTER in request.path:
            return errors.not_found(request, Http404())
        try:
            _check_letters(request)
            _leave_the_glass(request)
            _stay_awake(request)
            with transaction.atomic():
                if is_sign_in(view):
                    _look_who(request)
                    return None
                response = _let_in(request, view) or _finished(view(request, *args, **kwargs))
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                return errors.not_allowed(request, response) if response.status_code == 405 else response
        except Refusal as refusal:
            return _refused(request, refusal)
        except (AuditUnavailable, DatabaseError) as fault:
            return _failed(request, fault)


def _failed(request: Asked, fault: Exception) -> HttpResponse:
    """What the database could not keep is said, for it never will; for the rest, somebody tries again in a minute."""
    if isinstance(fault, DataError):
        log.exception("What was sent is more than a table of ours holds (request %s).", request.actor.request)
        return errors.not_kept(request, fault)
    log.exception("Nothing shown: database or audit did not answer (request %s).", request.actor.request)
    return errors.unavailable(request)


def _check_letters(request: Asked) -> None:
    """Refuse what no text can hold, wherever it was sent, in a sentence rather than in the database's."""
    sent = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    if any(NO_LETTER in f"{name}{''.join(values)}" for form in sent for name, values in form.lists()):
        raise BadInput(NO_TEXT)


def _leave_the_glass(request: Asked) -> None:
    """Whoever broke the glass for a record and is elsewhere now has left it: it is shut, whatever comes of the rest.

    The page that keeps a session awake is not anywhere else.
    """
    held = request.session.get(GLASS_HELD)
    if not held or request.path.startswith((f"/people/{held['who']}", "/awake")):
        return
    del request.session[GLASS_HELD]
    keeper = the_system(council=held["council"], council_code="", purpose="oversight")
    username = request.user.get_username()
    with standing_as(replace(keeper, user=request.user.pk or 0, username=username)) as leaver:
        leave_record(actor=leaver, now=request.now)


def _stay_awake(request: Asked) -> None:
    """Begin the session's time again. A minute's grace saves nearly every request from writing the session."""
    if request.session.is_empty():
        return
    at = round(request.now.timestamp())
    if at - int(request.session.get(AWAKE_AT, 0)) >= settings.SESSION_TOUCHED_EVERY:
        request.session[AWAKE_AT] = at


def _let_in(request: Asked, view: View) -> HttpResponse | None:
    """Nothing, when the view may run; else where to go first."""
    _look_who(request)
    if not request.is_signed_in:
        return None if is_public(view) else _sign_in_first(request)
    if not request.user.had_a_factor:  # type: ignore[union-attr]  # read with the account
        return redirect("mfa_activate_totp")
    return _come_in(request, view)


def _look_who(request: Asked) -> None:
    """Learn what every page needs to know, before anybody has come in. Who has not signed in does not stand then.

    The councils of this hub and their telephone numbers are no secret from anybody, so that anyone can ring.
    """
    _end_a_long_session(request)
    request.is_signed_in = request.user.is_authenticated
    stands = _asker(request) if request.is_signed_in else the_public(council=0, council_code="")
    stand(stands)
    request.councils = councils(viewer=stands)
    if not request.is_signed_in:
        stand(request.actor)


def _end_a_long_session(request: Asked) -> None:
    """However busy, nobody stays signed in for longer than a shift; what they were writing is kept."""
    if not request.user.is_authenticated:
        return
    at = request.now.timestamp()
    began = request.session.get(CAME_IN_AT)
    if began is None:
        request.session[CAME_IN_AT] = round(at)
    elif at - began > settings.SESSION_LONGEST:
        logout(request)


def _asker(request: Asked) -> Actor:
    """Whoever has signed in, before they have taken up a post."""
    return replace(request.actor, user=request.user.pk or 0, username=request.user.get_username())


def _come_in(request: Asked, view: View) -> HttpResponse | None:
    session = request.session
    asker = _asker(request)
    try:
        request.actor = come_in(
            actor=asker,
            now=request.now,
            membership=session.get("post", 0),
            purpose=session.get("purpose", ""),
            reason=session.get("reason", ""),
            stands=True,
        )
    except NotPermitted as refusal:
        if is_public(view):
            request.shut = refusal.message
            return None
        request.actor = asker
        raise
    if "posts" not in session:
        session["posts"] = _open_posts(request)
    if session["posts"] > 1 and "post" not in session and not is_before_a_post(view):
        return redirect("choose-post")
    return None


def _open_posts(request: Asked) -> int:
    """How many posts there are to choose from: counted once a session, since few people have two."""
    posts = posts_of(request.actor.user, viewer=request.actor, today=london_date(request.now))
    return sum(not post.shut for post in posts)


def _sign_in_first(request: Asked) -> HttpResponse:
    """Send somebody to sign in; what they had typed, if anything, stays on the page in front of them."""
    if request.method == "POST":
        return errors.signed_out(request)
    return errors.sign_in_first(request)


def _refused(request: Asked, refusal: Refusal) -> HttpResponseBase:
    """Keep the refusal in the audit, in a transaction of its own since the first was undone, then say it."""
    try:
        with standing_as(request.actor):
            note(
                act="refused",
                actor=request.actor,
                now=request.now,
                subject=request.path,
                subject_kind="address",
                detail={"why": refusal.message},
            )
    except (AuditUnavailable, DatabaseError):
        return errors.unavailable(request)
    return errors.refused(request, refusal)


def _finished(response: HttpResponseBase) -> HttpResponseBase:
    """Render now, inside the transaction, what would else be rendered after it."""
    render = getattr(response, "render", None)
    if callable(render) and not getattr(response, "is_rendered", True):
        response = render()
    return response
