"""My work: what is mine, what nobody in my team has, what is to be decided, what came back, and whom I wait for."""

from datetime import datetime

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from onestory.access.policies import require
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, PROPOSED, ContactState
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.models import Contact, InformationRequest, Proposal
from onestory.frontdoor.queries.additions import additions_unread
from onestory.frontdoor.queries.board import rows_of_each
from onestory.frontdoor.queries.cards import MyWork, RequestRow
from onestory.frontdoor.queries.disagreements import disagreements_waiting
from onestory.frontdoor.queries.handovers import handovers_to_watch
from onestory.frontdoor.queries.held_asks import asks_on_my_desk
from onestory.frontdoor.queries.requests import rows_of_requests
from onestory.walls.actor import Actor

OPEN = [state.value for state in OPEN_STATES]
A_SCREENFUL = 50


def my_work(*, viewer: Actor, now: datetime) -> MyWork:
    """The late first in every list, of which a screenful is shown; the counts are of everything."""
    require(viewer, "contact.see")
    here = Contact.objects.filter(council_id=viewer.council, closed_at__isnull=True).order_by("due_at")
    mine = here.filter(owner_id=viewer.user)
    asked = InformationRequest.objects.filter(council_id=viewer.council, contact__in=mine.order_by())
    waiting = Q(state__in=[state.value for state in WAITING])
    nobodys = _unowned(here, viewer)
    lists = (
        mine.filter(state__in=OPEN),
        nobodys,
        _to_decide(here, viewer),
        mine.filter(state=ContactState.DECIDED.value),
    )
    rows = rows_of_each([each[:A_SCREENFUL] for each in lists], viewer=viewer, now=now)
    my_own, unowned, to_decide, to_feed_back = (tuple(each) for each in rows)
    asked_for, asks_late = asks_on_my_desk(viewer=viewer, now=now)
    waiting_on = _asked_of_mine(asked.filter(waiting).order_by("due_at"), viewer, now)
    return MyWork(
        **_counts(mine, now),
        all_unowned=_how_many(nobodys, len(unowned)),
        all_waiting_on=_how_many(asked.filter(waiting), len(waiting_on)),
        mine=my_own,
        unowned_in_my_team=unowned,
        to_decide=to_decide,
        to_feed_back=to_feed_back,
        came_back=_asked_of_mine(asked.exclude(waiting).order_by("-answered_at"), viewer, now),
        waiting_on=waiting_on,
        handed_over=tuple(handovers_to_watch(viewer=viewer, now=now)[:A_SCREENFUL]),
        more_told=tuple(additions_unread(viewer=viewer, owner=viewer.user)),
        asked_for=asked_for,
        asks_late=asks_late,
        disagreements=tuple(disagreements_waiting(viewer=viewer, now=now)),
    )


def _how_many(rows: QuerySet[Contact] | QuerySet[InformationRequest], shown: int) -> int:
    """Of everything. What is shown whole, being less than a screenful, needs no counting."""
    return shown if shown < A_SCREENFUL else rows.count()


def _counts(mine: QuerySet[Contact], now: datetime) -> dict[str, int]:
    of_mine = mine.filter(state__in=OPEN).aggregate(all=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now)))
    return {"all_mine": of_mine["all"], "all_late": of_mine["late"]}


def _asked_of_mine(requests: QuerySet[InformationRequest], viewer: Actor, now: datetime) -> tuple[RequestRow, ...]:
    """A screenful of them, each under the reference of the contact that is mine."""
    found = requests.annotate(contact_reference=F("contact__reference"))
    return tuple(rows_of_requests(found[:A_SCREENFUL], viewer=viewer, now=now))


def _unowned(here: QuerySet[Contact], viewer: Actor) -> QuerySet[Contact]:
    unowned = here.filter(owner__isnull=True, state__in=OPEN)
    return unowned.filter(team_id=viewer.team) if viewer.team else unowned


def _to_decide(here: QuerySet[Contact], viewer: Actor) -> QuerySet[Contact]:
    """What somebody else has proposed; nothing for those who may not decide."""
    if not viewer.may("contact.decide"):
        return here.none()
    newest = Proposal.objects.filter(contact=OuterRef("pk")).order_by("-number").values("proposed_by_id")[:1]
    proposed = here.filter(state=PROPOSED.value).annotate(proposer=Subquery(newest))
    return proposed.exclude(proposer=viewer.user)
