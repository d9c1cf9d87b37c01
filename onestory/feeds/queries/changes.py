"""Whether what a council holds has changed: a file taken in or back, a refused row mended."""

from django.db.models import Count

from onestory.feeds.declared.workflows import RowState
from onestory.feeds.models import Delivery, QuarantinedRow
from onestory.walls.actor import Actor


def what_came(*, viewer: Actor) -> str:
    """A word for all that the council has been given so far: another after any change, empty before the first.

    How many files were taken in, how many taken back, how many refused rows mended: counts, which only grow, and no
    moments. A file that took a minute to come in bears the moment at which it began, and a machine's clock may jump
    back: by moments, either could lie before a run that never saw it.
    """
    files = Delivery.objects.filter(council_id=viewer.council).aggregate(
        came=Count("committed_at"), gone=Count("undone_at")
    )
    mended = QuarantinedRow.objects.filter(council_id=viewer.council, state=RowState.MENDED).count()
    return f"{files['came']}-{files['gone']}-{mended}" if files["came"] else ""
