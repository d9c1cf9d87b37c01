"""Rules that need the database to answer: what stands on a delivery, and that one file comes at a time."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

from onestory.feeds.declared.workflows import DeliveryState
from onestory.feeds.models import ColumnMapping, Delivery, QuarantinedRow
from onestory.feeds.rules.says import in_plain_words
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder


def one_at_a_time(*, council: int, feed: str) -> None:
    """Wait until no other import of this feed is under way; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"feeds.{feed}", council])


def check_nothing_stands_on(delivery: Delivery) -> None:
    """Refuse to undo a delivery on which a later one of the same feed stands."""
    later = (
        Delivery.objects.filter(council_id=delivery.council_id, feed=delivery.feed, state=DeliveryState.COMMITTED)
        .filter(Q(committed_at__gt=delivery.committed_at) | Q(committed_at=delivery.committed_at, id__gt=delivery.pk))
        .order_by("-committed_at", "-id")
    )
    last = later.first()
    if last is not None:
        raise OutOfOrder(
            f"A later file stands on this one: “{last.file_name}”, as of {in_plain_words(last.as_of)}. Undo that first."
        )


def reason_to_undo(why: str) -> str:
    """The reason without its edges, or a refusal where there is none."""
    if not why.strip():
        raise BadInput("Say why the import is undone: those who saw what it brought may ask.")
    return why.strip()


def mapping_of(*, council: int, feed: str) -> dict[str, str]:
    """What the council has said the headings of this feed mean; nothing where nobody has."""
    row = ColumnMapping.objects.filter(council_id=council, feed=feed).first()
    return dict(row.headings) if row else {}


def delivery_to_change(delivery: int) -> Delivery:
    """A delivery, locked, or a refusal."""
    found = Delivery.objects.select_for_update().filter(pk=delivery).first()
    if found is None:
        raise NotFound("There is no such delivery here.")
    return found


def row_to_work(row: int) -> QuarantinedRow:
    """A refused row, locked with its delivery, or a refusal."""
    found = QuarantinedRow.objects.filter(pk=row).first()
    if found is None:
        raise NotFound("There is no such refused row here.")
    delivery = delivery_to_change(found.delivery_id)
    locked = QuarantinedRow.objects.select_for_update().get(pk=row)
    locked.delivery = delivery
    return locked


def check_still_waits(row: QuarantinedRow) -> None:
    """Refuse to mend a row of a delivery that no longer stands, or that a later full file has replaced."""
    if row.delivery.state != DeliveryState.COMMITTED:
        raise OutOfOrder("The import that this row came with was undone. There is nothing to mend.")
    if row.superseded_by_id is not None:
        raise OutOfOrder(
            "A later file has come since; what it refused is listed with it. There is nothing to mend here."
        )
