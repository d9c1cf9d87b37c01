"""Nothing due passes in silence: every declared clock of the front door raises something when it runs out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.disagreeing.escalate_disagreement import escalate_disagreement
from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.night.hand_to_morning import hand_to_morning
from onestory.frontdoor.actions.running import escalate_overdue as escalating
from onestory.frontdoor.actions.telling_more.add_to_referral import add_to_referral
from onestory.frontdoor.declared import disagreements, handovers, timescales, transfers
from onestory.frontdoor.declared.escalations import NOT_RAISED, RAISED_AS, RAISED_ON_ITSELF
from onestory.frontdoor.declared.handovers import offer_clock
from onestory.frontdoor.declared.standings import Escalates
from onestory.frontdoor.declared.timescales import HELD
from onestory.frontdoor.models import (
    Addition,
    Contact,
    CourtDay,
    Disagreement,
    Escalation,
    Handover,
    InformationRequest,
    MorningHandover,
    SchoolNotice,
    Transfer,
)
from onestory.frontdoor.rules.night import ForMorning
from onestory.grammar.timescales import due_at
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal
from tests.rooms.frontdoor.deciding.test_disagreements import answered, by_police
from tests.rooms.frontdoor.deciding.test_hand_over import FAMILY_HELP, PARTS
from tests.rooms.frontdoor.doors.test_attachments import attached
from tests.rooms.frontdoor.doors.test_record_notice import COURT, typed

Starts = Callable[[Door], datetime]
A_SECOND = timedelta(seconds=1)
DANGER = {"immediate_danger": "yes", "danger": "He is at the door."}


def due_of(hub: Door, table: Any, field: str = "due_at") -> datetime:
    """When the newest row of a table is due."""
    hub.system()
    due: datetime = getattr(table.objects.order_by("pk").last(), field)
    return due


def called(hub: Door, field: str = "due_at", **said: Any) -> datetime:
    """A call has been written down, and nobody has looked at it."""
    reference = hub.called(**said)
    hub.system()
    due: datetime = getattr(Contact.objects.get(reference=reference), field)
    return due


def asked(hub: Door, brag: str) -> datetime:
    """The police have been asked at this colour."""
    hub.asked("police", brag=brag)
    return due_of(hub, InformationRequest)


def school(hub: Door) -> datetime:
    """Police rang of an incident; her school is here."""
    child = {"is_unborn": "no", "given_name": "Ada", "born_on": "2018-03-03", "school": "Linthorpe Green School"}
    hub.called(kind="domestic-abuse", source="6", incident_on="2026-11-20", children=[child], organisation="Police")
    return due_of(hub, SchoolNotice)


def decided(hub: Door, brag: str, outcome: str) -> str:
    """A contact of this colour has been decided."""
    reference = hub.triaged(brag=brag)
    propose_decision(actor=hub.here("screening-social-worker"), reference=reference, given=a_proposal(outcome), now=NOW)
    decide_contact(actor=hub.here("hub-manager"), reference=reference, outcome=outcome, rationale="Agreed.", now=NOW)
    return reference


def told_outcome(hub: Door) -> datetime:
    """It is decided, and the referrer has not been told."""
    reference = hub.decided()
    hub.system()
    return Contact.objects.get(reference=reference).due_at


def offered(hub: Door, brag: str) -> datetime:
    """A team has been offered it."""
    made = found_agencies(actor=hub.system(), agencies=[FAMILY_HELP], accredited_until=LAPSES, now=NOW)
    reference = decided(hub, brag, "assessment")
    worker = hub.here("screening-social-worker")
    hand_over(actor=worker, reference=reference, team=made["family-help"][1] or 0, parts=PARTS, now=NOW)
    return due_of(hub, Handover)


def not_offered(hub: Door, brag: str, outcome: str) -> datetime:
    """It is decided who takes it up, and nobody has been asked to."""
    decided(hub, brag, outcome)
    return due_at(offer_clock(brag), started_at=NOW)


def passed(hub: Door, brag: str) -> datetime:
    """Another council has been passed it."""
    reference = decided(hub, brag, "other-council")
    council = hub.councils["redcar"]
    worker = hub.here("screening-social-worker")
    pass_on(actor=worker, reference=reference, why="They live there.", council=council, now=NOW)
    return due_of(hub, Transfer)


def held(hub: Door) -> datetime:
    """A file has come, and no scanner has looked at it."""
    attached(hub)
    return due_at(HELD, started_at=NOW)


def night(hub: Door) -> datetime:
    """The night has handed it over."""
    given = ForMorning(reference=hub.called(), done="Rang.", first="Ring again.")
    hand_to_morning(actor=hub.here("emergency-duty"), given=[given], now=NOW)
    return due_of(hub, MorningHandover)


def court(hub: Door) -> datetime:
    """A court has asked, and gave its day."""
    typed(hub, "court-request", **COURT)
    return due_of(hub, CourtDay)


def disagreed(hub: Door, stage: int, *, is_answered: bool = False) -> datetime:
    """The police disagree, at this stage; the hub has answered, or not."""
    row: UUID = by_police(hub)
    for _ in range(stage - 1):
        escalate_disagreement(actor=hub.partner("police"), disagreement=row, why="She is there tonight.", now=NOW)
    if is_answered:
        answered(hub, row, hub.here("screening-social-worker"))
    return due_of(hub, Disagreement)


def added(hub: Door) -> datetime:
    """A school has told more."""
    teacher = hub.here("referrer")
    reference = hub.sent(teacher)
    add_to_referral(actor=hub.again(teacher), reference=reference, words="He is back.", now=NOW)
    return due_of(hub, Addition)


SCENES: dict[str, Starts] = {
    "FD01": lambda hub: called(hub, "decide_by"),
    "FD02": lambda hub: called(hub, "decide_by"),
    "FD02-outcome": told_outcome,
    "FD04": called,
    "FD04-danger": lambda hub: called(hub, **DANGER),
    "FD05": lambda hub: asked(hub, "red"),
    "FD06": lambda hub: asked(hub, "amber"),
    "FD07": lambda hub: asked(hub, "green"),
    "FD07-blue": lambda hub: asked(hub, "blue"),
    "FD08": school,
    "FD17": lambda hub: not_offered(hub, "amber", "assessment"),
    "FD17-red": lambda hub: not_offered(hub, "red", "other-council"),
    "FD12": lambda hub: offered(hub, "amber"),
    "FD12-red": lambda hub: offered(hub, "red"),
    "FD13": held,
    "FD14": night,
    "FD16": court,
    "TR1": lambda hub: passed(hub, "amber"),
    "TR1-red": lambda hub: passed(hub, "red"),
    "PD1": lambda hub: disagreed(hub, 1),
    "PD2": lambda hub: disagreed(hub, 2),
    "PD3": lambda hub: disagreed(hub, 3),
    "PD4": lambda hub: disagreed(hub, 4),
    "PD-reply": lambda hub: disagreed(hub, 1, is_answered=True),
}
BESIDES: dict[str, tuple[Starts, Escalates]] = {
    "nobody took it for fifteen minutes": (
        lambda hub: called(hub, "handed_at") + timedelta(minutes=15),
        Escalates.UNOWNED,
    ),
    "more was told": (added, Escalates.ADDITION_UNREAD),
}


def test_every_declared_clock_is_raised_or_says_why_it_is_not() -> None:
    rooms = (timescales, handovers, transfers, disagreements)
    declared = {clock.code for room in rooms for clock in room.TIMESCALES}
    said = [*RAISED_AS, *RAISED_ON_ITSELF, *NOT_RAISED]
    assert sorted(said) == sorted(declared)
    assert set(SCENES) == set(RAISED_AS)
    assert all(reason.endswith(".") for reason in (*NOT_RAISED.values(), *RAISED_ON_ITSELF.values()))


def test_a_clock_that_runs_out_is_raised_by_one_watch_and_missed_when_that_is_taken_away(hub: Door) -> None:
    scenes = {code: (starts, RAISED_AS[code]) for code, starts in SCENES.items()} | BESIDES
    needed = set()
    for code, (starts, kind) in scenes.items():
        with transaction.atomic():
            due = starts(hub)
            early, late = due - A_SECOND, due + A_SECOND
            watches = [watch for watch in escalating.WATCHES if _raises(hub, watch, kind, due, late)]
            assert len(watches) == 1, (code, [watch.__name__ for watch in watches])
            needed.update(watches)
            escalating.escalate_overdue(actor=hub.system(), now=early)
            assert not Escalation.objects.filter(kind=kind.value, due_at=due).exists(), code
            escalating.escalate_overdue(actor=hub.system(), now=late)
            assert Escalation.objects.filter(kind=kind.value, due_at=due).count() == 1, code
            transaction.set_rollback(True)
        hub.taken_on.clear()
    assert needed == set(escalating.WATCHES)


def _raises(hub: Door, watch: Any, kind: Escalates, due: datetime, now: datetime) -> bool:
    """Whether this watch, by itself, would raise it."""
    return any(each.kind == kind.value and each.due_at == due for each in watch(hub.system(), now))
