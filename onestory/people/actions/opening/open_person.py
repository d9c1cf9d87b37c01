"""Opening one person's page: an act, with a line in the audit before anything is given back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.single_view import page_of
from onestory.people.queries.withheld import withheld
from onestory.people.rules.page import PersonPage
from onestory.walls.actor import Actor


@transaction.atomic
def open_person(*, actor: Actor, person: UUID, now: datetime, reason: str = "") -> PersonPage:
    """Everything the single view needs; refused, or asked why, as `let_in` says."""
    opened = let_in(actor=actor, person=person, now=now, reason=reason)
    page = page_of(opened.whose, opened.work, viewer=actor, now=now, asked_for=person, because=opened.because)
    return withheld(page, viewer=actor) if page.near_shield else page
