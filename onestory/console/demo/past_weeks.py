"""What the demo's hub did in the weeks before: worries told, answered, decided; and one look without need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.calendars.instants import at_london, london_date
from onestory.calendars.working_days import add_working_days
from onestory.console.demo.founding import Founded
from onestory.console.demo.opening_day import Worry, pupils_of, somebody, tell_worry
from onestory.console.demo.recognising import say_who_they_are
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.handing.accept_handover import accept_handover
from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.running.end_finished import end_finished
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.handovers import HANDED_OVER
from onestory.frontdoor.queries.asking.agencies import agencies_to_ask
from onestory.frontdoor.queries.setting.teams import teams_to_hand_to
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.frontdoor.rules.asking import Ask
from onestory.frontdoor.rules.deciding import Proposed
from onestory.frontdoor.rules.product import Part
from onestory.oversight.actions.flag_looks import flag_looks
from onestory.people.actions.opening.open_person import open_person
from onestory.people.queries.candidates import candidates
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.context import stand

NINE = time(9, 15)
HOUR = timedelta(hours=1)
WHY = "What partners told fits with what the school saw."
WORDS = (
    "He comes to school hungry most days this month.",
    "She says that she looks after the baby when her mum is out at night.",
    "There was a new mark on her arm, and two stories of how it came.",
    "He has stopped talking in class since the summer and flinches when a door shuts.",
    "Her father shouted at the gate, and she would not go with him.",
)


@dataclass(frozen=True, kw_only=True)
class Past:
    """One worry of the last weeks: how many working days ago, how it was coloured, how it went."""

    days_ago: int
    brag: str
    outcome: str
    hours: float
    answers_after: tuple[float, ...] = ()
    told: bool = True


PAST = (
    Past(days_ago=34, brag="green", outcome="early-help", hours=20, answers_after=(5, 22)),
    Past(days_ago=31, brag="amber", outcome="assessment", hours=5, answers_after=(2, 4)),
    Past(days_ago=28, brag="blue", outcome="advice", hours=3),
    Past(days_ago=26, brag="red", outcome="strategy-discussion", hours=2.5, answers_after=(0.7, 1.2, 1.5)),
    Past(days_ago=23, brag="amber", outcome="no-further-action", hours=6, answers_after=(3,)),
    Past(days_ago=20, brag="green", outcome="early-help", hours=52, answers_after=(23, 50), told=False),
    Past(days_ago=18, brag="amber", outcome="assessment", hours=30, answers_after=(2, 27)),
    Past(days_ago=15, brag="green", outcome="no-further-action", hours=7, answers_after=(4,)),
    Past(days_ago=13, brag="amber", outcome="assessment", hours=5.5, answers_after=(1, 3, 5)),
    Past(days_ago=10, brag="red", outcome="strategy-discussion", hours=1.8, answers_after=(0.5, 1.1)),
    Past(days_ago=8, brag="blue", outcome="advice", hours=2),
    Past(days_ago=6, brag="green", outcome="early-help", hours=24, answers_after=(6, 20)),
    Past(days_ago=4, brag="amber", outcome="assessment", hours=6.5, answers_after=(2, 6), told=False),
)
PARTNERS = ("police", "health", "housing")


def live_the_weeks(founded: Founded, files: Path, now: datetime) -> int:
    """Tell and finish every past worry of the first council; then somebody looks who need not. How many worries."""
    teacher = next(account for account in founded.accounts if account.username == "teacher")
    pupils = pupils_of(files / teacher.council / "school-census.csv", teacher.place)[::-1][: len(PAST)]
    today = london_date(now)
    for number, (past, pupil) in enumerate(zip(PAST, pupils, strict=False)):
        began = at_london(add_working_days(today, -past.days_ago), NINE)
        worry = Worry(hours_ago=0, words=WORDS[number % len(WORDS)], scale=str(2 + number % 5))
        reference = tell_worry(worry, pupil, teacher, began)
        _finish(reference, past, began)
    _end_what_is_over(founded.councils[teacher.council], teacher.council, now)
    _look_without_need(founded.councils[teacher.council], teacher.council, now)
    return min(len(PAST), len(pupils))


@transaction.atomic
def _finish(reference: str, past: Past, began: datetime) -> None:
    """Taken, triaged, asked about, decided by two people, told of."""
    taken, decided = began + HOUR / 2, began + past.hours * HOUR
    worker = somebody("worker", taken)
    take_contact(actor=worker, reference=reference, now=taken)
    say_who_they_are(reference, worker=worker, now=taken)
    reason = "From what the school tells and what is known already."
    level = {"red": "4", "amber": "3", "green": "2", "blue": "1"}[past.brag]
    triage_contact(actor=worker, reference=reference, level=level, brag=past.brag, reason=reason, now=taken)
    _ask(reference, past.answers_after, taken)
    nothing = past.outcome == "no-further-action"
    proposed = Proposed(
        outcome=past.outcome,
        level=level,
        rationale=WHY,
        reason_code="below-threshold" if nothing else "",
        would_change="A second report within the term." if nothing else "",
    )
    propose_decision(actor=somebody("worker", decided), reference=reference, given=proposed, now=decided - HOUR / 4)
    decide_contact(
        actor=somebody("manager", decided),
        reference=reference,
        outcome=past.outcome,
        rationale="Agreed.",
        reason_code=proposed.reason_code,
        would_change=proposed.would_change,
        level=level,
        now=decided,
    )
    if past.told:
        told = decided + HOUR
        feed_back(actor=somebody("worker", told), reference=reference, channel="account", is_safe=True, now=told)
        if past.outcome in HANDED_OVER:
            _hand_over(reference, told)


def _hand_over(reference: str, at: datetime) -> None:
    """Offered to the team that takes such things up, which says yes in its time."""
    worker = somebody("worker", at)
    team = teams_to_hand_to(viewer=worker)[0]
    part = Part(key="decision", title="What was decided, and why", words=WHY, source="Contact " + reference)
    offered = hand_over(actor=worker, reference=reference, team=team.id, parts=[part], now=at)
    answered = at + 2 * HOUR
    taker = somebody("family-help", answered)
    accept_handover(actor=taker, handover=offered, first="Joanne Bell visits this week.", now=answered)


def _ask(reference: str, answers_after: Sequence[float], at: datetime) -> None:
    """As many partners as answered, each so many hours later, late or not."""
    if not answers_after:
        return
    worker = somebody("worker", at)
    numbers = {card.code: card.id for card in agencies_to_ask(viewer=worker, now=at)}
    partners = PARTNERS[: len(answers_after)]
    asked = ask_partners(
        actor=worker,
        reference=reference,
        asks=[Ask(agency=numbers[code], words=("What do you know of this family?",)) for code in partners],
        purpose="To decide what help the child needs.",
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity="The school cannot know what happens at home.",
        told="yes",
        now=at,
    )
    for code, request, after in zip(partners, asked, answers_after, strict=True):
        then = at + after * HOUR
        answer = GivenAnswer(held="nothing-held")
        answer_request(actor=somebody(code, then), reference=request, given=answer, now=then)


@transaction.atomic
def _end_what_is_over(council: int, code: str, now: datetime) -> None:
    """What the clock does a day after a contact closed: nobody still works with its children because of it."""
    system = the_system(council=council, council_code=code, purpose="front-door")
    stand(system)
    end_finished(actor=system, now=now)


@transaction.atomic
def _look_without_need(council: int, code: str, now: datetime) -> None:
    """Somebody opens a family of her own name late in the evening; the clock finds it, for the reviewer."""
    at = at_london(london_date(now) - timedelta(days=1), time(21, 40))
    looker = somebody("family-help", at)
    found = candidates(viewer=looker, now=at, family=looker.name.split()[-1])
    for candidate in found[:2]:
        open_person(actor=looker, person=candidate.person, now=at + timedelta(minutes=2), reason="Checking who it is.")
    system = the_system(council=council, council_code=code, purpose="oversight")
    stand(system)
    flag_looks(actor=system, on=london_date(at), now=now)
