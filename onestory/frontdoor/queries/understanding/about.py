"""The contacts about one person: what is open, who has it and by when; and what was decided last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Func, IntegerField, OuterRef, QuerySet, Subquery

from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, TITLES, ContactState
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Decision
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES, CONTACT_TYPES
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

MOST = 20
OPEN = frozenset(state.value for state in OPEN_STATES)


@dataclass(frozen=True, kw_only=True)
class ContactAbout:
    """One contact, as the page of somebody it is about shows it."""

    reference: str
    kind_title: str
    source: str
    received_at: datetime
    state_title: str
    is_open: bool
    brag: str
    owner: str
    team: str
    due_at: datetime
    decided_at: datetime | None
    outcome_title: str
    held: int
    """Answers held of this person and not shared, as far as the viewer may know: the same beside each contact."""


def contacts_about(people: Sequence[UUID], *, viewer: Actor) -> list[ContactAbout]:
    """The newest contacts about somebody, under any of their identifiers. Empty for those who may not see contacts."""
    if not viewer.may("contact.see"):
        return []
    return [_told(each) for each in _contacts(people=list(people), council=viewer.council)]


@written_once
def _contacts(*, people: Any, council: Any) -> QuerySet[Contact]:
    children = ContactChild.objects.filter(person_id__among=people).values_list("contact_id", flat=True)
    adults = ContactAdult.objects.filter(person_id__among=people).values_list("contact_id", flat=True)
    outcome = Decision.objects.filter(contact_id=OuterRef("pk"), undone_at__isnull=True).values("outcome")
    return (
        Contact.objects.filter(council_id=council, pk__in=children.union(adults))
        .annotate(outcome=Subquery(outcome[:1]), held=_held(people))
        .select_related("owner", "team")
        .order_by("-received_at")[:MOST]
    )


def _told(each: Any) -> ContactAbout:
    return ContactAbout(
        reference=each.reference,
        kind_title=label_of(CONTACT_TYPES, each.kind),
        source=each.source_organisation,
        received_at=each.received_at,
        state_title=TITLES[ContactState(each.state)],
        is_open=each.state in OPEN,
        brag=each.brag,
        owner=each.owner.name if each.owner else "",
        team=each.team.name,
        due_at=each.due_at,
        decided_at=each.decided_at,
        outcome_title=label_of(CONTACT_OUTCOMES, each.outcome) if each.outcome else "",
        held=each.held,
    )


def _held(people: Any) -> Func:
    """Worked out once, whatever the number of contacts."""
    return Func(people, template="(select count(*) from frontdoor_held(%(expressions)s))", output_field=IntegerField())
