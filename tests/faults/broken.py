"""What was broken on purpose, so that each fault's test is seen to be able to fail: held to by `test_index.py`.

``python -m tests.faults.broken [NUMBER|WORD…]`` copies the code, breaks the copy in one place after another, and runs
the tests that should notice: of the faults or the tests named, or of all. It says whether each was red, with the first
line of what it said, and ends with 1 where one stayed green. ``--together`` breaks all at once, in one run of pytest:
for places that have nothing to do with each other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.faults import index
from tests.faults.index import AWAY, CLOCK, CLUSTER, CUT, DISK, ERRANDS, IMPORT, LOCK, NET, OWN_DISK, ROOM, SERVES, UP

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = "--together"
RED = 1
"""What pytest ends with when tests ran and some failed; anything else is no failure of theirs."""


@dataclass(frozen=True)
class Break:
    """One place broken: in ``file``, ``was`` (there once) becomes ``becomes``, and ``test`` must be red."""

    number: int
    test: str
    file: str
    was: str
    becomes: str

    def is_called(self, word: str) -> bool:
        """Whether a number, or a piece of its test's name, means this one."""
        return word == str(self.number) if word.isdecimal() else word in self.test


ONE_TRY = '''"-c", "import gunicorn.arbiter as a, gunicorn.app.wsgiapp as w; seen = []; \
make = a.Arbiter.manage_workers; a.Arbiter.manage_workers = lambda s: seen or (seen.append(1), make(s)); \
w.run()", "onestory.config.wsgi:application"'''
DOOR, DOORWAY = "onestory/api/door.py", "onestory/web/doorway.py"
SETTINGS, PATH = "onestory/config/settings.py", "onestory/feeds/bulk/weighing.py"
RECEIVE, TAKEN_UP = "onestory/frontdoor/actions/doors/receive_contact.py", "onestory/feeds/actions/begin_errand.py"
SERVER = "onestory/console/postgres/cluster.py"
LATER_CAUGHT = '        except (AuditUnavailable, DatabaseError):\n            log.exception("A call was not'
NOT_CAUGHT = '        except AuditUnavailable:\n            log.exception("A call was not'
AUDIT_NOT_CAUGHT = '        except DatabaseError:\n            log.exception("A call was not'
SWALLOWED = (
    "            cursor.executemany(INSERT, rows)\n    except DatabaseError as error:\n"
    '        raise AuditUnavailable("The audit cannot be written, so nothing can be shown.") from error\n',
    '            cursor.execute("savepoint s")\n            cursor.executemany(INSERT, rows)\n'
    '    except DatabaseError:\n        connection.cursor().execute("rollback to s")\n',
)
HALF_DONE = (
    "        adopted = _adopt(found, indexer, chosen, now)\n",
    "        adopted = _adopt(found, indexer, chosen, now)\n"
    "        found.is_whole or transaction.get_connection().connection.commit()\n",
)
CALENDARS = "tests/rules/calendars"
ROUNDS = "tests/rooms/clockwork/test_rounds.py::test_"
NO_PAGE = "tests/web/doorway/test_no_audit_no_page.py::test_"
FORM = "tests/web/refer/test_form.py::test_"
KEYS = "tests/rooms/people/test_locked.py::test_"

