"""The lives of a delivery and of a refused row, as moves."""

from enum import StrEnum

from onestory.grammar.workflows import Move, Workflow

CLEAR_HOURS = 24
"""After the upgrade that brought sealing (26 November 2026), refused rows are written in clear for so long still, as
forms not sent are: the release before serves beside the new one, or is gone back to. Our own setting."""


class DeliveryState(StrEnum):
    """Where a delivered file stands."""

    PREVIEWED = "previewed"
    COMMITTED = "committed"
    UNDONE = "undone"
    DROPPED = "dropped"


class RowState(StrEnum):
    """Where a refused row stands."""

    WAITING = "waiting"
    MENDED = "mended"
    DISCARDED = "discarded"


class ErrandState(StrEnum):
    """How far something asked of the worker is."""

    WAITING = "waiting"
    RUNNING = "running"
    RUN = "run"
    REFUSED = "refused"


DELIVERY = Workflow(
    code="delivery",
    title="A delivered file",
    begins=DeliveryState.PREVIEWED,
    moves=(
        Move(
            name="commit",
            come_from=(DeliveryState.PREVIEWED,),
            go_to=DeliveryState.COMMITTED,
            needs="feed.import",
            says="import",
        ),
        Move(name="drop", come_from=(DeliveryState.PREVIEWED,), go_to=DeliveryState.DROPPED, needs="feed.import"),
        Move(name="undo", come_from=(DeliveryState.COMMITTED,), go_to=DeliveryState.UNDONE, needs="feed.undo"),
    ),
)

QUARANTINE = Workflow(
    code="refused-row",
    title="A refused row",
    begins=RowState.WAITING,
    moves=(
        Move(name="mend", come_from=(RowState.WAITING,), go_to=RowState.MENDED, needs="feed.mend"),
        Move(name="discard", come_from=(RowState.WAITING,), go_to=RowState.DISCARDED, needs="feed.mend"),
    ),
)
