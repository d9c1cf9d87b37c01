"""What people have decided about matches: it outweighs the model in every later run."""

from onestory.linkage.link import Decisions
from onestory.people.models import Change
from onestory.people.rules.ledger import must_link, never_linked
from onestory.walls.actor import Actor


def decisions(*, viewer: Actor) -> Decisions:
    """The pairs of records that somebody has said are one person, or two, and that nobody has taken back."""
    found = Change.objects.filter(council_id=viewer.council, kind__in=("merge", "split", "apart"), undone_by=None)
    said = [(change.kind, change.records) for change in found]
    return Decisions(
        must_link=frozenset(pair for kind, records in said if kind == "merge" for pair in must_link(records)),
        never_link=frozenset(pair for kind, records in said if kind != "merge" for pair in never_linked(records)),
    )
