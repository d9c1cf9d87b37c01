"""When what a council holds last changed: a file taken in or back, a refused row mended."""

from datetime import datetime

from django.db.models import Max

from onestory.feeds.declared.workflows import RowState
from onestory.feeds.models import Delivery, QuarantinedRow
from onestory.walls.actor import Actor


def last_change_at(*, viewer: Actor) -> datetime | None:
    """The latest such moment for the viewer's council; None where nothing ever came."""
    files = Delivery.objects.filter(council_id=viewer.council).aggregate(Max("committed_at"), Max("undone_at"))
    rows = QuarantinedRow.objects.filter(council_id=viewer.council, state=RowState.MENDED).aggregate(Max("worked_at"))
    moments = [moment for moment in (*files.values(), *rows.values()) if moment is not None]
    return max(moments, default=None)
