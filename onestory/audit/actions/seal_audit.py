"""Sealing: chaining the latest audit rows by hash, a few seconds after they were written."""

from datetime import datetime

from django.db import connection, transaction


@transaction.atomic
def seal_audit(*, now: datetime) -> int:
    """Seal what waits, council by council. Returns how many rows were sealed."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_seal_all(%s)", [now])
        return int(cursor.fetchone()[0])
