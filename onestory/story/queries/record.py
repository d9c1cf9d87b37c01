"""What stands beside a person's head on every page of their record: documents and marks."""

from collections.abc import Mapping
from dataclasses import dataclass

from onestory.people.queries.withheld import withheld_near
from onestory.people.rules.page import PersonHead
from onestory.story.queries.documents import DocumentCard, Sought, documents_of, sought_in
from onestory.story.queries.marks import marks_of
from onestory.story.rules.marks import LineKey, Marked
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class Filed:
    """The documents, and what is looked for among them."""

    documents: tuple[DocumentCard, ...]
    sought: tuple[Sought, ...]


def filed_for(head: PersonHead, *, viewer: Actor) -> Filed:
    """What is filed about somebody whose record is open, looked through for shielded places."""
    documents = documents_of(head.identifiers, viewer=viewer)
    found = Filed(
        documents=tuple(documents),
        sought=tuple(sought_in(documents, head.steps, viewer=viewer)),
    )
    return withheld_near(head, found, viewer=viewer)


def marks_beside(head: PersonHead, *, viewer: Actor) -> Mapping[LineKey, Marked]:
    """The marks on the lines of somebody whose record is open, looked through likewise."""
    return withheld_near(head, marks_of(head.identifiers, viewer=viewer), viewer=viewer)
