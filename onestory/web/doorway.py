"""The doorway: one transaction a request, in which the database knows who is asking, or the door stays shut."""

import logging
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from allauth.mfa.utils import is_mfa_enabled
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from onestory.access.actions.come_in import come_in
from onestory.audit.actions.note import AuditUnavailable, note
from onestory.grammar.refusals import NotPermitted, Refusal
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand, standing_as
from onestory.web import errors
from onestory.web.request import View, is_public

log = logging.getLogger(__name__)
MFA_VIEWS = "allauth."


class Doorway:
    """Runs every view inside one transaction, after the actor has come in, and turns refusals into pages.

    The answer is finished before the transaction commits, and leaves only after: what was seen without an audit row
    is never sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.actor = replace(NOBODY, request=uuid4().hex, address=request.META.get("REMOTE_ADDR", ""))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[object], kwargs: dict[str, object]
    ) -> HttpResponseBase:
        """Run the view here, so that its work, its sights and their audit rows stand or fall together."""
        try:
            with transaction.atomic():
                response = self._let_in(request, view) or _finished(view(request, *args, **kwargs))
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                return response
        except Refusal as refusal:
            return self._refused(request, refusal)
        except (AuditUnavailable, DatabaseError):
            log.exception(
                "Nothing shown: the database or its audit did not answer (request %s).", request.actor.request
            )  # type: ignore[attr-defined]
            return errors.unavailable(request)

    def _let_in(self, request: HttpRequest, view: View) -> HttpResponse | None:
        nobody: Actor = request.actor  # type: ignore[attr-defined]
        stand(nobody)
        if not request.user.is_authenticated:
            return None if is_public(view) else redirect(f"/account/login/?next={request.path}")
        if view.__module__.startswith(MFA_VIEWS):
            return None
        if not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        session = request.session
        asker = replace(nobody, user=request.user.pk, username=request.user.get_username())
        try:
            request.actor = come_in(  # type: ignore[attr-defined]
                actor=asker,
                now=request.now,  # type: ignore[attr-defined]
                membership=session.get("post", 0),
                purpose=session.get("purpose", ""),
                reason=session.get("reason", ""),
            )
        except NotPermitted:
            if not is_public(view):
                request.actor = asker  # type: ignore[attr-defined]
                raise
        return None

    def _refused(self, request: HttpRequest, refusal: Refusal) -> HttpResponseBase:
        """Keep the refusal in the audit, in a transaction of its own since the first was undone, then say it."""
        try:
            with standing_as(request.actor):  # type: ignore[attr-defined]
                note(
                    act="refused",
                    actor=request.actor,  # type: ignore[attr-defined]
                    now=request.now,  # type: ignore[attr-defined]
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
