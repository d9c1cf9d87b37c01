"""The faults a hub must survive, by number, and the tests that make each happen: held to by `test_index.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault. ``tests`` are `file::test`; where there is none, ``why`` says so."""

    number: int
    what: str
    tests: tuple[str, ...] = ()
    why: str = ""


NET = "tests/faults/test_a_bad_network.py::test_fault_"
LOCK = "tests/faults/test_a_locked_table.py::test_fault_"
DISK = "tests/faults/test_a_full_disk.py::test_fault_"
OWN_DISK = "tests/faults/test_the_databases_own_disk.py::test_fault_"
CLOCK = "tests/faults/test_a_wrong_clock.py::test_fault_23_"
SERVES = "tests/faults/test_a_migration_while_it_serves.py::test_fault_"
UP = "tests/rooms/console/test_up.py::test_"
CLUSTER = "tests/rooms/console/test_cluster.py::test_"
ERRANDS = "tests/rooms/jobs/test_errands.py::test_"
IMPORT = "tests/rooms/feeds/test_import_path.py::test_"
CUT = f"{NET}03_05_06_a_line_cut_anywhere_leaves_one_contact_with_its_line_once_it_is_sent_again"
AWAY = f"{NET}07_17_what_cannot_be_reached_is_said_and_the_same_message_is_taken_later_once"
ROOM = f"{DISK}11_13_14_a_file_for_which_there_is_no_room_is_refused_in_words_and_nothing_of_it_stays"
KILLED = f"{CLUSTER}every_acknowledged_row_is_found_once_after_a_kill"
INDEX_KILLED = "tests/rooms/people/test_index_council.py::test_a_run_that_is_killed_half_way_leaves_the_old_index"
NO_MESSAGE = "tests/hostile/test_bodies.py::test_a_body_that_is_no_message_is_refused_in_words_and_nothing_is_kept"
NO_LETTER = f"{DISK}20_while_no_letter_can_be_sent_a_broken_glass_waits_and_is_told_of_once"
NOBODY_CALLED = (
    "The hub calls no partner: partners' systems call it. It calls a mail server and an identity provider only."
)

