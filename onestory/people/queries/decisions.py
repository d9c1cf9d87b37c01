"""What people have decided about matches: it outweighs the model in every later run."""

from collections.abc import Iterator

from onestory.linkage.link import Decisions
from onestory.people.models import Change, Link, Severance
from onestory.people.rules.history import BY_HAND
from onestory.people.rules.ledger import must_link, never_linked
from onestory.walls.actor import Actor

ONE = ("merge", "together")
"""What says that records are one person's; the others say that they are two's."""


def decisions(*, viewer: Actor) -> Decisions:
    """The pairs of records that somebody has said are one person, or two, and that nobody has taken back."""
    found = Change.objects.filter(council_id=viewer.council, kind__in=BY_HAND, undone_by=None)
    said = [(change.kind, change.records) for change in found]
    return Decisions(
        shut=tuple(_shut(viewer)),
        must_link=frozenset(pair for kind, records in said if kind in ONE for pair in must_link(records)),
        never_link=frozenset(pair for kind, records in said if kind not in ONE for pair in never_linked(records)),
    )


def _shut(viewer: Actor) -> Iterator[frozenset[str]]:
    """The records of each life before an adoption, from the day somebody told of it."""
    lives = Severance.objects.filter(council_id=viewer.council).exclude(state="declined")
    for person, sealed in lives.values_list("person_id", "sealed"):
        held = Link.objects.filter(council_id=viewer.council, person_id__in=[person, *sealed], closed_at=None)
        yield frozenset(held.values_list("record", flat=True))
