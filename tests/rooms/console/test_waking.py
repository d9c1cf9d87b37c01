"""A demo taken up again after weeks lets its people in, as it did on its first day."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from onestory.access.declared.unused import UNUSED
from onestory.access.models import User
from onestory.access.rules.unused import is_unused
from onestory.audit.models import AuditEvent
from onestory.console.demo import waking
from onestory.console.demo.founding import found_demo
from onestory.console.starting import ASLEEP
from onestory.madeup import build
from tests.rooms.conftest import NOW

LONG_AGO = NOW - timedelta(days=400)
CAST = ["teacher", "housing"]


@pytest.fixture
def left(db: None, tmp_path: Path, settings: Any) -> None:
    """A demo that nobody has signed in to for more than a year."""
    build(council="middlesbrough", out=tmp_path, scale=0.002, seed=1, today=NOW.date())
    founded = found_demo(codes=["middlesbrough"], files=tmp_path, now=NOW)
    accounts = [
        {"username": account.username, "council": account.council}
        for account in founded.accounts
        if account.username in CAST
    ]
    (tmp_path / "demo.json").write_text(json.dumps({"councils": ["middlesbrough"], "accounts": accounts}))
    settings.STATE = tmp_path
    User.objects.filter(username__in=CAST).update(joined_at=LONG_AGO, last_login=None, reopened_at=None)


def shut(now: datetime) -> set[str]:
    """Whose account is shut."""
    people = User.objects.filter(username__in=CAST)
    return {each.username for each in people if is_unused((each.joined_at, each.last_login, each.reopened_at), now=now)}


def asleep() -> bool:
    """What the start asks before it begins anything."""
    now = datetime.now(UTC)  # noqa: TID251  the start's own
    with connection.cursor() as cursor:
        cursor.execute(ASLEEP, (CAST, now - timedelta(days=UNUSED.days)))
        return bool(cursor.fetchone()[0])


def test_accounts_that_nobody_used_are_opened_each_by_an_act_of_record(left: None) -> None:
    assert asleep()
    assert shut(NOW) == set(CAST)
    waking.main([])
    assert shut(NOW) == set()
    assert not asleep()


def test_a_demo_in_use_is_left_alone(left: None) -> None:
    User.objects.filter(username__in=CAST).update(last_login=datetime.now(UTC))  # noqa: TID251  the start's own
    before = AuditEvent.objects.count()
    assert not asleep()
    waking.main([])
    assert AuditEvent.objects.count() == before