FAULTS = (
    Fault(1, "kill -9 of a web worker", (f"{UP}a_killed_web_worker_is_replaced", CUT)),
    Fault(
        2,
        "kill -9 of a job worker, in the middle of a job",
        (
            f"{UP}a_killed_worker_is_started_again",
            f"{ERRANDS}what_a_killed_worker_had_in_hand_is_taken_up_again",
            f"{ERRANDS}an_errand_cut_off_half_way_is_done_again",
            f"{ERRANDS}an_errand_done_is_not_done_again",
        ),
    ),
    Fault(3, "kill -9 of a database backend", (f"{UP}a_killed_postgres_backend_is_survived", CUT)),
    Fault(
        4,
        "kill -9 of the postmaster",
        (KILLED, f"{CLUSTER}the_kill_is_hard_enough_to_lose_rows_that_were_not_forced_to_disk"),
    ),
    Fault(
        5,
        "killed between the commit and what is sent because of it",
        (CUT, f"{ERRANDS}asking_leaves_the_job_in_the_same_transaction"),
    ),
    Fault(
        6,
        "the acknowledgement is lost and the sender tries again",
        (CUT, "tests/api/test_contacts.py::test_the_same_message_ten_times_is_one_contact"),
    ),
    Fault(7, "the database is away and comes back", (AWAY,)),
    Fault(
        8, "no connection is to be had", (f"{NET}08_when_no_connection_is_to_be_had_it_is_said_and_nothing_is_kept",)
    ),
    Fault(
        9,
        "a statement or a lock takes too long",
        (
            f"{LOCK}09_what_takes_too_long_is_given_up_in_words",
            f"{NET}09_a_page_waits_for_a_lock_or_a_statement_for_less_than_its_server_waits_for_the_page",
        ),
    ),
    Fault(
        10,
        "two transactions wait for each other",
        (f"{LOCK}10_of_two_that_wait_for_each_other_one_gives_way_and_leaves_nothing",),
    ),
    Fault(
        11,
        "the disk is full",
        (
            ROOM,
            f"{DISK}11_an_archive_for_which_there_is_no_room_is_not_called_damaged",
            f"{OWN_DISK}11_what_finds_no_room_is_refused_and_what_stood_before_stands",
            f"{OWN_DISK}11_a_journal_without_room_stops_the_server_and_loses_nothing_acknowledged",
        ),
    ),
    Fault(
        12,
        "the disk reports an error on fsync",
        (
            f"{OWN_DISK}12_what_the_disk_did_not_take_is_not_acknowledged",
            "tests/faults/test_the_databases_own_disk.py::"
            "test_a_server_that_does_not_force_its_journal_would_have_said_yes",
        ),
    ),
    Fault(13, "a file system that may only be read", (f"{DISK}13_a_place_that_may_not_be_written_to_is_said", ROOM)),
    Fault(14, "no inode is left", (ROOM,), "Said by the system in the same way as a full disk."),
    Fault(
        15,
        "the linkage is killed for want of memory",
        (INDEX_KILLED,),
        "Killed at the same place; no limit of memory is set.",
    ),
    Fault(
        16,
        "a slow disk, a starved processor",
        (f"{LOCK}16_what_a_starved_server_says_late_is_waited_for",),
        "The process of the database gets no processor for three seconds; a slow disk is met as the same late answer.",
    ),
    Fault(
        17,
        "the network between hub and database parts, or is half open",
        (AWAY, f"{NET}17_a_half_open_line_is_noticed_within_half_a_minute"),
        "Half open: what the client is told is asserted; no network card was taken away.",
    ),
    Fault(18, "a partner's line is slow or cut", (f"{NET}18_a_slow_line_is_waited_for", CUT), NOBODY_CALLED),
    Fault(
        19,
        "a partner's answer is not what it should be",
        (NO_MESSAGE,),
        NOBODY_CALLED,
    ),
    Fault(
        20,
        "no letter can be sent for a day",
        (NO_LETTER,),
    ),
    Fault(
        21,
        "the audit cannot be written",
        (
            "tests/web/doorway/test_no_audit_no_page.py::test_what_cannot_be_written_down_is_not_shown",
            "tests/web/doorway/test_no_audit_no_page.py::test_it_is_shown_again_as_soon_as_it_can_be",
        ),
    ),
    Fault(
        22,
        "the key service is away",
        (
            "tests/rooms/people/test_locked.py::"
            "test_without_the_keys_a_shield_still_goes_up_and_hides_and_only_places_are_refused",
            "tests/rooms/people/test_locked.py::test_who_moves_in_while_the_keys_are_away_is_shielded_when_they_return",
        ),
    ),
    Fault(
        23,
        "clocks that change, leap days, a bank holiday at nine days' notice",
        (
            "tests/rules/calendars/test_instants.py::test_hours_are_counted_by_a_stopwatch_over_the_change",
            "tests/rules/calendars/test_office_hours.py::test_the_night_the_clocks_go_back_has_an_hour_more_in_it",
            "tests/rules/calendars/test_bank_holidays.py::"
            "test_a_day_proclaimed_since_the_release_can_be_added_and_a_moved_one_taken_away",
            f"{CLOCK}a_contact_goes_all_the_way_while_the_clock_jumps_back",
            f"{CLOCK}the_rounds_raise_nothing_twice_when_the_clock_jumps_back",
            f"{CLOCK}the_index_is_written_up_after_the_clock_jumped_back",
            "tests/rooms/jobs/test_rounds.py::"
            "test_a_file_that_bears_a_moment_before_the_last_run_is_indexed_all_the_same",
            "tests/rules/calendars/test_months.py::test_somebody_born_on_leap_day_is_eighteen_on_the_first_of_march",
        ),
    ),
    Fault(
        24,
        "one job done by two",
        (
            f"{ERRANDS}a_button_pressed_twice_asks_once",
            f"{ERRANDS}an_errand_done_is_not_done_again",
            f"{ERRANDS}of_two_workers_who_take_up_one_errand_at_once_one_does_it",
        ),
    ),
    Fault(
        25,
        "a job that always fails",
        (
            f"{ERRANDS}a_fault_of_ours_is_told_in_plain_words_and_leaves_nothing",
            "tests/rooms/clockwork/test_rounds.py::"
            "test_a_round_that_fails_for_one_council_is_failing_and_is_well_again_once_mended",
            "tests/rooms/clockwork/test_rounds.py::"
            "test_a_round_that_fails_is_failing_until_it_ends_well_and_late_if_it_never_does",
        ),
    ),
    Fault(
        26,
        "a file cut short, sent again, out of order, or half its size",
        (
            "tests/rooms/feeds/test_every_feed.py::test_a_census_cut_short_leaves_nothing_of_what_came_before_the_cut",
            f"{IMPORT}the_same_file_again_is_refused_with_the_day_it_came",
            f"{IMPORT}a_file_older_than_what_is_held_is_refused",
            f"{IMPORT}half_the_people_are_not_withdrawn_without_asking",
            "tests/rooms/feeds/test_deliveries.py::test_a_feed_is_fresh_then_stale_and_says_since_when",
        ),
    ),
    Fault(27, "a file that withdraws everybody", (f"{IMPORT}an_empty_file_withdraws_nobody",)),
    Fault(
        28,
        "a migration killed half-way",
        (
            "tests/faults/test_a_killed_migration.py::test_fault_28_a_migration_cut_off_half_way_leaves_what_was_there",
            f"{SERVES}28_the_release_before_goes_on_taking_worries_while_columns_are_added",
            f"{SERVES}28_a_migration_that_cannot_have_its_table_lets_everybody_pass_and_tries_again",
            "tests/faults/test_a_migration_while_it_serves.py::"
            "test_a_column_that_must_be_filled_would_stop_the_release_before",
        ),
    ),
    Fault(31, "a replica that lags", (), "There is none: every read is of the one database that was written to."),
    Fault(
        32,
        "a session that ends during a long form",
        ("tests/web/refer/test_form.py::test_words_sent_after_the_session_ended_stay_on_the_page",),
    ),
    Fault(
        33,
        "two windows, two people",
        (
            "tests/web/refer/test_form.py::test_two_windows_do_not_write_over_each_other",
            "tests/rooms/frontdoor/promises/test_at_once.py::test_many_who_take_it_at_once_leave_one_owner",
            "tests/rooms/frontdoor/promises/test_interleavings.py::"
            "test_no_interleaving_loses_a_contact_or_leaves_it_with_two_owners",
        ),
    ),
    Fault(
        34,
        "a browser that dies",
        ("tests/journeys/test_telling_the_hub.py::test_what_is_typed_is_saved_while_one_types",),
    ),
    Fault(
        36,
        "the linkage dies midway",
        (INDEX_KILLED,),
    ),
    Fault(
        37,
        "two people are made one while somebody has one of them open",
        (
            "tests/rooms/people/test_mending.py::test_a_merge_gives_everything_to_one_and_an_alias_leads_on",
            "tests/faults/test_a_merge_under_an_open_page.py::"
            "test_fault_37_what_is_typed_on_a_page_whose_person_was_merged_is_kept_with_the_living_one",
        ),
    ),
)
