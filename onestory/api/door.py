"""The doorway for machines: one transaction a call, in which the database knows whose key it is."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import uuid4

from django.core.cache import cache
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, DataError, transaction
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from onestory.access.actions.note_sign_in import note_sign_in
from onestory.audit.actions.note import AuditUnavailable, note
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import standing_as

log = logging.getLogger(__name__)
AWAY = (
    "OneStory cannot take anything in at the moment. Send it again in a minute under the same key: nothing is doubled."
)
NEVER = (
    "OneStory could not keep this message, and would not if it were sent again: the fault is ours. Nothing was kept. "
    "Ring the council's front door now, and tell whoever keeps this hub the number {number}."
)
NO_ADDRESS = "There is nothing at this address: it holds a character that no text has."
TOO_LARGE = "The message is larger than 10 MB, so it was not read. Nothing was kept; send less at a time."
ADDRESSES = "/api/"
NOTHING_HERE = "There is nothing at this address. Every address there is stands in /api/v1/openapi.json."
NO_LETTER = "\x00"
A_MINUTE = 60


class Called(HttpRequest):
    """A call as the machine door receives it."""

    actor: Actor
    now: datetime


class MachineDoor:
    """Runs each call in a transaction that stands only if it was answered, and keeps who called in the audit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Called) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(ADDRESSES) and response.status_code == 404 and _is_a_page(response):
            return JsonResponse({"error": NOTHING_HERE, "problems": []}, status=404)
        return response

    def process_view(
        self, request: Called, view: Callable[..., HttpResponseBase], args: list[object], kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        """Take over calls of the machine door; pages have their own."""
        if not request.path.startswith(ADDRESSES):
            return None
        if NO_LETTER in request.path:
            return JsonResponse({"error": NO_ADDRESS, "problems": []}, status=404)
        request.now = timezone.now()
        request.actor = replace(NOBODY, request=uuid4().hex, address=request.META.get("REMOTE_ADDR", ""))
        try:
            return _answered(request, partial(view, request, *args, **kwargs))
        except RequestDataTooBig:
            return JsonResponse({"error": TOO_LARGE, "problems": []}, status=413)
        except DataError:
            log.exception("A call holds what no table of ours can (request %s).", request.actor.request)
            _keep_refused(request, 422)
            return JsonResponse({"error": NEVER.format(number=request.actor.request), "problems": []}, status=422)
        except (AuditUnavailable, DatabaseError):
            log.exception("A call was not answered: database or audit did not (request %s).", request.actor.request)
            return JsonResponse({"error": AWAY}, status=503, headers={"Retry-After": "30"})


def _is_a_page(response: HttpResponseBase) -> bool:
    """An address that no route has is answered with the site's own page, which a machine cannot read."""
    return str(response.headers.get("Content-Type", "")).startswith("text/html")


def _answered(request: Called, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    with transaction.atomic():
        response = answer()
        if response.status_code < 400:
            _keep(request, "machine.call", response.status_code)
            return response
        transaction.set_rollback(True)
    _keep_refused(request, response.status_code)
    return response


def _keep(request: Called, act: str, status: int) -> None:
    if request.actor.user:
        called = f"{request.method} {request.path}"[:200]
        note(
            act=act,
            actor=request.actor,
            now=request.now,
            subject=called,
            subject_kind="call",
            detail={"status": status},
        )


def _keep_refused(request: Called, status: int) -> None:
    """Keep a refusal in a transaction of its own; of strangers, the first in a minute from each address."""
    if request.actor.user:
        with standing_as(request.actor):
            _keep(request, "machine.refused", status)
    elif status == 401 and cache.add(f"unknown-key-{request.actor.address}", 1, A_MINUTE):
        note_sign_in(actor=request.actor, now=request.now, act="sign-in-failed")