BREAKS = (
    Break(1, f"{UP}a_killed_web_worker_is_replaced", "onestory/console/programs/servers.py",
          '"-m", "gunicorn", "onestory.config.wsgi:application"', ONE_TRY),
    Break(2, f"{UP}a_killed_worker_is_started_again", "onestory/console/programs/children.py",
          "                if child.is_down:", "                if child.is_down and child.name != \"worker\":"),
    Break(2, f"{ERRANDS}what_a_killed_worker_had_in_hand_is_taken_up_again", "onestory/jobs/tasks.py",
          "            await app.job_manager.retry_job(job)", "            pass"),
    Break(2, f"{ERRANDS}an_errand_cut_off_half_way_is_done_again", TAKEN_UP,
          "state__in=UNDER_WAY", "state=ErrandState.WAITING"),
    Break(2, f"{ERRANDS}an_errand_done_is_not_done_again", TAKEN_UP, "pk=errand, state__in=UNDER_WAY", "pk=errand"),
    Break(3, f"{UP}a_killed_postgres_backend_is_survived", SERVER,
          "fsync = on\n", "fsync = on\nrestart_after_crash = off\n"),
    Break(3, CUT, DOOR, 'status=503, headers={"Retry-After": "30"}', "status=201"),
    Break(4, f"{CLUSTER}every_acknowledged_row_is_found_once_after_a_kill",
          "tests/rooms/console/test_cluster.py", 'home, "on")', 'home, "off")'),
    Break(5, f"{ERRANDS}asking_leaves_the_job_in_the_same_transaction", "onestory/feeds/bulk/errands.py",
          '    later("carry_out_errand", errand=errand.pk, council=actor.council)\n', ""),
    Break(5, CUT, RECEIVE, "key=how.key).first()", 'key=f"{how.key} again").first()'),
    Break(6, "tests/api/test_contacts.py::test_the_same_message_ten_times_is_one_contact", RECEIVE,
          "key=how.key).first()", 'key=f"{how.key} again").first()'),
    Break(7, AWAY, DOOR, LATER_CAUGHT, NOT_CAUGHT),
    Break(7, AWAY, DOORWAY, "        except (AuditUnavailable, DatabaseError) as fault:",
          "        except AuditUnavailable as fault:"),
    Break(8, f"{NET}08_when_no_connection_is_to_be_had_it_is_said_and_nothing_is_kept", DOOR,
          LATER_CAUGHT, NOT_CAUGHT),
    Break(9, f"{LOCK}09_what_takes_too_long_is_given_up_in_words", DOOR, LATER_CAUGHT, NOT_CAUGHT),
    Break(9, f"{NET}09_a_page_waits_for_a_lock_or_a_statement_for_less_than_its_server_waits_for_the_page",
          SETTINGS, "lock_timeout=10s -c ", ""),
    Break(10, f"{LOCK}10_of_two_that_wait_for_each_other_one_gives_way_and_leaves_nothing", DOOR,
          LATER_CAUGHT, AUDIT_NOT_CAUGHT),
    Break(11, ROOM, "onestory/feeds/bulk/handed_in.py",
          "        shutil.rmtree(folder, ignore_errors=True)\n        raise BadInput(FULL)",
          "        raise BadInput(FULL)"),
    Break(11, f"{DISK}11_an_archive_for_which_there_is_no_room_is_not_called_damaged",
          "onestory/feeds/readers/archives.py", "errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS", "errno.ENOSPC"),
    Break(11, f"{OWN_DISK}11_a_journal_without_room_stops_the_server_and_loses_nothing_acknowledged", SERVER,
          "synchronous_commit = on", "synchronous_commit = off\nwal_writer_delay = 10s"),
    Break(12, f"{OWN_DISK}12_what_the_disk_did_not_take_is_not_acknowledged", SERVER,
          "fsync = on\n", "fsync = off\n"),
    Break(13, f"{DISK}13_a_place_that_may_not_be_written_to_is_said", "onestory/feeds/bulk/handed_in.py",
          "    except OSError as full:", "    except FileExistsError as full:"),
    Break(14, ROOM, "onestory/feeds/bulk/handed_in.py", "    except OSError as full:", "    except EOFError as full:"),
    Break(15, index.INDEX_KILLED, "onestory/people/actions/indexing/index_council.py", *HALF_DONE),
    Break(16, f"{LOCK}16_what_a_starved_server_says_late_is_waited_for", SETTINGS,
          "statement_timeout=60s", "statement_timeout=1s"),
    Break(17, f"{NET}17_a_half_open_line_is_noticed_within_half_a_minute", SETTINGS,
          '"keepalives_idle": 10', '"keepalives_idle": 7200'),
    Break(18, CUT, DOOR, 'status=503, headers={"Retry-After": "30"}', "status=201"),
    Break(19, index.NO_MESSAGE, DOOR, "        except RequestDataTooBig:", "        except EOFError:"),
    Break(20, index.NO_LETTER, "onestory/letters/actions/send_letter.py",
          "        row.sent_at, row.why = now, \"\"", "        row.why = \"\""),
    Break(20, index.NO_LETTER, "onestory/jobs/senders.py",
          "        except (SMTPException, OSError) as lost:", "        except SMTPException as lost:"),
    Break(21, f"{NO_PAGE}what_cannot_be_written_down_is_not_shown", "onestory/audit/actions/note.py", *SWALLOWED),
    Break(22, f"{KEYS}without_the_keys_a_shield_still_goes_up_and_hides_and_only_places_are_refused",
          "onestory/people/index/locking.py", "    except KeyUnavailable:\n        return None\n",
          "    except EOFError:\n        return None\n"),
    Break(22, f"{KEYS}who_moves_in_while_the_keys_are_away_is_shielded_when_they_return",
          "onestory/people/actions/shielding/lock_what_waits.py",
          "        people = settle_touched(actor.council, now=now)\n",
          "        people = 0\n"),
    Break(23, f"{CALENDARS}/test_instants.py::test_hours_are_counted_by_a_stopwatch_over_the_change",
          "onestory/calendars/instants.py", "check_aware(start).astimezone(UTC) + timedelta(hours=hours)",
          "check_aware(start) + timedelta(hours=hours)"),
    Break(23, f"{CALENDARS}/test_office_hours.py::test_the_night_the_clocks_go_back_has_an_hour_more_in_it",
          "onestory/calendars/office_hours.py", "at_london(day, self.opens), at_london(last_day, self.closes)",
          "at_london(day, self.opens), at_london(day, self.opens) + timedelta(hours=24)"),
    Break(23, f"{CALENDARS}/test_bank_holidays.py::"
          "test_a_day_proclaimed_since_the_release_can_be_added_and_a_moved_one_taken_away",
          "onestory/calendars/bank_holidays.py", "day in self.extra or ", ""),
    Break(23, f"{CALENDARS}/test_months.py::test_somebody_born_on_leap_day_is_eighteen_on_the_first_of_march",
          "onestory/calendars/months.py", "        return date(year, 3, 1)", "        return date(year, 2, 28)"),
    Break(23, f"{CLOCK}the_rounds_raise_nothing_twice_when_the_clock_jumps_back",
          "onestory/frontdoor/actions/running/escalate_overdue.py",
          "since.filter(_not_yet(Escalates.UNOWNED, \"due\"), handed_at__lt=now - waiting)",
          "since.filter(handed_at__lt=now - waiting + timedelta(hours=2))"),
    Break(24, f"{ERRANDS}a_button_pressed_twice_asks_once", "onestory/feeds/actions/ask_commit.py",
          "under_way_for(found) or leave", "leave"),
    Break(24, f"{ERRANDS}of_two_workers_who_take_up_one_errand_at_once_one_does_it", "onestory/jobs/errands.py",
          "            if not is_left_to_do(errand):\n                return\n", ""),
    Break(25, f"{ERRANDS}a_fault_of_ours_is_told_in_plain_words_and_leaves_nothing", "onestory/jobs/errands.py",
          "    except Exception:\n", "    except EOFError:\n"),
    Break(25, f"{ROUNDS}a_round_that_fails_for_one_council_is_failing_and_is_well_again_once_mended",
          "onestory/jobs/minding.py", "(*_unfinished.get(), f\"{type(fault).__name__} ({where})\")", "()"),
    Break(26, "tests/rooms/feeds/test_every_feed.py::"
          "test_a_census_cut_short_leaves_nothing_of_what_came_before_the_cut",
          "onestory/feeds/readers/census_xml.py", "stops in the middle, at", "ends, at"),
    Break(26, f"{IMPORT}the_same_file_again_is_refused_with_the_day_it_came", PATH,
          "    if again is not None and", "    if again is not None and as_of is None and"),
    Break(26, f"{IMPORT}a_file_older_than_what_is_held_is_refused", PATH,
          "as_of < previous.as_of", "as_of > previous.as_of"),
    Break(26, f"{IMPORT}half_the_people_are_not_withdrawn_without_asking", "onestory/feeds/rules/outcome.py",
          "held - gone <= asks_below * held", "held - gone < 0"),
    Break(27, f"{IMPORT}an_empty_file_withdraws_nobody", PATH, "    if not staged.total:", "    if staged.total < 0:"),
    Break(28, f"{SERVES}28_a_migration_that_cannot_have_its_table_lets_everybody_pass_and_tries_again",
          "onestory/console/postgres/migrating.py", "set lock_timeout = '3s'", "set lock_timeout = '60s'"),
    Break(28, "tests/faults/test_a_killed_migration.py::"
          "test_fault_28_a_migration_cut_off_half_way_leaves_what_was_there",
          "onestory/story/migrations/0001_initial.py", "    initial = True\n", "    initial, atomic = True, False\n"),
    Break(32, f"{FORM}words_sent_after_the_session_ended_stay_on_the_page", "onestory/web/errors.py",
          'signed_out.jinja", 401, kept=kept(request)', 'signed_out.jinja", 401, kept=[]'),
    Break(33, f"{FORM}two_windows_do_not_write_over_each_other", "onestory/frontdoor/actions/doors/save_draft.py",
          "saved_times is not None and saved_times != row.saved_times", "saved_times is not None and not row"),
    Break(33, "tests/rooms/frontdoor/promises/test_at_once.py::test_many_who_take_it_at_once_leave_one_owner",
          "onestory/frontdoor/policies.py", "Contact.objects.select_for_update().filter(", "Contact.objects.filter("),
    Break(34, "tests/journeys/test_telling_the_hub.py::test_what_is_typed_is_saved_while_one_types",
          "onestory/frontdoor/actions/doors/save_draft.py", "    write(row, answers, now=now)\n", ""),
    Break(36, index.INDEX_KILLED, "onestory/people/actions/indexing/index_council.py", *HALF_DONE),
    Break(37, "tests/faults/test_a_merge_under_an_open_page.py::"
          "test_fault_37_what_is_typed_on_a_page_whose_person_was_merged_is_kept_with_the_living_one",
          "onestory/people/index/linking.py", "    run(RETIRE, {", "    RETIRE and ({"),
)  # fmt: skip


