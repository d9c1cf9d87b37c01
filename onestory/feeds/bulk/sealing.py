"""Refused rows, sealed as they came: nobody has said yet whose they are, shielded people's among them.

They are sealed under a key made of the hub's secret key, all of them, as forms not sent are (decision 47): a file comes
at night though a key service is away, and no shield put up later has to find the rows that tell of its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BinaryField, Q
from django.db.models.functions import Substr

from onestory.feeds.models import Delivery, QuarantinedRow
from onestory.walls.bulk import bulk_cursor
from onestory.walls.keyring import ID_BYTES, Keyring
from onestory.walls.sealing import hub_ring

PURPOSE = "OneStory refused rows"
AWAY = (
    "What came in this row was sealed with a key that the hub does not have now, so it cannot be shown or mended. "
    "Nothing of it is lost. Tell the hub's administrator."
)
CAME = ("raw", "shown", "refusals")
"""The columns that are sealed."""
WRITTEN = (*CAME, "sealed")
AT_ONCE = 5_000
STAGED = "select n, part, row, shown, refusals, raw from feeds_refused where sealed is null order by n limit %s"
SEAL_STAGED = """
    update feeds_refused r set sealed = t.sealed, shown = '', raw = '{}', refusals = t.refusals
    from unnest(%s::bigint[], %s::bytea[], %s::jsonb[]) as t (n, sealed, refusals) where r.n = t.n
"""


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came in a refused row: the row under the declared headings, what is shown of it, every refusal."""

    raw: Mapping[str, Any]
    shown: str
    refusals: Sequence[Mapping[str, str]]


def is_sealing(now: datetime) -> bool:
    """Whether rows are sealed by now; until then a release that reads them in clear may serve beside this one."""
    with bulk_cursor() as cursor:
        cursor.execute("select feeds_seals(%s)", [now])
        return bool(cursor.fetchone()[0])


def came_in(row: QuarantinedRow) -> Came:
    """What came, to the letter. Raises KeyUnavailable where the secret key it is under is not there."""
    if row.sealed is None:
        return Came(raw=row.raw, shown=row.shown, refusals=row.refusals)
    return Came(**_ring().unlock(row.sealed, about=_about(row.delivery_id, row.part, row.row)))


def seal(row: QuarantinedRow) -> None:
    """Seal a row that the caller has locked: what stands in clear, and what is under an older key."""
    came = came_in(row)
    row.sealed = _ring().lock(vars(came), about=_about(row.delivery_id, row.part, row.row))
    row.raw, row.shown, row.refusals = {}, "", where_and_why(came.refusals)
    row.save(update_fields=WRITTEN)


def seal_staged(delivery: Delivery) -> None:
    """Seal what is staged as refused by a delivery, before any of it is written down."""
    ring = _ring()
    with bulk_cursor() as cursor:
        while True:
            cursor.execute(STAGED, [AT_ONCE])
            found = cursor.fetchall()
            if not found:
                return
            cursor.execute(SEAL_STAGED, _sealed(delivery.pk, found, ring))


def rows_to_seal(council: int, *, most: int) -> list[QuarantinedRow]:
    """Rows to `seal`, locked until the transaction ends; one that somebody works at this moment is passed over."""
    ring = _ring()
    older = Q(key__in=[name.encode() for name in ring.keys if name != ring.newest])
    key = Substr("sealed", 1, ID_BYTES, output_field=BinaryField())
    found = QuarantinedRow.objects.alias(key=key).filter(Q(sealed=None) | older, council_id=council)
    return list(found.order_by("pk").select_for_update(skip_locked=True)[:most])


def where_and_why(refusals: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The refusals of a row without what was shown of it."""
    return [{"column": each.get("column", ""), "reason": each.get("reason", "")} for each in refusals]


def _sealed(delivery: int, found: Sequence[tuple[Any, ...]], ring: Keyring) -> list[list[Any]]:
    numbers, sealed, bare = [], [], []
    for number, part, row, shown, refusals, raw in found:
        came = Came(raw=_read(raw), shown=shown or "", refusals=_read(refusals))
        numbers.append(number)
        sealed.append(ring.lock(vars(came), about=_about(delivery, part, row)))
        bare.append(json.dumps(where_and_why(came.refusals)))
    return [numbers, sealed, bare]


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _ring() -> Keyring:
    return hub_ring(PURPOSE, away=AWAY)


def _about(delivery: int, part: str, row: int) -> str:
    """What a row's seal is bound to: it opens in no other row."""
    return f"quarantined-row/{delivery}/{part}/{row}"
