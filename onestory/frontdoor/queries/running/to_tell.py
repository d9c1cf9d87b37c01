"""What people outside the product should be told waits for them: each thing once, by whom it waits for, never what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from onestory.access.policies import require
from onestory.frontdoor.declared.disagreements import OPEN
from onestory.frontdoor.declared.handovers import OFFERED
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.declared.transfers import SENT
from onestory.frontdoor.models import (
    Disagreement,
    Escalation,
    Feedback,
    Handover,
    InformationRequest,
    SchoolNotice,
    Transfer,
)
from onestory.walls.actor import Actor

A_WEEK, A_DAY = timedelta(days=7), timedelta(days=1)
WAITING_STATES = [state.value for state in WAITING]


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """One thing to tell of: under which notification, a key of its own, and for which agency, team or person."""

    code: str
    key: str
    agency: int = 0
    team: int = 0
    user: int = 0


def things_to_tell(*, viewer: Actor, now: datetime) -> list[ToTell]:
    """The newest thing of each kind that waits still, for each agency, team or person: who was told of it was told of
    those before it. Whether somebody was told already is for the letters.
    """
    require(viewer, "contact.assign")
    waiting = [
        *_requests(viewer, now),
        *_handovers(viewer, now),
        *_schools(viewer, now),
        *_between(viewer, now),
        *_disagreements(viewer, now),
        *_escalated(viewer, now),
        *_outcomes(viewer, now),
    ]
    return list({(one.code, one.agency, one.team, one.user): one for one in waiting}.values())


def _requests(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    waiting = InformationRequest.objects.filter(council_id=viewer.council, state__in=WAITING_STATES)
    unseen = waiting.filter(opened_at__isnull=True, sent_at__gt=now - A_WEEK)
    for row in unseen.order_by("sent_at").only("reference", "agency_id"):
        yield ToTell(code="request-waiting", key=row.reference, agency=row.agency_id)
    late = waiting.filter(due_at__lt=now, due_at__gt=now - A_WEEK).order_by("due_at")
    for row in late.only("reference", "agency_id", "due_at"):
        yield ToTell(code="request-late", key=f"{row.reference} {row.due_at:%Y%m%d%H%M}", agency=row.agency_id)


def _handovers(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    offered = Handover.objects.filter(council_id=viewer.council, state=OFFERED.value, offered_at__gt=now - A_WEEK)
    for row in offered.order_by("offered_at").only("agency_id", "team_id"):
        yield ToTell(code="handover-offered", key=str(row.pk), agency=row.agency_id, team=row.team_id)


def _schools(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    unread = SchoolNotice.objects.filter(council_id=viewer.council, acknowledged_at__isnull=True, told_at__isnull=True)
    lately = unread.filter(agency__isnull=False, sent_at__gt=now - A_WEEK)
    for row in lately.order_by("sent_at").only("agency_id"):
        yield ToTell(code="school-notice", key=str(row.pk), agency=row.agency_id or 0)


def _between(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    arrived = Transfer.objects.filter(to_council_id=viewer.council, state=SENT.value, sent_at__gt=now - A_WEEK)
    for row in arrived.order_by("sent_at").only("pk"):
        yield ToTell(code="transfer-arrived", key=str(row.pk))
    read = Transfer.objects.filter(to_council_id=viewer.council, taken_back=True, received_at__isnull=False)
    for row in read.filter(answered_at__gt=now - A_WEEK).order_by("answered_at").only("pk"):
        yield ToTell(code="transfer-taken-back", key=str(row.pk))


def _disagreements(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    unanswered = Disagreement.objects.filter(council_id=viewer.council, state=OPEN.value, due_at__gt=now - A_WEEK)
    for row in unanswered.order_by("due_at").only("stage", "raised_by_hub", "agency_id"):
        key = f"{row.pk} {row.stage}"
        if row.raised_by_hub:
            yield ToTell(code="disagreement-to-agency", key=key, agency=row.agency_id or 0)
        else:
            yield ToTell(code="disagreement-to-hub", key=key)


def _escalated(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    raised = Escalation.objects.filter(council_id=viewer.council, raised_at__gt=now - A_DAY)
    for row in raised.order_by("-raised_at").only("pk")[:1]:
        yield ToTell(code="escalated", key=str(row.pk))


def _outcomes(viewer: Actor, now: datetime) -> Iterator[ToTell]:
    """The referrer with an account of their own; nobody else may read it inside."""
    told = Feedback.objects.filter(council_id=viewer.council, at__gt=now - A_WEEK, contact__referrer__isnull=False)
    for row in told.order_by("at").select_related("contact"):
        yield ToTell(code="outcome-told", key=str(row.pk), user=row.contact.referrer_id or 0)