def main(asked: list[str]) -> int:
    """A line for each break; 1 if a test did not notice its own."""
    words = [word for word in asked if word != TOGETHER]
    chosen = [each for each in BREAKS if not words or any(each.is_called(word) for word in words)]
    groups = [chosen] if TOGETHER in asked else [[each] for each in chosen]
    with tempfile.TemporaryDirectory(prefix="broken-") as folder:
        copy = Path(folder)
        _copied(copy)
        noticed = [is_red for group in groups for is_red in _noticed(group, copy)]
    print(f"{sum(noticed)} of {len(chosen)} breaks were noticed.")
    return 0 if all(noticed) else 1


def _copied(to: Path) -> None:
    """All that git minds, as it stands here."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def _noticed(group: list[Break], copy: Path) -> list[bool]:
    """Whether the test of each was red while all of them were broken; what was broken is mended again."""
    whole = {each.file: (copy / each.file).read_text(encoding="utf-8") for each in group}
    try:
        for file, was, becomes in dict.fromkeys((each.file, each.was, each.becomes) for each in group):
            text = (copy / file).read_text(encoding="utf-8")
            if text.count(was) != 1:
                raise SystemExit(f"What was to be broken is not there once: {file}: {was!r}")
            (copy / file).write_text(text.replace(was, becomes), encoding="utf-8")
        said = _tested(sorted({each.test for each in group}), copy)
    finally:
        for file, text in whole.items():
            (copy / file).write_text(text, encoding="utf-8")
    found = [(each, next((line for line in said if f"FAILED {each.test}" in line), "")) for each in group]
    for each, line in found:
        print(f"{each.number:>2} {'red  ' if line else 'GREEN'} {each.test}", flush=True)
        print(f"         {line.partition(' - ')[2][:150]}", flush=True)
    return [bool(line) for _, line in found]


def _tested(tests: list[str], copy: Path) -> list[str]:
    """What pytest sums up, a line for each test that failed: a test that could not be tried is no failure of its."""
    command = [sys.executable, "-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", "-m", "slow or not slow", *tests]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "400"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, RED):
        print(done.stdout[-2_000:], done.stderr[-2_000:], file=sys.stderr)
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
