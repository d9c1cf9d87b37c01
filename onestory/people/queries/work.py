"""Open work: under which contacts and allocations somebody works with people of the viewer's council."""

from django.db.models import QuerySet

from onestory.people.models import Working
from onestory.walls.actor import Actor


def reasons_of_open_work(*, role: str, viewer: Actor) -> QuerySet[Working, str]:
    """The references of the open work of one kind, each once: a subquery for the room whose work it is."""
    found = Working.objects.filter(council_id=viewer.council, role=role, ended_at=None)
    return found.order_by().values_list("why", flat=True).distinct()
