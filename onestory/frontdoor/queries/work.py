"""My work: what is mine, what nobody in my team has, what is to be decided, what came back, and whom I wait for."""

from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from onestory.access.policies import require
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, PROPOSED, ContactState
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.models import Contact, InformationRequest, Proposal
from onestory.frontdoor.queries.additions import additions_unread
from onestory.frontdoor.queries.board import rows_of
from onestory.frontdoor.queries.cards import BoardRow, MyWork
from onestory.frontdoor.queries.disagreements import disagreements_waiting
from onestory.frontdoor.queries.handovers import handovers_to_watch
from onestory.frontdoor.queries.requests import rows_of_requests
from onestory.walls.actor import Actor

OPEN = [state.value for state in OPEN_STATES]
A_SCREENFUL = 50


def my_work(*, viewer: Actor, now: datetime) -> MyWork:
    """The late first in every list."""
    require(viewer, "contact.see")
    here = Contact.objects.filter(council_id=viewer.council).order_by("due_at")
    mine = here.filter(owner_id=viewer.user)
    references = dict(mine.filter(closed_at__isnull=True).values_list("pk", "reference"))
    asked = InformationRequest.objects.filter(contact_id__in=references)
    waiting = Q(state__in=[state.value for state in WAITING])
    return MyWork(
        mine=_rows(mine.filter(state__in=OPEN), viewer, now),
        unowned_in_my_team=_rows(_unowned(here, viewer), viewer, now),
        to_decide=_rows(_to_decide(here, viewer), viewer, now),
        came_back=tuple(
            rows_of_requests(
                asked.exclude(waiting).order_by("-answered_at")[:A_SCREENFUL],
                viewer=viewer,
                now=now,
                references=references,
            )
        ),
        waiting_on=tuple(
            rows_of_requests(asked.filter(waiting).order_by("due_at"), viewer=viewer, now=now, references=references)
        ),
        to_feed_back=_rows(mine.filter(state=ContactState.DECIDED.value), viewer, now),
        handed_over=tuple(handovers_to_watch(viewer=viewer, now=now)[:A_SCREENFUL]),
        more_told=tuple(additions_unread(viewer=viewer, owner=viewer.user)),
        disagreements=tuple(disagreements_waiting(viewer=viewer, now=now)),
    )


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


def _rows(contacts: QuerySet[Contact], viewer: Actor, now: datetime) -> tuple[BoardRow, ...]:
    return tuple(rows_of(contacts[:A_SCREENFUL], viewer=viewer, now=now))
