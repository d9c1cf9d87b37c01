"""Who has what: every colleague who may have a contact, how much is theirs, how much of it is late."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q

from onestory.access.policies import require
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, PROPOSED, ContactState
from onestory.frontdoor.models import Contact
from onestory.frontdoor.queries.cards import BoardRow, Workload
from onestory.frontdoor.queries.running.board import rows_of
from onestory.frontdoor.queries.setting.teams import people_to_own
from onestory.walls.actor import Actor

OPEN = [state.value for state in OPEN_STATES]
MOST = 100


def workloads(*, viewer: Actor, now: datetime) -> list[Workload]:
    """The most loaded first; those with nothing are there too. Whoever has work and no post any more comes last."""
    require(viewer, "contact.assign")
    here = Contact.objects.filter(council_id=viewer.council, state__in=OPEN, owner__isnull=False)
    counted = here.values("owner_id", "owner__name").annotate(
        all=Count("pk"),
        late=Count("pk", filter=Q(due_at__lt=now)),
        red=Count("pk", filter=Q(brag="red")),
        to_triage=Count("pk", filter=Q(state=ContactState.NEW.value)),
        to_decide=Count("pk", filter=Q(state=PROPOSED.value)),
        next_due=Min("due_at"),
    )
    theirs = {row["owner_id"]: row for row in counted.order_by()}
    posts = {post.user: post for post in people_to_own(viewer=viewer, now=now)}
    found = [_workload(user, post.name, post.role_title, theirs.get(user)) for user, post in posts.items()] + [
        _workload(user, row["owner__name"], "", row) for user, row in theirs.items() if user not in posts
    ]
    return sorted(found, key=lambda one: (one.role_title == "", -one.open, one.name))


def contacts_of(owner: int, *, viewer: Actor, now: datetime) -> list[BoardRow]:
    """What one colleague has open, the soonest due first."""
    require(viewer, "contact.assign")
    theirs = Contact.objects.filter(council_id=viewer.council, state__in=OPEN, owner_id=owner)
    return rows_of(theirs.order_by("due_at")[:MOST], viewer=viewer, now=now)


def _workload(user: int, name: str, role_title: str, row: Mapping[str, Any] | None) -> Workload:
    counts = row or {}
    return Workload(
        user=user,
        name=name,
        role_title=role_title,
        open=counts.get("all", 0),
        late=counts.get("late", 0),
        red=counts.get("red", 0),
        to_triage=counts.get("to_triage", 0),
        to_decide=counts.get("to_decide", 0),
        next_due=counts.get("next_due"),
    )
