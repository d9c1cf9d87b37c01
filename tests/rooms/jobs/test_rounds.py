"""What runs by the clock, at a given moment."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app

from onestory.access.rules.actors import the_system
from onestory.audit.models import AuditEvent
from onestory.audit.queries import faults, read_anchors
from onestory.feeds.actions.import_path import import_path
from onestory.feeds.actions.shield_records import shield_records
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import SourceRecord
from onestory.frontdoor.actions.asking.chase_overdue import BY_THE_CLOCK
from onestory.frontdoor.actions.doors.hand_in_table import hand_in_table
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.take_back_table import take_back_table
from onestory.frontdoor.declared.outcomes import CHASE_AGAIN_HOURS
from onestory.frontdoor.models import Chase, Contact, Draft, Escalation, InformationRequest
from onestory.jobs import rounds
from onestory.letters.models import Letter
from onestory.people.models import Person
from tests.rooms.frontdoor.conftest import NOW, Door, founded
from tests.rooms.frontdoor.doors.police_files import ADA, CY, Force, asked_for
from tests.rules.frontdoor.test_outage import WHOLE, table

ROW = "YJ1,,Marsh,Ellie,03/03/2010,F,WBRI,1 Cedar Way,TS1 4KC,01/02/2026,Shop theft,Referral order,01/03/2026,,,,"


@pytest.fixture
def hub(db: None) -> Door:
    return founded()


def test_the_audit_is_sealed_and_its_heads_are_published(hub: Door, tmp_path: Path) -> None:
    hub.called()
    anchors = tmp_path / "anchors" / "heads.jsonl"
    assert rounds.seal(now=NOW, anchors=anchors) > 0
    published = read_anchors(anchors)
    assert hub.councils["middlesbrough"] in {anchor.council for anchor in published}
    assert faults(published, viewer=the_system(council=0, council_code="")) == []
    assert rounds.seal(now=NOW, anchors=anchors) == 0
    assert len(read_anchors(anchors)) == len(published)


def test_every_council_is_watched(hub: Door) -> None:
    hub.called()
    hub.sent(hub.public(), council="redcar")
    assert rounds.watch(now=NOW + timedelta(minutes=16)) == 2
    assert rounds.watch(now=NOW + timedelta(minutes=17)) == 0
    hub.system("redcar")
    assert list(Escalation.objects.values_list("kind", flat=True)) == ["unowned"]


def test_notices_of_a_police_file_are_taken_in_and_those_that_wait_are_raised_in_a_letter_once(
    hub: Door, tmp_path: Path, settings: Any
) -> None:
    settings.DELIVERIES = tmp_path / "waiting"
    hub.here("hub-manager")
    asked_for(hub)
    Force(hub, tmp_path).brings(ADA, replace(CY, number="CL/2/26"))
    hidden = SourceRecord.objects.filter(source_key="CL/2/26|N4").values_list("pk", flat=True)
    shield_records(actor=hub.system(), records=list(hidden), shielded=True, now=NOW)
    settings.SHIELD_KEYS, settings.SHIELD_KEY_FILE = "", "/nowhere"
    for minutes in (1, 14, 17, 18):
        rounds.watch(now=NOW + timedelta(minutes=minutes))
    hub.system()
    assert Contact.objects.count() == 1
    assert Letter.objects.filter(code="notices-wait").count() == 1
    raised = AuditEvent.objects.filter(act="notice.escalate").count()
    assert raised == 1


def test_a_request_past_its_time_is_chased_and_again_after_some_hours(hub: Door) -> None:
    hub.asked("police", "health", brag="red")
    late = NOW + timedelta(hours=3)
    for at in (late, late + timedelta(hours=1), late + timedelta(hours=CHASE_AGAIN_HOURS, minutes=1)):
        rounds.watch(now=at)
    hub.system()
    assert Chase.objects.count() == 4
    assert set(Chase.objects.values_list("words", flat=True)) == {BY_THE_CLOCK}


def test_a_long_list_is_worked_off_little_by_little(hub: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (
        "jobs.rounds",
        "frontdoor.actions.asking.chase_overdue",
        "frontdoor.actions.running.escalate_overdue",
    ):
        monkeypatch.setattr(f"onestory.{where}.AT_ONCE", 2)
    for number in range(3):
        hub.called(key=f"unowned-{number}")
    hub.asked("police", "health", "housing", brag="red")
    late = NOW + timedelta(hours=3)
    rounds.watch(now=late)
    hub.system()
    raised = Counter(Escalation.objects.values_list("kind", flat=True))
    assert (raised["unowned"], raised["request-overdue"], Chase.objects.count()) == (3, 3, 3)
    assert list(InformationRequest.objects.values_list("chased_times", "chased_at")) == [(1, late)] * 3
    assert AuditEvent.objects.filter(act="request.chase").count() == 3
    assert rounds.watch(now=late) == 0


def test_what_was_never_sent_is_forgotten_on_its_day(hub: Door) -> None:
    start_draft(actor=hub.public(), now=NOW)
    assert rounds.forget(now=NOW + timedelta(days=27)) == 0
    assert rounds.forget(now=NOW + timedelta(days=28)) == 1
    hub.system()
    assert Draft.objects.count() == 0


def test_sessions_that_are_over_are_forgotten_in_the_same_round(hub: Door) -> None:
    for key, ends in (("over", NOW), ("under way", NOW + timedelta(seconds=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    assert rounds.forget(now=NOW) == 1
    assert [each.session_key for each in Session.objects.all()] == ["under way"]


def test_sheets_put_aside_are_forgotten_in_the_same_round(hub: Door) -> None:
    officer = hub.here("contact-officer")
    number = hand_in_table(actor=officer, text=table(WHOLE), name="night.csv", now=NOW)
    take_back_table(actor=officer, table=number, why="Typed twice.", now=NOW)
    assert rounds.forget(now=NOW + timedelta(days=364)) == 0
    assert rounds.forget(now=NOW + timedelta(days=365)) == 1


def test_partitions_are_made_a_year_ahead(hub: Door) -> None:
    far = datetime(2031, 5, 1, tzinfo=UTC)
    assert rounds.make_months(now=far) == 26
    assert rounds.make_months(now=far) == 0


def test_the_tasks_are_known_to_the_worker() -> None:
    assert {
        "onestory.jobs.tasks.seal_the_audit",
        "onestory.jobs.tasks.watch_the_front_door",
        "onestory.jobs.tasks.make_the_months",
        "onestory.jobs.tasks.forget_what_was_not_sent",
        "onestory.jobs.tasks.clear_finished_jobs",
        "onestory.jobs.tasks.carry_out_errand",
        "onestory.jobs.tasks.note_failed_sign_in",
        "onestory.jobs.tasks.take_up_what_was_dropped",
    } <= set(app.tasks)


def test_a_council_is_indexed_once_after_each_change(hub: Door, tmp_path: Path) -> None:
    council = hub.councils["middlesbrough"]
    assert rounds.index(now=NOW) == 0
    file = tmp_path / "youth-justice.csv"
    file.write_text(f"{','.join(column.theirs for column in feed_of('youth-justice').parts[0].columns)}\n{ROW}\n")
    import_path(
        actor=hub.system(),
        feed="youth-justice",
        path=file,
        council=council,
        as_of=NOW.date(),
        now=NOW + timedelta(minutes=1),
    )
    assert rounds.index(now=NOW + timedelta(minutes=2)) == 1
    assert rounds.index(now=NOW + timedelta(minutes=3)) == 0
    hub.system()
    assert Person.objects.filter(council_id=council).count() == 1


def test_a_file_that_bears_a_moment_before_the_last_run_is_indexed_all_the_same(hub: Door, tmp_path: Path) -> None:
    """It took a minute to come in while the index was made; or the clock jumped back."""

    def handed_in(name: str, row: str, now: datetime) -> None:
        file = tmp_path / name
        file.write_text(f"{','.join(column.theirs for column in feed_of('youth-justice').parts[0].columns)}\n{row}\n")
        council, as_of = hub.councils["middlesbrough"], now.date()
        import_path(actor=hub.system(), feed="youth-justice", path=file, council=council, as_of=as_of, now=now)

    handed_in("first.csv", ROW, NOW)
    assert rounds.index(now=NOW + timedelta(minutes=5)) == 1
    assert rounds.index(now=NOW + timedelta(minutes=6)) == 0
    handed_in("second.csv", f"{ROW}\n{ROW.replace('YJ1', 'YJ2').replace('Ellie', 'Rose')}", NOW + timedelta(minutes=1))
    assert rounds.index(now=NOW + timedelta(minutes=7)) == 1
    hub.system()
    assert Person.objects.filter(given_name="Rose").exists()
