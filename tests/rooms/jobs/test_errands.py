"""Files read, imported and taken back by the worker, as the person who asked."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from threading import Barrier
from typing import Any

import psycopg
import pytest
from asgiref.sync import async_to_sync
from django.core.files.base import File
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app

from onestory.access.actions.end_post import end_post
from onestory.access.models import Membership
from onestory.audit.actions.note import AuditUnavailable
from onestory.feeds.actions.ask_commit import ask_commit
from onestory.feeds.actions.ask_preview import ask_preview
from onestory.feeds.actions.ask_undo import ask_undo
from onestory.feeds.bulk.handed_in import hold, path_of
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import Delivery, Errand, SourceRecord
from onestory.feeds.queries.errands import ErrandCard, errand_of, errands_under_way
from onestory.grammar.refusals import BadInput, Refusal
from onestory.jobs import errands, tasks
from onestory.jobs.telling import Telling
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand
from tests.rooms.conftest import NOW, Hub

ROW = "YJ{n},,Marsh,Ellie,03/03/2010,F,WBRI,1 Cedar Way,TS1 4KC,01/02/2026,Shop theft,Referral order,01/03/2026,,,,"
HEADINGS = ",".join(column.theirs for column in feed_of("youth-justice").parts[0].columns)
HERE = "middlesbrough"


@pytest.fixture
def officer(hub: Hub, settings: Any, tmp_path: Path) -> Actor:
    settings.DELIVERIES = tmp_path
    return hub.actor("data-officer")


def clock() -> datetime:
    return NOW + timedelta(minutes=1)


def asked(officer: Actor, rows: int = 2, *, headings: str = HEADINGS) -> int:
    """A file handed in, and the worker asked to read it."""
    body = "\n".join((headings, *(ROW.format(n=n) for n in range(rows)), ""))
    held = hold([File(BytesIO(body.encode()), name="yj.csv")], actor=officer, now=NOW)
    return ask_preview(actor=officer, feed="youth-justice", held=held, as_of=date(2026, 11, 19), now=NOW)


def carried_out(number: int, officer: Actor, **rest: Any) -> ErrandCard:
    """The errand, done."""
    stand(NOBODY)
    errands.carry_out(number, council=officer.council, clock=clock, **rest)
    stand(officer)
    return errand_of(number, viewer=officer)


def previewed(officer: Actor) -> int:
    """A file read and waiting."""
    return carried_out(asked(officer), officer).delivery or 0


def jobs() -> list[tuple[str, int, int]]:
    """What waits for the worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select task_name, (args->>'errand')::int, (args->>'council')::int from procrastinate_jobs order by id"
        )
        return list(cursor.fetchall())


def test_asking_leaves_the_job_in_the_same_transaction(officer: Actor) -> None:
    number = asked(officer)
    assert jobs() == [("onestory.jobs.tasks.carry_out_errand", number, officer.council)]
    assert jobs()[0][0] in app.tasks


def test_a_file_is_read_imported_and_taken_back(officer: Actor) -> None:
    delivery = previewed(officer)
    assert Delivery.objects.get().state == "previewed"
    done = carried_out(ask_commit(actor=officer, delivery=delivery, now=NOW), officer)
    assert (done.is_under_way, done.answer, Delivery.objects.get().committed_by) == (False, "", officer.username)
    assert SourceRecord.objects.filter(valid_until=None).count() == 2
    carried_out(ask_undo(actor=officer, delivery=delivery, why="Wrong month", now=NOW), officer)
    assert SourceRecord.objects.filter(valid_until=None).count() == 0


def test_what_must_be_asked_first_is_asked_before_the_worker_is(officer: Actor) -> None:
    delivery = previewed(officer)
    Delivery.objects.update(asked="It would withdraw many people.")
    with pytest.raises(Refusal, match="withdraw many"):
        ask_commit(actor=officer, delivery=delivery, now=NOW)
    ask_commit(actor=officer, delivery=delivery, now=NOW, confirm=True)


def test_an_undo_without_a_reason_is_refused_at_once(officer: Actor) -> None:
    delivery = previewed(officer)
    carried_out(ask_commit(actor=officer, delivery=delivery, now=NOW), officer)
    with pytest.raises(BadInput, match="Say why"):
        ask_undo(actor=officer, delivery=delivery, why=" ", now=NOW)


def test_a_button_pressed_twice_asks_once(officer: Actor) -> None:
    delivery = previewed(officer)
    first = ask_commit(actor=officer, delivery=delivery, now=NOW)
    assert ask_commit(actor=officer, delivery=delivery, now=NOW) == first
    assert [each.id for each in errands_under_way(viewer=officer, feed="youth-justice")] == [first]


