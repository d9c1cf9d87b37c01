"""Breaking the glass: warned, told, one record, thirty minutes, reviewed by somebody else; and why a record opens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted
from onestory.jobs import rounds
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.people.actions.breaking_glass.leave_record import leave_record
from onestory.people.actions.breaking_glass.review_glass import review_glass
from onestory.people.actions.breaking_glass.tell_of_glass import tell_of_glass
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.shielding.see_place import see_place
from onestory.people.models import Glass
from onestory.people.queries.explaining import who_could_see, why_can_see
from onestory.people.queries.glass import glass, glasses, untold
from onestory.people.rules.opening import Opens, Standing, opens
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.test_shields import canaries_in, linked, person_called, shield

__all__ = ["linked"]

WHY = "He is outside her school now and I must ring it"
LATER = timedelta(minutes=31)


def reviewer(world: World) -> Actor:
    """The access reviewer, who is somebody else."""
    found = replace(world.worker("access-reviewer", purpose="oversight"), user=world.users["contact-officer"])
    stand(found)
    return found


def broken(world: World, role: str = "screening-social-worker") -> int:
    """A glass broken for the shielded child."""
    shield(world)
    person = person_called(world, "Kayleigh")
    break_glass(actor=world.worker(role), person=person, why=WHY, now=NOW)
    return Glass.objects.get(left_at=None).pk


def test_through_the_glass_one_place_at_a_time_is_seen_and_pages_stay_shielded(linked: World) -> None:
    broken(linked)
    child, worker = person_called(linked, "Kayleigh"), linked.worker()
    page = open_person(actor=worker, person=child, now=NOW)
    assert (page.opened_because, canaries_in(str(page))) == (f"Broke the glass: {WHY}", [])
    seen = see_place(actor=linked.worker(), person=child, kept="school", why="To ring it", now=NOW)
    assert [place.value for place in seen] == ["Valley Primary"]


def test_it_is_for_one_record_only(linked: World) -> None:
    broken(linked)
    mother = person_called(linked, "Donna")
    with pytest.raises(ReasonNeeded):
        open_person(actor=linked.worker(), person=mother, now=NOW)
    with pytest.raises(NotPermitted):
        see_place(actor=linked.worker(), person=mother, kept="address", why="To go there", now=NOW)
    break_glass(actor=linked.worker(), person=mother, why=WHY, now=NOW)
    with pytest.raises(NotPermitted):
        see_place(
            actor=linked.worker(), person=person_called(linked, "Kayleigh"), kept="address", why="To go there", now=NOW
        )


@pytest.mark.parametrize("how", ["by leaving", "after thirty minutes"])
def test_it_ends(linked: World, how: str) -> None:
    broken(linked)
    child = person_called(linked, "Kayleigh")
    if how == "by leaving":
        assert leave_record(actor=linked.worker(), now=NOW)
        at = NOW
    else:
        at = NOW + LATER
    with pytest.raises(NotPermitted):
        see_place(actor=linked.worker(), person=child, kept="address", why="To go there", now=at)


def test_it_takes_a_reason_and_the_permission(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    with pytest.raises(BadInput):
        break_glass(actor=linked.worker(), person=child, why="because", now=NOW)
    with pytest.raises(NotPermitted):
        break_glass(actor=linked.worker("contact-officer"), person=child, why=WHY, now=NOW)


def test_nobody_breaks_the_glass_for_their_own_family(linked: World) -> None:
    child, worker = person_called(linked, "Kayleigh"), linked.worker()
    declare_kin(actor=linked.keeper(), user=worker.user, person=child, kind="relative", now=NOW)
    with pytest.raises(NotFound):
        break_glass(actor=linked.worker(), person=child, why=WHY, now=NOW)


def test_reviewers_are_told_within_the_minute_and_once(linked: World) -> None:
    number = broken(linked)
    linked.keeper()
    new, late = untold(viewer=linked.keeper(), today=NOW.date())
    assert (new, late) == ([number], [])
    stand(NOBODY)
    assert [rounds.tell(now=NOW + timedelta(seconds=10)) for _ in range(2)] == [1, 0]
    assert untold(viewer=linked.keeper(), today=NOW.date()) == ([], [])


def test_a_review_shows_what_was_seen_and_keeps_what_was_found(linked: World) -> None:
    number = broken(linked)
    child = person_called(linked, "Kayleigh")
    see_place(actor=linked.worker(), person=child, kept="school", why="To ring it", now=NOW + timedelta(minutes=2))
    shown = glass(number, viewer=reviewer(linked), now=NOW + LATER)
    assert [sight.act for sight in shown.seen] == ["shield.see", "person.break-glass"]
    review_glass(
        actor=reviewer(linked), number=number, outcome="justified", found="The school rang back", now=NOW + LATER
    )
    waiting, done = glasses(viewer=reviewer(linked), now=NOW + LATER)
    assert (waiting, [one.outcome for one in done]) == ([], ["It was right"])
    with pytest.raises(Conflict):
        review_glass(actor=reviewer(linked), number=number, outcome="avoidable", found="No", now=NOW + LATER)


def test_nobody_reviews_their_own_nor_a_relatives(linked: World) -> None:
    number = broken(linked)
    themselves = replace(reviewer(linked), user=linked.users["screening-social-worker"])
    stand(themselves)
    with pytest.raises(NotPermitted, match="yourself"):
        review_glass(actor=themselves, number=number, outcome="justified", found="I was right", now=NOW)
    relative = reviewer(linked)
    child = person_called(linked, "Kayleigh")
    declare_kin(actor=linked.keeper(), user=relative.user, person=child, kind="relative", now=NOW)
    with pytest.raises(NotFound):
        review_glass(actor=reviewer(linked), number=number, outcome="justified", found="Fine", now=NOW)


def test_a_late_review_is_escalated_once(linked: World) -> None:
    number = broken(linked)
    due = glass(number, viewer=reviewer(linked), now=NOW).review_by
    keeper = linked.keeper()
    assert untold(viewer=keeper, today=due - timedelta(days=1))[1] == []
    assert untold(viewer=keeper, today=due)[1] == [number]
    tell_of_glass(actor=keeper, told=[], late=[number], now=NOW + timedelta(days=9))
    assert untold(viewer=linked.keeper(), today=due)[1] == []
    assert glass(number, viewer=reviewer(linked), now=NOW + timedelta(days=9)).is_late


def test_why_can_i_see_this_says_what_the_door_goes_by(linked: World) -> None:
    broken(linked)
    child = person_called(linked, "Kayleigh")
    told = why_can_see(child, viewer=linked.worker(), now=NOW, council="Here Council")
    assert told.opens is Opens.AT_ONCE
    assert any(WHY in sentence for sentence in told.says)
    leave_record(actor=linked.worker(), now=NOW)
    assert why_can_see(child, viewer=linked.worker(), now=NOW).opens is Opens.WITH_A_REASON


def test_who_could_see_this_leaves_out_whoever_it_is_closed_to(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    before = {one.name: one.opens for one in who_could_see(child, viewer=linked.worker(), now=NOW)}
    assert before["Screening-Social-Worker"] is Opens.WITH_A_REASON
    declare_kin(actor=linked.keeper(), user=linked.users["hub-manager"], person=child, kind="relative", now=NOW)
    after = {one.name for one in who_could_see(child, viewer=linked.worker(), now=NOW)}
    assert set(before) - after == {"Hub-Manager"}


@pytest.mark.parametrize(
    ("standing", "way"),
    [
        ({"may_open": True, "work": "contact: A1"}, Opens.AT_ONCE),
        ({"may_open": True, "may_without_link": True}, Opens.WITH_A_REASON),
        ({"may_open": True, "may_break_glass": True}, Opens.BY_BREAKING_THE_GLASS),
        ({"may_open": True}, Opens.NEVER),
        ({"may_without_link": True, "work": "contact: A1", "glass": "now"}, Opens.NEVER),
    ],
)
def test_how_a_record_stands_to_somebody(standing: dict[str, object], way: Opens) -> None:
    assert opens(Standing(role="Worker", council="Here", **standing)) is way  # type: ignore[arg-type]
