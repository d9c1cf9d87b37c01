"""Side by side: only days of which every line of everybody was read, so that no column looks empty for want of room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from uuid import uuid4

from django.test import Client

from onestory.people.actions.working.begin_work import begin_work
from onestory.people.rules.page import Source, Story, StoryEntry
from onestory.story.actions.open_beside import Beside
from onestory.web.people.beside import days_of
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, Family
from tests.web.world import World

WORKER = "screening-social-worker"


def line(day: int) -> StoryEntry:
    """One line of a November."""
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    return StoryEntry(
        id=day, person=uuid4(), kind="missing", title="Missing", text="", happened_at=at, to_the_day=False, until=None,
        recorded_at=at, standing="fact", significance="routine", handling="", noted_by="", subject="",
        source=Source(feed="", title="", agency=""),
    )  # fmt: skip


def told(days: Sequence[int], *, has_more: bool = False) -> Beside:
    story = Story(entries=tuple(line(day) for day in days), has_more=has_more)
    return Beside(person=uuid4(), name="Somebody", story=story)


def on(*days: int) -> set[date]:
    return {date(2026, 11, day) for day in days}


def test_where_every_line_was_read_every_day_is_there() -> None:
    days = days_of([told([9, 3]), told([4])])
    assert (set(days.lines), days.earlier, days.partly) == (on(9, 4, 3), None, None)


def test_nothing_stands_beside_what_was_not_read() -> None:
    """Of the first nothing before the 8th was read: the second's 4th would look as if the first had been quiet."""
    days = days_of([told([9, 9, 8], has_more=True), told([10, 4])])
    assert (set(days.lines), days.earlier, days.partly) == (on(10, 9), date(2026, 11, 8), None)


def test_a_day_with_more_lines_than_are_read_says_so_and_leads_on() -> None:
    days = days_of([told([9, 9, 9], has_more=True), told([9, 4])])
    assert (set(days.lines), days.earlier, days.partly) == (on(9), date(2026, 11, 8), date(2026, 11, 9))


def test_a_period_narrows_them_and_one_that_is_none_is_said(
    sign_in: SignIn, family: Family, opens: Callable[[Client, str], str]
) -> None:
    worker, address = sign_in("screening-social-worker"), f"/people/{family.kayleigh}/side-by-side"
    opens(worker, address)
    asked = {"with": str(family.donna), "all": "yes"}
    within = worker.get(address, asked | {"since": "1/11/2026", "until": "1/11/2026"})
    assert "Heard shouting" in within.content.decode()
    before = worker.get(address, asked | {"until": "31/10/2026"}).content.decode()
    assert "Heard shouting" not in before.split("What happened to each")[-1]
    wrong = worker.get(address, asked | {"since": "2/11/2026", "until": "1/11/2026"})
    assert (wrong.status_code, "must not be before the first" in wrong.content.decode()) == (400, True)


def test_beside_those_one_does_not_work_with_a_reason_is_asked_and_the_choice_is_kept(
    sign_in: SignIn, family: Family, world: World
) -> None:
    """She works with the child and not with the mother: the tab asks why, and does not end there."""
    begin_work(actor=world.keeper(), person=family.kayleigh, user=world.users[WORKER], why="Allocation", now=NOW)
    worker, address = sign_in(WORKER), f"/people/{family.kayleigh}/side-by-side"
    chosen = f"{address}?with={family.donna}"
    asked = worker.get(chosen)
    page = asked.content.decode()
    assert asked.status_code == 403
    assert "the story of Donna Oneil as well" in page
    assert 'name="reason"' in page
    assert worker.get(f"{address}?with=").status_code == 200
    short = worker.post(chosen, {"reason": "x"})
    assert (short.status_code, 'href="#reason"' in short.content.decode()) == (400, True)
    given = worker.post(chosen, {"reason": "A worry from her school about home."})
    assert given["Location"] == chosen
    assert worker.get(chosen).status_code == 200