def test_an_errand_done_is_not_done_again(officer: Actor) -> None:
    number = asked(officer)
    carried_out(number, officer)
    carried_out(number, officer)
    assert Delivery.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_who_take_up_one_errand_at_once_one_does_it(
    founding: Callable[[], Hub], settings: Any, tmp_path: Path
) -> None:
    """A worker that only stood still is taken for lost, and what it had in hand is given to another."""
    settings.DELIVERIES = tmp_path
    with transaction.atomic():
        officer = founding().actor("data-officer")
        number = asked(officer)
    at_once = Barrier(2)

    def work(_worker: int) -> None:
        at_once.wait(30)
        try:
            errands.carry_out(number, council=officer.council, clock=clock)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, range(2)))
    with transaction.atomic():
        stand(officer)
        assert (Delivery.objects.count(), errand_of(number, viewer=officer).answer) == (1, "")


def test_an_errand_cut_off_half_way_is_done_again(officer: Actor) -> None:
    number = asked(officer)
    Errand.objects.update(state="running", done=3, of=9)
    assert carried_out(number, officer).delivery


def test_a_file_that_cannot_be_read_says_why_and_is_still_at_hand(officer: Actor) -> None:
    done = carried_out(asked(officer, headings="A,B,C"), officer)
    assert done.answer and not done.is_under_way and not Delivery.objects.exists()
    assert path_of(done.held, actor=officer).exists()


def test_a_post_that_has_ended_does_nothing_any_more(hub: Hub, officer: Actor) -> None:
    number = asked(officer)
    _end_the_post_of(officer, hub)
    assert carried_out(number, officer).answer == errands.POST_ENDED
    assert not Delivery.objects.exists()


def _end_the_post_of(officer: Actor, hub: Hub) -> None:
    hub.system()
    post = Membership.objects.get(user_id=officer.user)
    end_post(actor=hub.system(), membership=post.pk, ends_on=NOW.date(), now=NOW)


def test_a_fault_of_ours_is_told_in_plain_words_and_leaves_nothing(officer: Actor) -> None:
    delivery = previewed(officer)

    def fault(_done: int, _of: int) -> None:
        raise AuditUnavailable("gone")

    done = carried_out(ask_commit(actor=officer, delivery=delivery, now=NOW), officer, progress=fault)
    assert done.answer == errands.OUR_FAULT
    assert Delivery.objects.get().state == "previewed"


def test_progress_goes_forward_only(officer: Actor) -> None:
    number = asked(officer)
    Errand.objects.update(state="running")
    for done in (5, 9, 7):
        errands.tell(number, council=officer.council, done=done, of=10, clock=clock)
    stand(officer)
    found = errand_of(number, viewer=officer)
    assert (found.done, found.of) == (9, 10)


@pytest.mark.parametrize("role", ["contact-officer", "referrer"])
def test_others_see_no_errand_even_by_raw_sql(hub: Hub, officer: Actor, role: str) -> None:
    asked(officer)
    hub.actor(role)
    assert _errands_seen() == 0
    hub.actor("data-officer", council="redcar")
    assert _errands_seen() == 0
    stand(officer)
    assert _errands_seen() == 1


def _errands_seen() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from feeds_errand")
        return int(cursor.fetchone()[0])


def test_telling_passes_on_the_last_word_from_beside_the_work() -> None:
    told: list[tuple[int, int]] = []
    with Telling(lambda done, of: told.append((done, of)), every_s=0.01) as progress:
        progress(1, 10)
        progress(2, 10)
        progress._ended.wait(0.2)
    assert told == [(2, 10)]


def _taken_up() -> None:
    try:
        async_to_sync(tasks.take_up_what_was_dropped.func)(0)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_in_hand_is_taken_up_again(copies: Any) -> None:
    with psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as database:
        for queue, lock in ((tasks.CLOCKWORK, "seal"), (tasks.ASKED_FOR, None)):
            database.execute(
                "insert into procrastinate_jobs (queue_name, task_name, lock, status) values (%s, 'x', %s, 'doing')",
                [queue, lock],
            )
        with ThreadPoolExecutor(1) as beside:  # where no browser's loop runs
            beside.submit(_taken_up).result()
        found = database.execute("select queue_name, status::text from procrastinate_jobs order by id").fetchall()
    assert found == [(tasks.CLOCKWORK, "failed"), (tasks.ASKED_FOR, "todo")]
