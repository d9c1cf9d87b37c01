"""A child is known to school, health, police and housing. A teacher worries, tells the hub once, and is answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.councils.rules.founding import NewAgency
from onestory.feeds.actions.import_path import import_path
from onestory.people.actions.indexing.link_council import link_council
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.journeys.bell_family import Family, files_of, write
from tests.journeys.steps_of_asking import (
    each_partner_answers,
    nobody_else_reads_what_they_said,
    nobody_is_asked_before_the_worry_is_judged,
    nobody_is_asked_without_a_footing,
    the_contact_officer_says_who_the_child_is,
    the_social_worker_asks_three_partners,
    the_social_worker_triages,
)
from tests.journeys.steps_of_deciding import (
    nobody_decides_what_they_proposed,
    the_manager_decides_and_the_teacher_is_told,
    the_social_worker_cannot_decide_it_herself,
    the_social_worker_weighs_it_and_proposes,
    the_teacher_reads_the_outcome_and_no_more,
)
from tests.journeys.steps_of_looking import (
    every_sight_is_written_down_and_cannot_be_altered,
    neither_the_teacher_nor_the_other_council_finds_anything,
    the_manager_reads_the_single_view,
)
from tests.journeys.steps_of_telling import (
    it_waits_on_the_board,
    the_data_officer_brings_the_police_file,
    the_teacher_begins_and_keeps_the_form,
    the_teacher_comes_back_and_sends_it,
    the_teacher_signs_in,
)
from tests.journeys.worry import BY_THE_PAGE, AtWorkAs, Story
from tests.web.world import HERE, PASSWORD, World


@pytest.fixture(scope="module")
def told(standing_world: World, tmp_path_factory: pytest.TempPathFactory) -> tuple[Family, Path]:
    """What partners sent has been imported, all but the police's file; and three more people are at work."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    folder = tmp_path_factory.mktemp("partners")
    with transaction.atomic():
        standing_world.hire("tom-whitfield", role="referrer", now=now, password=PASSWORD)
        standing_world.hire("grace-obi", role="partner-researcher", agency="health", now=now)
        standing_world.hire("lee-ferris", role="partner-researcher", agency="housing", now=now)
        _probation_joins(standing_world, now)
        for feed, rows in files_of(now.date()).items():
            path = write(feed, rows, folder)
            if feed != BY_THE_PAGE:
                _take_in(standing_world, feed, path, now)
        stand(NOBODY)
    return Family(now.date()), folder


def _probation_joins(world: World, now: datetime) -> None:
    """With its agreement: without one nobody would read what it sends."""
    unit, until = NewAgency(code="probation", name="Tees Probation", kind="probation"), now.date() + timedelta(days=365)
    found_agencies(actor=world.keeper(), agencies=[unit], accredited_until=until, now=now)
    found_agreements(actor=world.keeper(), now=now)


def _take_in(world: World, feed: str, path: Path, now: datetime) -> None:
    import_path(actor=world.keeper(), feed=feed, path=path, council=world.councils[HERE], as_of=now.date(), now=now)


@transaction.atomic
def the_night_passes(world: World) -> None:
    """What runs by the clock links every record anew."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    link_council(actor=world.keeper(), council=world.councils[HERE], now=now)
    stand(NOBODY)


def test_a_worry_told_once_is_known_decided_and_answered(
    at_work: AtWorkAs, told: tuple[Family, Path], standing_world: World, settings: Settings, tmp_path: Path
) -> None:
    settings.DELIVERIES, settings.AUDIT_ANCHORS = tmp_path / "deliveries", tmp_path / "heads.jsonl"
    family, files = told
    story = Story(sit=at_work, family=family, files=files)
    # Given an index made from what partners sent
    the_data_officer_brings_the_police_file(story, standing_world)
    the_night_passes(standing_world)
    # When a teacher tells the hub, in two sittings
    the_teacher_signs_in(story)
    the_teacher_begins_and_keeps_the_form(story)
    the_teacher_comes_back_and_sends_it(story)
    # Then it waits where somebody must see it, and each does their part of it
    it_waits_on_the_board(story)
    the_contact_officer_says_who_the_child_is(story)
    nobody_is_asked_before_the_worry_is_judged(story)
    the_social_worker_triages(story)
    nobody_is_asked_without_a_footing(story)
    the_social_worker_asks_three_partners(story)
    each_partner_answers(story)
    nobody_else_reads_what_they_said(story)
    the_social_worker_weighs_it_and_proposes(story)
    the_social_worker_cannot_decide_it_herself(story)
    the_manager_decides_and_the_teacher_is_told(story)
    # And whoever has a right to look sees one page, and whoever has not sees nothing
    the_teacher_reads_the_outcome_and_no_more(story)
    the_manager_reads_the_single_view(story)
    neither_the_teacher_nor_the_other_council_finds_anything(story)
    every_sight_is_written_down_and_cannot_be_altered(story)


def test_the_form_and_the_decision_need_no_javascript(at_work: AtWorkAs, told: tuple[Family, Path]) -> None:
    family, files = told
    story = Story(sit=lambda name: at_work(name, java_script_enabled=False), family=family, files=files)
    story.seated["teacher"] = story.sit("tom-whitfield")
    the_teacher_begins_and_keeps_the_form(story)
    the_teacher_comes_back_and_sends_it(story)
    it_waits_on_the_board(story)
    the_social_worker_triages(story)
    nobody_decides_what_they_proposed(story)
    the_manager_decides_and_the_teacher_is_told(story)
    the_teacher_reads_the_outcome_and_no_more(story)
