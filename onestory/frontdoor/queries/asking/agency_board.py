"""How the viewer's agency answers the hub: what waits, what is late, what nobody opened, how the last months went."""

from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Q, QuerySet

from onestory.access.policies import require
from onestory.frontdoor.declared.outcomes import RECENT_DAYS
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.models import Answer, InformationRequest
from onestory.frontdoor.queries.asking.requests import rows_of_requests
from onestory.frontdoor.queries.cards import AgencyBoard, Answerer, Kept
from onestory.vocabulary.frontdoor import Brag
from onestory.walls.actor import Actor

A_SCREENFUL = 50
IN_HAND = Q(state__in=[state.value for state in WAITING])
WAS_DUE = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=F("due_at"))
"""Withdrawn in its time, nothing was owed; withdrawn after it, the time was not kept."""


def agency_board(*, viewer: Actor, now: datetime) -> AgencyBoard:
    """For its managers, of the council they act for. Nothing of any other agency is here."""
    require(viewer, "request.release")
    ours = InformationRequest.objects.filter(council_id=viewer.council, agency_id=viewer.agency)
    waiting = ours.filter(IN_HAND)
    counts = waiting.aggregate(
        all=Count("pk"),
        late=Count("pk", filter=Q(due_at__lt=now)),
        not_opened=Count("pk", filter=Q(opened_at__isnull=True)),
    )
    since = now - timedelta(days=RECENT_DAYS)
    return AgencyBoard(
        waiting=tuple(rows_of_requests(waiting.order_by("due_at")[:A_SCREENFUL], viewer=viewer, now=now)),
        all_waiting=counts["all"],
        all_late=counts["late"],
        not_opened=counts["not_opened"],
        kept=_kept(ours.filter(sent_at__gte=since), now),
        answerers=_answerers(viewer, since),
        since=since,
    )


def _kept(lately: QuerySet[InformationRequest], now: datetime) -> tuple[Kept, ...]:
    """By urgency. Owed is what was answered or ran past its time; what still has time is owed nothing yet."""
    counted = lately.order_by().values("urgency")
    counted = counted.annotate(
        asked=Count("pk"),
        owed=Count("pk", filter=Q(answered_at__isnull=False) | (Q(due_at__lt=now) & WAS_DUE)),
        in_time=Count("pk", filter=Q(answered_at__lte=F("due_at"))),
    )
    found = {row["urgency"]: row for row in counted}
    return tuple(
        Kept(urgency=each.value, asked=row["asked"], owed=row["owed"], in_time=row["in_time"])
        for each in Brag
        if (row := found.get(each.value))
    )


def _answerers(viewer: Actor, since: datetime) -> tuple[Answerer, ...]:
    theirs = Answer.objects.filter(council_id=viewer.council, agency_id=viewer.agency, at__gte=since).order_by()
    counted = theirs.values("by_id", "by__name").annotate(answers=Count("pk"), last_at=Max("at"))
    return tuple(
        Answerer(name=row["by__name"], answers=row["answers"], last_at=row["last_at"])
        for row in counted.order_by("-answers", "by__name")
    )
