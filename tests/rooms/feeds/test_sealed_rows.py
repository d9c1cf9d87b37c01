"""Refused rows at rest: sealed as they came, whoever works them, and opened by nobody without the hub's secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.feeds.actions.discard_row import discard_row
from onestory.feeds.actions.mend_row import mend_row
from onestory.feeds.actions.rerun_quarantine import rerun_quarantine
from onestory.feeds.actions.seal_rows import seal_rows
from onestory.feeds.bulk.sealing import came_in
from onestory.feeds.models import QuarantinedRow, SourceRecord
from onestory.feeds.queries.quarantine import quarantine, quarantine_size, refused_row
from onestory.jobs import rounds
from onestory.walls.keyring import KeyUnavailable
from tests.rooms.conftest import Hub
from tests.rooms.feeds.conftest import Desk, child

PLACE = "71 Zqxlane"
AT_HOME = child(2, born="31/02/2015", reason=PLACE)
A_DAY = timedelta(hours=24)
ANEW = "create or replace function feeds_seals(at timestamptz) returns boolean language sql immutable as $$ {} $$"


def at_rest() -> str:
    """All that stands in the table of refused rows, bytes read as text."""
    with connection.cursor() as cursor:
        cursor.execute("select * from feeds_quarantinedrow")
        return " ".join(
            bytes(value).decode("utf-8", "ignore") if isinstance(value, bytes | memoryview) else str(value)
            for row in cursor.fetchall()
            for value in row
        )


@pytest.fixture
def in_clear(desk: Desk, superuser_connection: psycopg.Connection[Any]) -> Iterator[Desk]:
    """A desk whose hub was upgraded just now: for a day the release before may serve beside it."""
    body = superuser_connection.execute("select prosrc from pg_proc where proname = 'feeds_seals'").fetchone()
    assert body is not None
    assert "-infinity" in body[0], "a hub founded with sealing has no release before"
    since = (desk.now + A_DAY).isoformat()
    superuser_connection.execute(ANEW.format(f"select at >= '{since}'::timestamptz"))
    yield desk
    superuser_connection.execute(ANEW.format(body[0]))


def test_what_came_in_a_refused_row_stands_nowhere_in_clear(desk: Desk) -> None:
    desk.brings(child(1), AT_HOME, f"E4,F1 {PLACE}")

    assert PLACE not in at_rest()
    assert "31/02/2015" not in at_rest()
    line, row = quarantine(viewer=desk.actor)[::-1]
    assert (row.shown, row.raw["Reason"]) == ("31/02/2015", PLACE)
    assert PLACE in str(line.raw)
    assert quarantine_size(viewer=desk.actor)["not a real date written as yyyy-mm-dd"] == 1


def test_a_sealed_row_is_mended_with_all_that_came(desk: Desk) -> None:
    desk.brings(child(1), AT_HOME)
    row = QuarantinedRow.objects.get()

    record = mend_row(actor=desk.actor, row=row.pk, values={"DOB": "2015-02-03"}, now=desk.now)

    assert SourceRecord.objects.get(pk=record or 0).data["reason"] == PLACE
    assert PLACE not in at_rest()
    assert refused_row(row.pk, viewer=desk.actor).raw["Reason"] == PLACE, "what came stays to be read"


def test_a_row_refused_for_its_identifier_alone_is_sealed_too(desk: Desk) -> None:
    desk.brings(child(1), child(1, reason=PLACE))
    assert PLACE not in at_rest()
    row = QuarantinedRow.objects.get()
    record = mend_row(actor=desk.actor, row=row.pk, values={"Episode ID": "E9"}, now=desk.now)
    assert SourceRecord.objects.get(pk=record or 0).data["reason"] == PLACE


def test_for_a_day_after_an_upgrade_rows_stand_as_the_release_before_reads_them(in_clear: Desk, hub: Hub) -> None:
    in_clear.brings(child(1), AT_HOME)
    row = QuarantinedRow.objects.get()
    assert (row.sealed, row.raw["Reason"], row.shown) == (None, PLACE, "31/02/2015")
    assert seal_rows(actor=hub.system(), now=in_clear.now) == 0

    assert rounds.lock(now=in_clear.now + A_DAY) == 1
    assert rounds.lock(now=in_clear.now + A_DAY) == 0
    hub.again(in_clear.actor)
    assert PLACE not in at_rest()
    assert refused_row(row.pk, viewer=in_clear.actor).raw["Reason"] == PLACE


def test_a_release_that_knows_of_no_sealing_cannot_mend_a_sealed_row_with_blanks(desk: Desk) -> None:
    desk.brings(child(1), AT_HOME)
    mended = "update feeds_quarantinedrow set state = 'mended', worked_at = now(), worked_by = 'a'"
    with pytest.raises(IntegrityError, match="quarantined_is_mended_whole"), transaction.atomic():
        connection.cursor().execute(mended)
    with pytest.raises(IntegrityError, match="quarantined_is_sealed_or_in_clear"), transaction.atomic():
        connection.cursor().execute('update feeds_quarantinedrow set raw = \'{"DOB": "x"}\'')


def test_a_new_secret_key_loses_nothing_and_the_round_seals_anew(desk: Desk, hub: Hub, settings: Any) -> None:
    desk.brings(child(1), AT_HOME)
    row, before = QuarantinedRow.objects.get(), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = f"another-{uuid4()}", [before]
    assert refused_row(row.pk, viewer=desk.actor).raw["Reason"] == PLACE
    assert seal_rows(actor=hub.system(), now=desk.now) == 1

    settings.SECRET_KEY_FALLBACKS = []
    hub.again(desk.actor)
    assert refused_row(row.pk, viewer=desk.actor).raw["Reason"] == PLACE


def test_without_its_key_a_row_is_neither_shown_nor_mended_and_nothing_of_it_is_lost(
    desk: Desk, hub: Hub, settings: Any
) -> None:
    outcome = desk.brings(child(1), AT_HOME)
    row, before = QuarantinedRow.objects.get(), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another, and the one before is not named", []
    for act in (
        lambda: refused_row(row.pk, viewer=desk.actor),
        lambda: mend_row(actor=desk.actor, row=row.pk, values={"DOB": "2015-02-03"}, now=desk.now),
        lambda: rerun_quarantine(actor=desk.actor, delivery=outcome.delivery or 0, now=desk.now),
    ):
        with pytest.raises(KeyUnavailable, match="Nothing of it is lost"):
            act()
    assert seal_rows(actor=hub.system(), now=desk.now) == 0

    settings.SECRET_KEY = before
    hub.again(desk.actor)
    assert mend_row(actor=desk.actor, row=row.pk, values={"DOB": "2015-02-03"}, now=desk.now)


class Story:
    """Rows that come and are worked while secret keys change, and what each of them must read as."""

    def __init__(self, desk: Desk, hub: Hub, settings: Any) -> None:
        self.desk, self.hub, self.settings = desk, hub, settings
        self.came: dict[int, dict[str, str]] = {}
        self.days = 0

    def bring(self) -> None:
        """A file with a row that is refused."""
        self.days += 1
        reason, day = f"{PLACE} {self.days}", date(2026, 11, 1) + timedelta(days=self.days)
        self.desk.brings(child(1), child(self.days + 1, born="31/02/2015", reason=reason), as_of=day, confirm=True)
        self.came[QuarantinedRow.objects.latest("pk").pk] = {"DOB": "31/02/2015", "Reason": reason}

    def rotate(self) -> None:
        """A new secret key; the one before is named beside it until everything is sealed anew."""
        self.settings.SECRET_KEY_FALLBACKS = [self.settings.SECRET_KEY, *self.settings.SECRET_KEY_FALLBACKS]
        self.settings.SECRET_KEY = f"another-{uuid4()}"

    def seal(self) -> None:
        """The round; after it nobody needs the older keys."""
        seal_rows(actor=self.hub.system(), now=self.desk.now)
        self.settings.SECRET_KEY_FALLBACKS = []
        self.hub.again(self.desk.actor)

    def mend(self) -> None:
        """The first that waits."""
        for row in self.waiting():
            mend_row(actor=self.desk.actor, row=row.pk, values={"DOB": "2015-02-03"}, now=self.desk.now)

    def discard(self) -> None:
        """The first that waits."""
        for row in self.waiting():
            discard_row(actor=self.desk.actor, row=row.pk, why="Twice.", now=self.desk.now)

    def rerun(self) -> None:
        """All that wait, as they came."""
        for row in self.waiting():
            rerun_quarantine(actor=self.desk.actor, delivery=row.delivery_id, now=self.desk.now)

    def waiting(self) -> list[QuarantinedRow]:
        """The first row that waits, if any does."""
        return list(QuarantinedRow.objects.filter(state="waiting", superseded_by=None)[:1])

    def holds(self) -> None:
        """Nothing in clear, and each row reads as it came."""
        assert PLACE not in at_rest()
        for row in QuarantinedRow.objects.select_related("delivery"):
            assert came_in(row).raw.items() >= self.came[row.pk].items()


STEPS = (Story.bring, Story.rotate, Story.seal, Story.mend, Story.discard, Story.rerun)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), max_size=8))
def test_in_whatever_order_rows_come_are_worked_and_keys_change_each_reads_as_it_came(
    desk: Desk, hub: Hub, settings: Any, steps: list[Callable[[Story], None]]
) -> None:
    before = settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS
    try:
        with transaction.atomic():
            story = Story(desk, hub, settings)
            for step in (Story.bring, *steps):
                step(story)
                story.holds()
            transaction.set_rollback(True)
    finally:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = before
        hub.again(desk.actor)
