"""The one chronology, page by page, as a viewer may see it."""

from datetime import date
from uuid import UUID

from onestory.people.rules.page import Story
from onestory.walls.actor import Actor

A_PAGE = 50


def chronology_of(
    person: UUID,
    *,
    viewer: Actor,
    page: int = 1,
    agency: str = "",
    kind: str = "",
    significant: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> Story:
    """The story of a person whose page is open, newest first, fifty lines a page."""
    raise NotImplementedError
