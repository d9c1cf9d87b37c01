"""People who break the glass, leave, are barred, lose their posts and are reviewed, and what ought to come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from onestory.access.actions.come_in import come_in
from onestory.access.actions.end_post import end_post
from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.take_on import take_on
from onestory.access.models import Membership
from onestory.audit.queries import sights_of
from onestory.councils.rules.founding import NewAgency
from onestory.grammar.refusals import Refusal
from onestory.jobs import rounds
from onestory.letters.declared.notifications import GLASS_BROKEN, GLASS_LATE, GLASS_UNREVIEWED
from onestory.letters.rules.posting import Outgoing, subject_of
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.people.actions.breaking_glass.leave_record import leave_record
from onestory.people.actions.breaking_glass.review_glass import review_glass
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.let_in import let_in
from onestory.people.actions.shielding.see_place import see_place
from onestory.people.models import Glass
from onestory.people.queries.glass import glass, glasses
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.test_shields import person_called, shield

A_ROUND, A_MINUTE, HALF_AN_HOUR = timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=30)
STARTS = (
    datetime(2026, 11, 22, 16, 50, tzinfo=UTC),  # a Sunday
    datetime(2026, 12, 18, 23, 58, tzinfo=UTC),  # the Friday before Christmas week, at midnight
    datetime(2026, 12, 24, 22, 0, tzinfo=UTC),
    datetime(2027, 3, 25, 23, 45, tzinfo=UTC),  # the night before Good Friday
    datetime(2027, 3, 27, 23, 40, tzinfo=UTC),  # the clocks go forward that night
)
CLOSED = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29)}
SUMMER_TIME = datetime(2027, 3, 28, 1, tzinfo=UTC)
WAITS = (
    *(timedelta(seconds=s) for s in (4, 9, 45)),
    *(timedelta(minutes=m) for m in (12, 29, 31)),
    *(timedelta(hours=h) for h in (9, 24, 72)),
)
A_GLASS = precondition(lambda machine: machine.panes)
WHYS = ("He is outside her school now and I must ring it.", "now", " ")
POSTS = {
    ("ann", "worker"): ("screening-social-worker", "here"),
    ("ann", "over-there"): ("screening-social-worker", "there"),
    ("ben", "worker"): ("hub-manager", "here"),
    ("ben", "reviewer"): ("access-reviewer", "here"),
    ("rae", "reviewer"): ("access-reviewer", "here"),
    ("ada", "admin"): ("administrator", "here"),
}
WORKERS, REVIEWERS, FAMILY = ("ann", "ben"), ("rae", "ben", "ann"), ("Kayleigh", "Donna", "Tess")
SHIELDED = {"Kayleigh", "Donna"}


@dataclass
class Pane:
    """One broken glass, as it ought to be."""

    number: int
    who: str
    person: str
    at: datetime
    left: datetime | None = None
    was_left: bool = False
    seen: int = 0
    told: datetime | None = None
    escalated: datetime | None = None
    reviewed_by: str = ""

    def is_open(self, now: datetime) -> bool:
        """Whether a look goes through it."""
        return self.left is None and now < self.at + HALF_AN_HOUR


def day_in_london(at: datetime) -> date:
    """By the offset that everybody knows, not by any library."""
    return (at + timedelta(hours=at >= SUMMER_TIME)).date()


def is_late(broken_at: datetime, now: datetime) -> bool:
    """Counted by hand: a sixth working day has begun since the day it was broken."""
    day, counted = day_in_london(broken_at), 0
    while day < day_in_london(now):
        day += timedelta(days=1)
        counted += day.weekday() < 5 and day not in CLOSED
    return counted >= 6


@dataclass
class Shift:
    """A shielded family and two others; two who may break the glass, one of whom reviews too; a reviewer; an administrator."""  # noqa: E501

    world: World
    users: dict[str, int]
    posts: dict[tuple[str, str], int]
    people: dict[str, UUID]


def a_shift(world: World) -> Shift:
    """Everybody taken on, a shield over one child, and one person at the other council."""
    over_there = world.keeper(world.elsewhere)
    until = date(2028, 1, 1)
    council = NewAgency(code="council", name="Children's social care", kind="childrens-social-care", team="hub")
    for keeper in (over_there, world.keeper()):
        stand(keeper)
        found_agencies(actor=keeper, agencies=[council], accredited_until=until, now=NOW)
    users, posts = {}, {}
    for (who, part), (role, where) in POSTS.items():
        users[who] = _taken_on(world, who, role, where)
        world.keeper(world.elsewhere if where == "there" else None)
        found = Membership.objects.get(user_id=users[who], role=role, council_id=_council(world, where))
        posts[who, part] = found.pk
    shield(world)
    tess = add_person(
        actor=world.elsewhere_worker(), given_name="Tess", family_name="Moor", why="A call to her", now=NOW
    )
    people = {name: person_called(world, name) for name in FAMILY if name != "Tess"} | {"Tess": tess}
    return Shift(world=world, users=users, posts=posts, people=people)


def _council(world: World, where: str) -> int:
    return world.elsewhere if where == "there" else world.council


def _taken_on(world: World, who: str, role: str, where: str = "here") -> int:
    return take_on(
        actor=world.keeper(_council(world, where)),
        username=who,
        name=who.title(),
        email=f"{who}@example.org",
        role=role,
        agency=world.agencies["council"][0],
        team=None,
        starts_on=date(2026, 1, 1),
        credentials={"dbs": date(2028, 1, 1), "training": date(2028, 1, 1)},
        now=NOW,
    )


class BrokenGlass(RuleBasedStateMachine):
    """Whatever they do, in whatever order: what happens is what this says, and what was written is all that happened."""  # noqa: E501

    shift: ClassVar[Shift]

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.panes: list[Pane] = []
        self.kin: set[tuple[str, str]] = set()
        self.gone: set[str] = set()
        self.mails: set[tuple[str, str]] = set()
        self.now = self.rounded = STARTS[0]

    @initialize(start=st.sampled_from(STARTS))
    def it_is(self, start: datetime) -> None:
        """A moment to begin at."""
        self.now = self.rounded = start

    @rule(who=st.sampled_from(WORKERS), person=st.sampled_from(FAMILY), why=st.sampled_from(WHYS[:1] * 6 + WHYS))
    def breaks(self, who: str, person: str, why: str) -> None:
        """Somebody breaks the glass: never without a reason, nor for their own."""
        may = who not in self.gone and len(why.strip()) > 9 and (who, person) not in self.kin
        may = may and (person != "Tess" or who == "ann")
        ends = self._did(
            lambda: break_glass(actor=self._as(who, person), person=self._id(person), why=why, now=self.now)
        )
        assert bool(ends) == may, (who, person, why)
        if may:
            assert ends == (self.now + HALF_AN_HOUR,)
            self._leave(who)
            self._keeper(person)
            number = Glass.objects.filter(user_id=self.shift.users[who]).latest("pk").pk
            self.panes.append(Pane(number, who, person, self.now))

    @A_GLASS
    @rule(who=st.sampled_from(WORKERS), person=st.sampled_from(FAMILY), kept=st.sampled_from(["school", "address"]))
    def looks_for_a_place(self, who: str, person: str, kept: str) -> None:
        """A shielded place is seen through an open glass of this very record, and otherwise by nobody."""
        pane = self._open(who, person)
        may = pane is not None and person in SHIELDED
        seen = self._did(
            lambda: see_place(
                actor=self._as(who, person), person=self._id(person), kept=kept, why="A call to her", now=self.now
            )
        )
        assert bool(seen) == may, (who, person, kept)
        if pane and may:
            pane.seen += 1

    @A_GLASS
    @rule(who=st.sampled_from(WORKERS), person=st.sampled_from(FAMILY))
    def opens_the_record(self, who: str, person: str) -> None:
        """Without a reason a record opens only through the glass."""
        may = self._open(who, person) is not None
        came_in = self._did(lambda: let_in(actor=self._as(who, person), person=self._id(person), now=self.now))
        assert bool(came_in) == may, (who, person)

    @A_GLASS
    @rule(who=st.sampled_from(WORKERS))
    def leaves(self, who: str) -> None:
        """Somebody goes elsewhere; it is shut."""
        held = any(pane.who == who and pane.left is None for pane in self.panes)
        left = self._did(lambda: leave_record(actor=self._as(who), now=self.now))
        assert left == (None if who in self.gone else (held,)), who
        if left == (True,):
            self._leave(who)

    @A_GLASS
    @rule(who=st.sampled_from(REVIEWERS), person=st.sampled_from(FAMILY[:2]))
    def is_declared_kin(self, who: str, person: str) -> None:
        """Somebody turns out to be a relative."""
        declare_kin(
            actor=self._keeper(), user=self.shift.users[who], person=self._id(person), kind="relative", now=self.now
        )
        self.kin.add((who, person))

    @A_GLASS
    @rule(who=st.sampled_from(("ann", "ben", "rae")))
    def loses_every_post(self, who: str) -> None:
        """Revoked: from the next request on nothing is open to them."""
        if who not in self.gone:
            for (name, part), post in self.shift.posts.items():
                if name == who:
                    there = "Tess" if part == "over-there" else ""
                    on = day_in_london(self.now)
                    end_post(actor=self._keeper(there), membership=post, ends_on=on, now=self.now)
            self.gone.add(who)

    @A_GLASS
    @rule(
        who=st.sampled_from(REVIEWERS),
        nth=st.integers(0, 3),
        outcome=st.sampled_from(["justified", "not-justified"]),
    )
    def reviews(self, who: str, nth: int, outcome: str) -> None:
        """Somebody else than the user, the subject and their relatives says once what they found; it is shut then."""
        pane = self.panes[nth % len(self.panes)]
        may = self._may_review(who, pane) and not pane.reviewed_by
        did = self._did(lambda: self._review(self._as(who, reviewing=True), pane, outcome))
        assert bool(did) == may, (who, pane)
        if may:
            pane.reviewed_by = who
            pane.left = pane.left or min(self.now, pane.at + HALF_AN_HOUR)

    @A_GLASS
    @rule(who=st.sampled_from(("rae", "ben")))
    def reads_the_queue(self, who: str) -> None:
        """A reviewer reads of whatever waits, and of nothing that is about their own."""
        shown = self._did(lambda: glasses(viewer=self._as(who, reviewing=True), now=self.now))
        assert bool(shown) == (who not in self.gone)
        if shown:
            theirs = [pane for pane in self.panes if pane.person != "Tess" and (who, pane.person) not in self.kin]
            [(waiting, done)] = shown
            due = {pane.number: is_late(pane.at, self.now) for pane in theirs if not pane.reviewed_by}
            assert {one.number: one.is_late for one in waiting} == due
            assert {one.number for one in done} == {pane.number for pane in theirs if pane.reviewed_by}

    @rule(so_long=st.sampled_from(WAITS))
    def time_goes_by(self, so_long: timedelta) -> None:
        """The hub's clock makes its round every ten seconds."""
        self.now += so_long
        for at in (self.rounded + A_ROUND, self.now - (self.now - self.rounded) % A_ROUND):
            if self.rounded < at <= self.now:
                self._goes_round(at)

    def teardown(self) -> None:
        """In the end everything was reviewed by somebody who is nobody's relative, and the audit holds it all."""
        try:
            self.time_goes_by(timedelta(days=12))
            self._is_as_written()
            self._somebody_new_reviews_the_rest()
        finally:
            transaction.savepoint_rollback(self.before)

    def send(self, letter: Outgoing) -> None:
        """The hub's post: who is told, and of what."""
        self.mails.add((letter.to.partition("@")[0], letter.subject))

    def _goes_round(self, at: datetime) -> None:
        """Whoever may review one is written to, and the administrator where nobody may or nobody has."""
        waiting = [pane for pane in self.panes if pane.person != "Tess" and not pane.reviewed_by]
        new = [pane for pane in waiting if not pane.told]
        late = [pane for pane in waiting if not pane.escalated and is_late(pane.at, at)]
        expected = {
            (who, subject_of(kind))
            for kind, panes in ((GLASS_BROKEN, new), (GLASS_LATE, late))
            for pane in panes
            for who in ("rae", "ben")
            if self._may_review(who, pane)
        }
        alone = [pane for pane in new if not any(self._may_review(who, pane) for who in ("rae", "ben"))]
        if late or alone:
            expected.add(("ada", subject_of(GLASS_UNREVIEWED)))
        self.mails.clear()
        stand(NOBODY)
        rounds.tell(now=at)
        rounds.post(now=at, sender=self, hub="")
        assert self.mails == expected, at
        for pane in [*new, *(pane for pane in self.panes if pane.person == "Tess" and not pane.told)]:
            pane.told = at
        for pane in late:
            pane.escalated = at
        self.rounded = at

    def _is_as_written(self) -> None:
        for pane in self.panes:
            self._keeper(pane.person)
            row = Glass.objects.get(pk=pane.number)
            assert (row.broken_at, row.ends_at, row.left_at) == (pane.at, pane.at + HALF_AN_HOUR, pane.left)
            assert (row.reviewed_by, row.username) == (pane.reviewed_by, pane.who)
            assert (row.told_at or row.reviewed_at or self.now) - row.broken_at <= A_MINUTE
            assert is_late(pane.at, datetime.combine(row.review_by, datetime.min.time(), UTC) + timedelta(hours=12))
            eve = row.review_by - timedelta(days=1)
            assert not is_late(pane.at, datetime.combine(eve, datetime.min.time(), UTC) + timedelta(hours=12))
            if pane.person != "Tess":
                assert (row.escalated_at is not None) == (pane.escalated is not None), pane
        self._keeper()
        for person in SHIELDED:
            acts = [sight.act for sight in sights_of(self._id(person), viewer=self._keeper(), most=500)]
            panes = [pane for pane in self.panes if pane.person == person]
            assert acts.count("person.break-glass") == len(panes)
            assert acts.count("shield.see") == sum(pane.seen for pane in panes)
            assert acts.count("person.leave-glass") == len([pane for pane in panes if pane.was_left])

    def _somebody_new_reviews_the_rest(self) -> None:
        user = _taken_on(self.shift.world, "new", "access-reviewer")
        new = come_in(actor=Actor(user=user, username="new", request="test"), now=self.now)
        for one in glasses(viewer=new, now=self.now)[0]:
            pane = next(pane for pane in self.panes if pane.number == one.number)
            shown = glass(one.number, viewer=new, now=self.now)
            assert [sight.act for sight in shown.seen].count("shield.see") >= pane.seen
            self._review(new, pane, "justified")
        assert glasses(viewer=new, now=self.now)[0] == []
        assert len(glasses(viewer=new, now=self.now)[1]) == len([p for p in self.panes if p.person != "Tess"])

    def _review(self, actor: Actor, pane: Pane, outcome: str) -> bool:
        review_glass(actor=actor, number=pane.number, outcome=outcome, found="I rang the school.", now=self.now)
        return True

    def _may_review(self, who: str, pane: Pane) -> bool:
        is_free = who not in self.gone and who != pane.who and (who, pane.person) not in self.kin
        return is_free and who in ("rae", "ben") and pane.person != "Tess"

    def _open(self, who: str, person: str) -> Pane | None:
        if who in self.gone or (who, person) in self.kin:
            return None
        found = (pane for pane in self.panes if (pane.who, pane.person) == (who, person) and pane.is_open(self.now))
        return next(found, None)

    def _leave(self, who: str) -> None:
        for pane in self.panes:
            if pane.who == who and pane.left is None:
                pane.left, pane.was_left = min(self.now, pane.at + HALF_AN_HOUR), True

    def _as(self, who: str, person: str = "", *, reviewing: bool = False) -> Actor:
        """They come in anew, as at the start of every request, in the post that this needs."""
        part = "over-there" if person == "Tess" and who == "ann" else "reviewer" if reviewing else "worker"
        post = self.shift.posts.get((who, part), 0)
        return come_in(
            actor=Actor(user=self.shift.users[who], username=who, request="test"), now=self.now, membership=post
        )

    def _keeper(self, person: str = "") -> Actor:
        return self.shift.world.keeper(self.shift.world.elsewhere if person == "Tess" else None)

    def _id(self, person: str) -> UUID:
        return self.shift.people[person]

    def _did(self, do: Callable[[], Any]) -> tuple[Any] | None:
        """One request: it stands or falls as one. What it gave, or nothing where it was refused."""
        try:
            with transaction.atomic():
                return (do(),)
        except Refusal:
            return None
