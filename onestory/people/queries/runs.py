"""When a council's index was last made anew."""

from datetime import datetime

from onestory.people.models import Run
from onestory.walls.actor import Actor


def last_run_at(*, viewer: Actor) -> datetime | None:
    """The moment of the last whole run for the viewer's council; None where there has been none."""
    return Run.objects.filter(council_id=viewer.council).order_by("-at").values_list("at", flat=True).first()
