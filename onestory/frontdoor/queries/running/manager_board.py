"""The manager's board: the whole hub in numbers, and the rows behind each number that is the board's own."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from onestory.access.policies import require
from onestory.calendars.bank_holidays import ENGLAND
from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, PROPOSED, WITHDRAWN, ContactState
from onestory.frontdoor.declared.disagreements import CLOSED
from onestory.frontdoor.declared.handovers import DECLINED, LATELY, OFFERED
from onestory.frontdoor.declared.outcomes import UNOWNED_MINUTES
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.declared.transfers import RECEIVED, RETURNED, SENT
from onestory.frontdoor.models import (
    Addition,
    Contact,
    Decision,
    Disagreement,
    InformationRequest,
    MorningHandover,
    Proposal,
    SchoolNotice,
    Transfer,
)
from onestory.frontdoor.policies import courts_waiting, nobody_asked
from onestory.frontdoor.queries.cards import Behind, BehindPage, ManagerBoard, SoFar, Waiting
from onestory.frontdoor.queries.courts.courts import near_now
from onestory.frontdoor.queries.handing.handovers import watched
from onestory.frontdoor.queries.running.board import partner_silence, rows_of
from onestory.frontdoor.rules.usual_day import Stretch, beside_usual, days_like, so_far, usual
from onestory.walls.actor import Actor

A_SCREENFUL = 50
A_WEEK = timedelta(days=7)
OPEN = [state.value for state in OPEN_STATES]
WAITING_STATES = [state.value for state in WAITING]
NOT_CLOSED = Q(closed_at__isnull=True)


def manager_board(*, viewer: Actor, now: datetime) -> ManagerBoard:
    """For whoever answers for the hub. A handful of statements, however much is open."""
    require(viewer, "hub.oversee")
    rows = list(_counted(viewer, now))
    alike = days_like(now, holidays=ENGLAND)
    came = Contact.objects.filter(council_id=viewer.council).exclude(state=WITHDRAWN.value)
    decided = Decision.objects.filter(council_id=viewer.council, undone_at__isnull=True)
    return ManagerBoard(
        grid={(row["state"], row["brag"]): row["all"] for row in rows},
        open=_sum(rows, "all"),
        late=_sum(rows, "late"),
        late_by_stage={state: _sum((row for row in rows if row["state"] == state), "late") for state in ContactState},
        unowned=_sum(rows, "unowned"),
        unowned_long=_sum(rows, Behind.UNOWNED_LONG.name),
        late_unowned=_sum(rows, Behind.LATE_UNOWNED.name),
        danger=_sum(rows, Behind.DANGER.name),
        kept_waiting=_sum(rows, Behind.PARTNER_LATE.name),
        to_decide=_sum((row for row in rows if row["state"] == PROPOSED.value), "all"),
        silence=tuple(partner_silence(viewer=viewer, now=now)),
        waiting=Waiting(**_how_many_each(viewer, _waits(viewer, now))),
        came=_beside(came, "received_at", now, alike),
        decided=_beside(decided, "decided_at", now, alike),
    )


def rows_behind(which: Behind, *, viewer: Actor, now: datetime, agency: int = 0, page: int = 1) -> BehindPage:
    """The contacts that one number of the board counts, a screenful, the soonest due first."""
    require(viewer, "hub.oversee")
    found = Contact.objects.filter(_behind(viewer, now, agency)[which], council_id=viewer.council)
    start = (page - 1) * A_SCREENFUL
    shown = found.order_by("due_at", "received_at", "pk")[start : start + A_SCREENFUL]
    named = Agency.objects.filter(pk=agency).values_list("name", flat=True).first() if agency else ""
    return BehindPage(rows=tuple(rows_of(shown, viewer=viewer, now=now)), all=found.count(), agency_name=named or "")


def _behind(viewer: Actor, now: datetime, agency: int = 0) -> Mapping[Behind, Q]:
    """What each number counts: the same words for the number and for its rows."""
    nobodys = NOT_CLOSED & Q(owner__isnull=True, state__in=OPEN)
    asked = InformationRequest.objects.filter(council_id=viewer.council, state__in=WAITING_STATES).order_by()
    asked = asked.filter(agency_id=agency) if agency else asked
    schools = _schools_late(viewer, now).order_by()
    decided = Decision.objects.filter(council_id=viewer.council, undone_at__isnull=True)
    today = so_far(now)
    return {
        Behind.LATE_UNOWNED: nobodys & Q(due_at__lt=now),
        Behind.UNOWNED_LONG: nobodys & Q(handed_at__lt=now - timedelta(minutes=UNOWNED_MINUTES)),
        Behind.DANGER: NOT_CLOSED & Q(immediate_danger=True, state=ContactState.NEW.value),
        Behind.PARTNER_WAITING: NOT_CLOSED & Q(pk__in=asked.values("contact_id")),
        Behind.PARTNER_LATE: NOT_CLOSED & Q(pk__in=asked.filter(due_at__lt=now).values("contact_id")),
        Behind.SCHOOL_LATE: Q(pk__in=schools.values("contact_id")),
        Behind.CAME_TODAY: Q(received_at__range=today) & ~Q(state=WITHDRAWN.value),
        Behind.NOT_OFFERED: Q(pk__in=nobody_asked(viewer.council, since=now - LATELY).order_by().values("pk")),
        Behind.DECIDED_TODAY: Q(pk__in=decided.filter(decided_at__range=today).order_by().values("contact_id")),
    }


def _counted(viewer: Actor, now: datetime) -> Iterable[Mapping[str, Any]]:
    """Everything open, counted by stage and urgency in one statement."""
    behind = _behind(viewer, now)
    own = (Behind.LATE_UNOWNED, Behind.UNOWNED_LONG, Behind.DANGER, Behind.PARTNER_LATE)
    counted = Contact.objects.filter(NOT_CLOSED, council_id=viewer.council).order_by().values("state", "brag")
    return counted.annotate(
        all=Count("pk"),
        late=Count("pk", filter=Q(due_at__lt=now)),
        unowned=Count("pk", filter=Q(owner__isnull=True)),
        **{which.name: Count("pk", filter=behind[which]) for which in own},
    )


def _sum(rows: Iterable[Mapping[str, Any]], name: str) -> int:
    return sum(row[name] for row in rows)


def _schools_late(viewer: Actor, now: datetime) -> QuerySet[SchoolNotice]:
    """Notices of a school that has opened, and nobody there is known to have read it or been rung."""
    unread = SchoolNotice.objects.filter(acknowledged_at__isnull=True, told_at__isnull=True)
    return unread.filter(council_id=viewer.council, due_at__lt=now)


def _waits(viewer: Actor, now: datetime) -> dict[str, QuerySet[Any]]:
    """What is counted of everything that waits for a word."""
    late = Q(due_at__lt=now)
    here = Q(council_id=viewer.council)
    disagreed = Disagreement.objects.filter(here).exclude(state=CLOSED.value)
    passed = Transfer.objects.filter(here | Q(to_council_id=viewer.council), state__in=[SENT.value, RECEIVED.value])
    night = MorningHandover.objects.filter(here, taken_at__isnull=True)
    told = Addition.objects.filter(here, read_at__isnull=True)
    offered = watched(viewer=viewer)
    asked = courts_waiting(viewer.council)
    back = Transfer.objects.filter(here, state=RETURNED.value, answered_at__gt=now - LATELY)
    return {
        "mine_proposed": _proposed_by_viewer(viewer),
        "disagreements": disagreed,
        "disagreements_late": disagreed.filter(late),
        "passed_to_us": passed.filter(to_council_id=viewer.council),
        "passed_by_us": passed.filter(here),
        "passed_late": passed.filter(late),
        "sent_back": back.exclude(contact__in=Transfer.objects.exclude(state=RETURNED.value).values("contact_id")),
        "from_the_night": night,
        "night_late": night.filter(late),
        "more_told": told,
        "more_told_late": told.filter(late),
        "schools_late": _schools_late(viewer, now),
        "not_offered": nobody_asked(viewer.council, since=now - LATELY),
        "offered": offered.filter(state=OFFERED.value),
        "offered_late": offered.filter(late, state=OFFERED.value),
        "declined": offered.filter(state=DECLINED.value),
        "courts": asked,
        "courts_near": asked.filter(due_on__lte=near_now(viewer=viewer, now=now), due_at__gte=now),
        "courts_late": asked.filter(late),
    }


def _proposed_by_viewer(viewer: Actor) -> QuerySet[Proposal]:
    """Of what waits for a decision, what somebody else than the viewer must decide."""
    waiting = Q(contact__closed_at__isnull=True, contact__state=PROPOSED.value)
    newer = Proposal.objects.filter(contact=OuterRef("contact_id"), number__gt=OuterRef("number"))
    theirs = Proposal.objects.filter(waiting, contact__council_id=viewer.council, proposed_by_id=viewer.user)
    return theirs.exclude(Exists(newer))


def _how_many_each(viewer: Actor, kinds: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows of each, in one statement."""
    one = Council.objects.filter(pk=viewer.council)
    counted: Any = one.values(**{name: _count_of(rows) for name, rows in kinds.items()})[0]
    return dict(counted)


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().annotate(_one=Value(1)).values("_one").annotate(n=Count("*")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _beside(found: QuerySet[Any], moment: str, now: datetime, alike: list[Stretch]) -> SoFar:
    """How many of today until now, and on such days; days before anything was counted here are no usual days."""
    today = so_far(now)
    asked = Q(**{f"{moment}__range": today})
    for stretch in alike:
        asked |= Q(**{f"{moment}__range": stretch})
    days = {f"day_{number}": stretch for number, stretch in enumerate(alike)}
    since = min((start for start, _ in alike), default=today[0]) - A_WEEK
    counted = (
        found.order_by()
        .filter(**{f"{moment}__gte": since})
        .aggregate(
            today=Count("pk", filter=Q(**{f"{moment}__range": today})),
            first=Min(moment),
            **{name: Count("pk", filter=Q(**{f"{moment}__range": stretch})) for name, stretch in days.items()},
        )
    )
    first = counted["first"] or now
    usually = usual([counted[name] for name, (_, until) in days.items() if until > first])
    return SoFar(today=counted["today"], usual=usually, says=beside_usual(counted["today"], usually))
