"""Chasing by the clock what partners have not answered in time, so many at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.frontdoor.declared.outcomes import AT_ONCE
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.models import Chase, InformationRequest
from onestory.frontdoor.policies import check_request
from onestory.frontdoor.queries.asking.requests import requests_to_chase
from onestory.walls.actor import Actor

BY_THE_CLOCK = "Past its time: reminded by the clock."


@transaction.atomic
def chase_overdue(*, actor: Actor, now: datetime) -> int:
    """So many at once, the longest overdue first; how many were chased. What is being answered is left."""
    require(actor, "contact.ask")
    late = InformationRequest.objects.filter(
        reference__in=requests_to_chase(viewer=actor, now=now)[:AT_ONCE],
        state__in=[state.value for state in WAITING],
    )
    chased = list(late.select_for_update(skip_locked=True))
    for request in chased:
        check_request("chase", request, actor=actor)
    Chase.objects.bulk_create(
        Chase(
            council_id=request.council_id,
            agency_id=request.agency_id,
            request=request,
            by_id=actor.user or None,
            at=now,
            words=BY_THE_CLOCK,
        )
        for request in chased
    )
    ids = [request.pk for request in chased]
    InformationRequest.objects.filter(pk__in=ids).update(chased_at=now, chased_times=F("chased_times") + 1)
    subjects = [(request.reference, None) for request in chased]
    note_each(act="request.chase", subject_kind="request", subjects=subjects, actor=actor, now=now)
    return len(chased)
