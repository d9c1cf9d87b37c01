"""Opening one person's page: an act, with a line in the audit before anything is given back."""

from datetime import datetime
from uuid import UUID

from onestory.grammar.refusals import NotPermitted
from onestory.people.rules.page import PersonPage
from onestory.walls.actor import Actor


class ReasonNeeded(NotPermitted):
    """The worker does not work with this person: the page asks why they need to look, and asks again."""


def open_person(*, actor: Actor, person: UUID, now: datetime, reason: str = "") -> PersonPage:
    """Everything the single view needs. Raises NotPermitted without a purpose, ReasonNeeded without a working
    relationship or a reason, NotFound for whoever is not there, or whose existence is closed to this viewer."""
    raise NotImplementedError
