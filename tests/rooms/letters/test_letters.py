"""Letters: whoever something waits for is told once, nothing is lost, and no letter tells anything of anybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.disagreeing.raise_disagreement import raise_disagreement
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.jobs import rounds
from onestory.letters.models import Letter
from onestory.letters.queries.standing import kinds_of_letters, letters_failing, letters_not_sent
from onestory.letters.rules.posting import Outgoing
from onestory.letters.rules.sending import NotSent
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import NOW, Door, founded

HUB = "https://hub.example"
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def hub(db: None) -> Door:
    """The front door's own."""
    return founded()


@dataclass
class Carrier:
    """Takes letters, or does with each what it is told to."""

    taken: list[Outgoing] = field(default_factory=list)
    fails: BaseException | None = None

    def send(self, letter: Outgoing) -> None:
        """Keep it."""
        if self.fails:
            raise self.fails
        self.taken.append(letter)


def written(now: object = NOW) -> int:
    """A round of the clock: who should be told?"""
    stand(NOBODY)
    return rounds.write(now=now)  # type: ignore[arg-type]


def posted(carrier: Carrier, now: object = NOW) -> int:
    """A round of the clock: hand them over."""
    stand(NOBODY)
    return rounds.post(now=now, sender=carrier, hub=HUB)  # type: ignore[arg-type]


def asked(hub: Door) -> str:
    """The police have been asked about Ada Bell."""
    hub.partner("police")
    hub.partner("health")
    return hub.asked("police")[0]


def test_the_agency_that_is_asked_is_told_once_and_nobody_else(hub: Door) -> None:
    reference = asked(hub)
    carrier = Carrier()
    assert (written(), written()) == (1, 0)
    assert (posted(carrier), posted(carrier)) == (1, 0)
    [letter] = carrier.taken
    assert letter.to.startswith("partner-researcher.police")
    assert letter.words.startswith(f"The hub has asked your agency something.\n\nSign in and open Requests. {HUB}\n")
    ask_partners(actor=hub.here("screening-social-worker"), reference=reference, now=NOW, **hub.asking("police"))
    assert written(NOW + timedelta(minutes=10)) == 0  # quiet: it is on the page
    assert written(NOW + timedelta(minutes=31)) == 1


def test_no_letter_of_any_kind_holds_a_word_of_the_record(hub: Door) -> None:
    teacher = hub.here("referrer")
    hub.partner("police")
    told = hub.sent(teacher)
    take_contact(actor=hub.here("screening-social-worker"), reference=told, now=NOW)
    hub.here("hub-manager")
    asked_of = hub.asked("police")[1][0]
    raise_disagreement(
        actor=hub.partner("police"),
        reference=asked_of,
        topic="not-enough",
        issue="Ada is not safe.",
        wants="A strategy discussion.",
        now=NOW,
    )
    decided = hub.decided(key="another")
    feed_back(actor=hub.here("hub-manager"), reference=decided, channel="phone", is_safe=True, to_whom="Tom", now=NOW)
    later = NOW + timedelta(days=3)
    escalate_overdue(actor=hub.system(), now=later)
    carrier = Carrier()
    written(later)
    posted(carrier, later)
    subjects = {letter.subject for letter in carrier.taken}
    assert {
        "OneStory: a request to your agency is past its time",
        "OneStory: a professional disagreement waits for the hub's answer",
        "OneStory: something at the front door has run past its time",
    } <= subjects
    for letter in carrier.taken:
        said = f"{letter.subject} {letter.words}"
        for word in ("Ada", "Bell", "Una", "car", "MID-", "TS1", "Linthorpe", "Whitfield", told, asked_of):
            assert word not in said, word


def test_a_worker_killed_half_way_loses_no_letter(hub: Door) -> None:
    asked(hub)
    written()
    with pytest.raises(KeyboardInterrupt):
        posted(Carrier(fails=KeyboardInterrupt()))
    carrier = Carrier()
    assert posted(carrier) == 1
    assert len(carrier.taken) == 1


def test_what_is_not_taken_is_tried_again_and_what_never_will_be_is_given_up_and_shown(hub: Door) -> None:
    asked(hub)
    written()
    down, carrier = Carrier(fails=NotSent("The mail server did not take it.")), Carrier()
    assert (posted(down), posted(carrier)) == (0, 0)
    admin = hub.here("administrator")
    [waiting] = letters_not_sent(viewer=admin)
    assert (waiting.why, waiting.try_at) == ("The mail server did not take it.", NOW + A_MINUTE)
    assert posted(Carrier(fails=NotSent("No such address.", for_good=True)), NOW + A_MINUTE) == 0
    assert posted(carrier, NOW + timedelta(days=1)) == 0
    hub.again(admin)
    [given_up] = letters_not_sent(viewer=admin)
    assert (given_up.why, given_up.try_at, given_up.tries) == ("No such address.", None, 2)
    kinds = {one.code: (one.sent, one.waiting, one.given_up) for one in kinds_of_letters(viewer=admin)}
    assert kinds["request-waiting"] == (0, 0, 1)
    [failing] = letters_failing(viewer=admin, now=NOW + timedelta(days=1))
    assert (failing.trying, failing.given_up, failing.why) == (0, 1, "No such address.")
    assert letters_failing(viewer=admin, now=NOW + timedelta(days=9)) == []
    hub.system()
    assert AuditEvent.objects.filter(act="letter.give-up").count() == 1


def test_the_walls_let_nobody_but_the_clock_write_or_change_a_letter(hub: Door) -> None:
    asked(hub)
    written()
    hub.here("hub-manager")
    assert not Letter.objects.exists()
    hub.here("administrator")
    assert Letter.objects.count() == 1
    assert Letter.objects.update(why="Changed.") == 0
    hub.system()
    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.update(code="escalated")
