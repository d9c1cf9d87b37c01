"""My work: what is mine, what nobody in my team has, what is to be decided, what came back, and whom I wait for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from onestory.access.policies import require
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, PROPOSED, ContactState
from onestory.frontdoor.declared.handovers import LATELY
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.models import Contact, InformationRequest, Proposal
from onestory.frontdoor.policies import nobody_asked
from onestory.frontdoor.queries.asking.requests import rows_from_requests
from onestory.frontdoor.queries.cards import BoardRow, MyWork
from onestory.frontdoor.queries.disagreeing.disagreements import disagreements_waiting
from onestory.frontdoor.queries.handing.handovers import handovers_to_watch
from onestory.frontdoor.queries.held.held_asks import asks_on_my_desk
from onestory.frontdoor.queries.running.board import A_ROW, ONE, rows_from
from onestory.frontdoor.queries.telling_more.additions import additions_unread
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

OPEN = [state.value for state in OPEN_STATES]
DECIDED = ContactState.DECIDED.value
WAITS = [state.value for state in WAITING]
A_SCREENFUL = 50


def my_work(*, viewer: Actor, now: datetime) -> MyWork:
    """The late first in every list, of which a screenful is shown; the counts are of everything."""
    require(viewer, "contact.see")
    me = {"council": viewer.council, "user": viewer.user}
    to_offer = _to_offer(**me, since=now - LATELY)
    lists = (_mine(**me), _nobodys(viewer), _to_decide(viewer), _to_tell(**me), to_offer)
    my_own, unowned, to_decide, to_feed_back, not_offered = (
        tuple(each) for each in rows_from(lists, viewer=viewer, now=now)
    )
    came_back, waiting_on = (
        tuple(each) for each in rows_from_requests((_answered(**me), _waiting_on(**me)), viewer=viewer, now=now)
    )
    asked_for, asks_late = asks_on_my_desk(viewer=viewer, now=now)
    return MyWork(
        **_counts(my_own, to_feed_back, viewer, now),
        all_unowned=_all_unowned(len(unowned), viewer),
        all_waiting_on=_all_waiting_on(len(waiting_on), viewer),
        mine=my_own,
        unowned_in_my_team=unowned,
        to_decide=to_decide,
        to_feed_back=to_feed_back,
        came_back=came_back,
        waiting_on=waiting_on,
        not_offered=not_offered,
        handed_over=tuple(handovers_to_watch(viewer=viewer, now=now)[:A_SCREENFUL]),
        more_told=tuple(additions_unread(viewer=viewer, owner=viewer.user)),
        asked_for=asked_for,
        asks_late=asks_late,
        disagreements=tuple(disagreements_waiting(viewer=viewer, now=now)),
    )


def _counts(shown: Sequence[BoardRow], to_tell: Sequence[BoardRow], viewer: Actor, now: datetime) -> dict[str, int]:
    """How many are mine and open, and how many of mine are late: of those, and of referrers whom I have yet to tell."""
    all_mine, late = _all_and_late(shown, OPEN, viewer, now)
    _, untold_late = _all_and_late(to_tell, [DECIDED], viewer, now)
    return {"all_mine": all_mine, "all_late": late + untold_late}


def _all_and_late(shown: Sequence[BoardRow], states: list[str], viewer: Actor, now: datetime) -> tuple[int, int]:
    """What is shown whole, less than a screenful, needs no counting."""
    if len(shown) < A_SCREENFUL:
        return len(shown), sum(row.due_at < now for row in shown)
    asked = {"council": viewer.council, "user": viewer.user, "now": now}
    counted = _all_undecided(**asked) if states == OPEN else _all_untold(**asked)
    return next(((every, late) for _, every, late in counted), (0, 0))


def _all_unowned(shown: int, viewer: Actor) -> int:
    if shown < A_SCREENFUL:
        return shown
    if viewer.team:
        counted = _all_unowned_of_team(council=viewer.council, team=viewer.team)
    else:
        counted = _all_without_owner(council=viewer.council)
    return sum(many for _, many in counted)


def _all_waiting_on(shown: int, viewer: Actor) -> int:
    if shown < A_SCREENFUL:
        return shown
    return _asked_of(viewer.council, viewer.user).filter(state__in=WAITS).count()


def _here(council: Any) -> QuerySet[Contact]:
    return Contact.objects.filter(council_id=council, closed_at__isnull=True)


def _without_owner(council: Any) -> QuerySet[Contact]:
    return _here(council).filter(owner__isnull=True, state__in=OPEN)


def _all_of(contacts: QuerySet[Contact]) -> QuerySet[Contact, tuple[int, int]]:
    """Of the one council they are of, how many there are."""
    return contacts.order_by().values_list("council_id").annotate(all=Count(ONE))


def _all_and_late_of(contacts: QuerySet[Contact], now: Any) -> QuerySet[Contact, tuple[int, int, int]]:
    return _all_of(contacts).annotate(late=Count(ONE, filter=Q(due_at__lt=now)))


@written_once
def _all_undecided(*, council: Any, user: Any, now: Any) -> QuerySet[Contact, tuple[int, int, int]]:
    return _all_and_late_of(_owned(council, user, OPEN), now)


@written_once
def _all_untold(*, council: Any, user: Any, now: Any) -> QuerySet[Contact, tuple[int, int, int]]:
    return _all_and_late_of(_owned(council, user, [DECIDED]), now)


@written_once
def _all_without_owner(*, council: Any) -> QuerySet[Contact, tuple[int, int]]:
    return _all_of(_without_owner(council))


@written_once
def _all_unowned_of_team(*, council: Any, team: Any) -> QuerySet[Contact, tuple[int, int]]:
    return _all_of(_without_owner(council).filter(team_id=team))


def _owned(council: Any, user: Any, states: list[str]) -> QuerySet[Contact]:
    return _here(council).filter(owner_id=user, state__in=states)


def _screenful(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    return contacts.order_by("due_at").select_related("team", "owner").only(*A_ROW)[:A_SCREENFUL]


@written_once
def _mine(*, council: Any, user: Any) -> QuerySet[Contact]:
    return _screenful(_owned(council, user, OPEN))


@written_once
def _to_tell(*, council: Any, user: Any) -> QuerySet[Contact]:
    """Decided, and whoever told it has not been answered."""
    return _screenful(_owned(council, user, [DECIDED]))


@written_once
def _to_offer(*, council: Any, user: Any, since: Any) -> QuerySet[Contact]:
    """Decided, told or not, and nobody was asked to take it up."""
    return _screenful(nobody_asked(council, since=since).filter(owner_id=user))


def _nobodys(viewer: Actor) -> list[Contact]:
    if viewer.team:
        return _unowned_of_team(council=viewer.council, team=viewer.team)
    return _unowned(council=viewer.council)


@written_once
def _unowned(*, council: Any) -> QuerySet[Contact]:
    return _screenful(_without_owner(council))


@written_once
def _unowned_of_team(*, council: Any, team: Any) -> QuerySet[Contact]:
    return _screenful(_without_owner(council).filter(team_id=team))


def _to_decide(viewer: Actor) -> list[Contact]:
    """What somebody else has proposed; nothing for those who may not decide."""
    if not viewer.may("contact.decide"):
        return []
    return _proposed_by_others(council=viewer.council, user=viewer.user)


@written_once
def _proposed_by_others(*, council: Any, user: Any) -> QuerySet[Contact]:
    newest = Proposal.objects.filter(contact=OuterRef("pk")).order_by("-number").values("proposed_by_id")[:1]
    proposed = _here(council).filter(state=PROPOSED.value).annotate(proposer=Subquery(newest))
    return _screenful(proposed.exclude(proposer=user))


def _asked_of(council: Any, user: Any) -> QuerySet[InformationRequest]:
    """What partners were asked about contacts that are mine, each with the contact's reference."""
    found = InformationRequest.objects.filter(
        council_id=council, contact__council_id=council, contact__owner_id=user, contact__closed_at__isnull=True
    )
    return found.annotate(contact_reference=F("contact__reference"))


@written_once
def _answered(*, council: Any, user: Any) -> QuerySet[InformationRequest]:
    found = _asked_of(council, user).filter(answered_at__isnull=False).exclude(state__in=WAITS).order_by("-answered_at")
    return found.select_related("agency")[:A_SCREENFUL]


@written_once
def _waiting_on(*, council: Any, user: Any) -> QuerySet[InformationRequest]:
    found = _asked_of(council, user).filter(state__in=WAITS).order_by("due_at")
    return found.select_related("agency")[:A_SCREENFUL]
