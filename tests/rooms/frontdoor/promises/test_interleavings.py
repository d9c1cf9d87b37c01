"""Any interleaving of what people do: nothing is lost, one owner, one standing decision, clocks right."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.understanding.reassign import reassign
from onestory.frontdoor.actions.understanding.recolour import recolour
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import Answer, Assignment, Contact, Decision, InformationRequest, Submission, Triage
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.frontdoor.rules.clocks import LocalClocks, colour_due, next_due
from onestory.grammar.refusals import Conflict, Refusal
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import CALLED, NOW, Door, a_proposal

KEYS, WORDS, COLOURS = ("a", "a", "a", "b"), ("one", "two"), ("red", "amber", "green", "blue")
OFTEN = ("ask", "answer", "propose", "decide", "undo", "wait")
SELDOM = ("submit", "take", "put-back", "triage", "recolour")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(SELDOM + OFTEN * 2),
        st.sampled_from(KEYS),
        st.integers(0, 3),
    ),
    min_size=15,
    max_size=40,
)
FIRST = [("submit", "a", 0), ("submit", "b", 1), ("triage", "a", 1)]


@dataclass
class Expected:
    """What one contact ought to be, worked out beside the product."""

    reference: str
    words: str
    state: str = "new"
    owner: int | None = None
    judged: list[str] = field(default_factory=list)
    judged_at: datetime | None = None
    asked: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    proposer: int = 0
    decided_at: datetime | None = None
    decisions: int = 0


@dataclass
class Shift:
    """People at the front door, and what they ought to have made of it."""

    hub: Door
    people: dict[str, Actor]
    now: datetime = NOW
    known: dict[str, Expected] = field(default_factory=dict)
    mark: str = ""
    before: frozenset[str] = frozenset()
    """What tells this shift's keys from another's in one hub, and the contacts that were there before it."""

    def through_the_door(self, do: Any) -> Any:
        """One request: what is done stands or falls as one, and is answered when it stands."""
        with transaction.atomic():
            return do()

    def act(self, name: str, key: str, choice: int) -> None:
        """Try it; what happens must be what the model says."""
        if name == "wait":
            self.now += timedelta(minutes=(1, 11, 11, 60)[choice])
        elif name == "submit":
            self._submit(key, WORDS[choice % 2])
        elif key in self.known:
            expected = self.known[key]
            should = getattr(self, f"_may_{name.replace('-', '_')}")(expected, choice)
            did = self._did(getattr(self, f"_do_{name.replace('-', '_')}"), expected, choice)
            assert did == should, (name, expected)

    def _submit(self, key: str, words: str) -> None:
        answers = {**CALLED, "worry": words}

        def told() -> Any:
            officer = self._as("officer")
            return record_phone_contact(actor=officer, answers=answers, key=self.mark + key, now=self.now)

        try:
            receipt = self.through_the_door(told)
        except Conflict:
            assert self.known[key].words != words
            return
        if key in self.known:
            assert (receipt.reference, receipt.is_repeat) == (self.known[key].reference, True)
            assert self.known[key].words == words
        else:
            self.known[key] = Expected(reference=receipt.reference, words=words)

    def _as(self, who: str) -> Actor:
        return self.hub.again(self.people[who])

    def _did(self, do: Any, expected: Expected, choice: int) -> bool:
        try:
            self.through_the_door(lambda: do(expected, choice))
        except Refusal:
            return False
        return True

    def _may_take(self, expected: Expected, choice: int) -> bool:
        who = self.people[("worker", "other")[choice % 2]].user
        return expected.state not in ("decided",) and expected.owner in (None, who)

    def _do_take(self, expected: Expected, choice: int) -> None:
        who = self._as(("worker", "other")[choice % 2])
        take_contact(actor=who, reference=expected.reference, now=self.now)
        expected.owner = who.user

    def _may_put_back(self, expected: Expected, choice: int) -> bool:
        return expected.state != "decided"

    def _do_put_back(self, expected: Expected, choice: int) -> None:
        team = self.hub.teams["middlesbrough"]
        reassign(actor=self._as("manager"), reference=expected.reference, team=team, reason="Cover.", now=self.now)
        expected.owner = None

    def _may_triage(self, expected: Expected, choice: int) -> bool:
        return expected.state == "new"

    def _do_triage(self, expected: Expected, choice: int) -> None:
        colour = COLOURS[choice]
        triage_contact(
            actor=self._as("worker"), reference=expected.reference, level="3", brag=colour, reason="x", now=self.now
        )
        expected.state = "triaged"
        self._taken(expected, self.people["worker"])
        self._judged(expected, colour)

    def _may_recolour(self, expected: Expected, choice: int) -> bool:
        return expected.state in ("triaged", "gathering", "proposed") and expected.judged[-1] != COLOURS[choice]

    def _do_recolour(self, expected: Expected, choice: int) -> None:
        recolour(actor=self._as("worker"), reference=expected.reference, brag=COLOURS[choice], reason="x", now=self.now)
        self._judged(expected, COLOURS[choice])

    def _judged(self, expected: Expected, colour: str) -> None:
        expected.judged.append(colour)
        expected.judged_at = self.now

    def _may_ask(self, expected: Expected, choice: int) -> bool:
        return expected.state in ("triaged", "gathering", "proposed")

    def _do_ask(self, expected: Expected, choice: int) -> None:
        asking = self.hub.asking("police", "health")
        expected.asked += ask_partners(actor=self._as("worker"), reference=expected.reference, now=self.now, **asking)
        expected.state = "gathering"
        self._taken(expected, self.people["worker"])

    def _taken(self, expected: Expected, who: Actor) -> None:
        """What nobody has is theirs who work on it; deciding it is no such work."""
        expected.owner = expected.owner or who.user

    def _may_answer(self, expected: Expected, choice: int) -> bool:
        return choice < len(expected.asked) and choice % 2 == 0

    def _do_answer(self, expected: Expected, choice: int) -> None:
        reference = expected.asked[choice] if choice < len(expected.asked) else "RQ-NONE-NONE"
        answer_request(
            actor=self._as("police"), reference=reference, given=GivenAnswer(held="nothing-held"), now=self.now
        )
        expected.answered.append(reference)

    def _may_propose(self, expected: Expected, choice: int) -> bool:
        return expected.state in ("triaged", "gathering", "proposed")

    def _do_propose(self, expected: Expected, choice: int) -> None:
        who = self._as(("worker", "manager")[choice % 2])
        propose_decision(actor=who, reference=expected.reference, given=a_proposal(), now=self.now)
        expected.state, expected.proposer = "proposed", who.user
        self._taken(expected, who)

    def _may_decide(self, expected: Expected, choice: int) -> bool:
        return expected.state == "proposed" and expected.proposer != self.people["manager"].user

    def _do_decide(self, expected: Expected, choice: int) -> None:
        decide_contact(
            actor=self._as("manager"), reference=expected.reference, outcome="advice", rationale="x", now=self.now
        )
        expected.state, expected.decided_at = "decided", self.now
        expected.decisions += 1

    def _may_undo(self, expected: Expected, choice: int) -> bool:
        return expected.decided_at is not None and self.now - expected.decided_at <= timedelta(minutes=10)

    def _do_undo(self, expected: Expected, choice: int) -> None:
        undo_decision(actor=self._as("manager"), reference=expected.reference, reason="x", now=self.now)
        expected.state, expected.decided_at = "proposed", None

    def check(self) -> None:
        """Everything acknowledged is there once, as the model says, in a queue, with a team and a time."""
        self._as("manager")
        here = set(Contact.objects.values_list("reference", flat=True)) - self.before
        assert here == {each.reference for each in self.known.values()}
        for key, expected in self.known.items():
            found = Contact.objects.get(reference=expected.reference)
            assert Submission.objects.filter(key=self.mark + key, reference=expected.reference).count() == 1
            assert (found.state, found.owner_id, found.worry) == (expected.state, expected.owner, expected.words)
            assert (found.queue, found.team_id) == ("front-door", self.hub.teams["middlesbrough"])
            assert list(Triage.objects.filter(contact=found).values_list("brag", flat=True)) == expected.judged
            assert InformationRequest.objects.filter(contact=found).count() == len(expected.asked)
            assert Answer.objects.filter(request__contact=found).count() == len(expected.answered)
            answered = InformationRequest.objects.filter(contact=found, state="answered")
            assert set(answered.values_list("reference", flat=True)) == set(expected.answered)
            standing = Decision.objects.filter(contact=found, undone_at__isnull=True).count()
            assert standing == (1 if expected.state == "decided" else 0)
            assert Decision.objects.filter(contact=found).count() == expected.decisions
            assert Assignment.objects.filter(contact=found).order_by("-number")[0].owner_id == expected.owner
            if expected.judged_at and not expected.decisions:
                due = colour_due(brag=expected.judged[-1], started_at=expected.judged_at, clocks=LocalClocks())
                assert found.due_at == next_due(colour_due_at=due, decide_by=found.decide_by, now=expected.judged_at)


@pytest.fixture
def people(hub: Door) -> dict[str, Actor]:
    return {
        "officer": hub.here("contact-officer"),
        "worker": hub.here("screening-social-worker"),
        "other": hub.actor("screening-social-worker", name="other.worker"),
        "manager": hub.here("hub-manager"),
        "police": hub.partner("police"),
    }


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_no_interleaving_loses_a_contact_or_leaves_it_with_two_owners(
    hub: Door, people: dict[str, Actor], steps: Any
) -> None:
    shift = Shift(hub=hub, people=people)
    before = transaction.savepoint()
    for step in [*FIRST, *steps]:
        shift.act(*step)
    shift.check()
    transaction.savepoint_rollback(before)
    assert connection.in_atomic_block
