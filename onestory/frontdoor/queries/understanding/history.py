"""What was judged, who had it, what the clock raised, what may be done: the sides of one contact's page."""

from collections.abc import Mapping
from datetime import datetime

from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.contact_workflow import BUTTONS, CONTACT, ContactState
from onestory.frontdoor.declared.levels import wording_of
from onestory.frontdoor.declared.standings import ESCALATION_TITLES, Escalates
from onestory.frontdoor.declared.timescales import BRAG_CLOCKS, COURT_DAY, DANGER, DECISION, OUTCOME_TOLD, SCREENING
from onestory.frontdoor.models import Contact
from onestory.frontdoor.policies import came_back, out_of_our_hands, refusal_of_move
from onestory.frontdoor.queries.cards import AssignmentCard, EscalationCard, FeedbackCard, MorningCard, TriageCard
from onestory.frontdoor.queries.cards.courts import CourtCard
from onestory.frontdoor.queries.setting.settings import clocks_of, level_wording
from onestory.frontdoor.rules.acts import Act
from onestory.frontdoor.rules.clocks import Clock, clock, outcome_told_due, screening_due
from onestory.frontdoor.rules.deciding import OWN_PROPOSAL, TOLD, may_be_undone_until
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import BRAG, LEVELS_OF_NEED, Brag
from onestory.walls.actor import Actor


def triages_of(contact: Contact, *, viewer: Actor) -> tuple[TriageCard, ...]:
    """Every judgement of level and urgency, oldest first, in the council's own wording of the level."""
    own = level_wording(viewer=viewer, on=london_date(contact.received_at))
    return tuple(
        TriageCard(
            level=row.level,
            level_title=label_of(LEVELS_OF_NEED, row.level),
            level_words=wording_of(row.level, dict(own)),
            brag=row.brag,
            brag_title=label_of(BRAG, row.brag),
            reason=row.reason,
            by=row.by.name if row.by else "",
            at=row.at,
            due_at=row.clock_due_at,
            out_of_hours=row.out_of_hours,
            indicators=tuple(one.says for one in row.indicators.all()),
        )
        for row in contact.triages.select_related("by").prefetch_related("indicators")
    )


def assignments_of(contact: Contact, *, viewer: Actor) -> tuple[AssignmentCard, ...]:
    """Who had it, from when, oldest first."""
    return tuple(
        AssignmentCard(
            at=row.at,
            team=row.team.name,
            owner=row.owner.name if row.owner else "",
            by=row.by.name if row.by else "",
            reason=row.reason,
        )
        for row in contact.assignments.select_related("team", "owner", "by")
    )


def mornings_of(contact: Contact, *, viewer: Actor) -> tuple[MorningCard, ...]:
    """What each night did about it and asked of the day, oldest first."""
    return tuple(
        MorningCard(done=row.done, first=row.first, by=row.given_by.name, at=row.given_at)
        for row in contact.mornings.select_related("given_by").order_by("given_at")
    )


def escalations_of(contact: Contact, *, viewer: Actor) -> tuple[EscalationCard, ...]:
    """What the clock raised about it."""
    return tuple(
        EscalationCard(
            kind=row.kind,
            title=ESCALATION_TITLES[Escalates(row.kind)],
            due_at=row.due_at,
            raised_at=row.raised_at,
            request_reference=row.request.reference if row.request else "",
        )
        for row in contact.escalations.select_related("request")
    )


def feedback_on(contact: Contact, *, viewer: Actor) -> tuple[FeedbackCard, ...]:
    """What the referrer was told, oldest first."""
    return tuple(
        FeedbackCard(
            to_whom=row.to_whom,
            channel=row.channel,
            outcome_class=row.outcome_class,
            sentence=row.sentence,
            by=row.by.name if row.by else "",
            at=row.at,
        )
        for row in contact.feedback.select_related("by")
    )


def clocks_on(contact: Contact, *, court: CourtCard | None, viewer: Actor, now: datetime) -> tuple[Clock, ...]:
    """Its clocks: screening, the colour's, the decision's and, once decided, telling the referrer; and a court's."""
    local = clocks_of(viewer=viewer, on=london_date(contact.received_at))
    triages = list(contact.triages.all())
    in_danger = contact.immediate_danger
    found = [
        clock(
            DANGER if in_danger else SCREENING,
            started_at=contact.received_at,
            due=screening_due(received_at=contact.received_at, in_danger=in_danger, clocks=local),
            ended_at=triages[0].at if triages else None,
            now=now,
        )
    ]
    if triages:
        found.append(
            clock(
                BRAG_CLOCKS[Brag(contact.brag)],
                started_at=triages[-1].clock_started_at,
                due=triages[-1].clock_due_at,
                ended_at=contact.decided_at,
                now=now,
                local=local.of_colour(contact.brag),
            )
        )
    found.append(
        clock(
            DECISION,
            started_at=contact.received_at,
            due=contact.decide_by,
            ended_at=contact.decided_at,
            now=now,
        )
    )
    if contact.decided_at:
        due = outcome_told_due(decided_at=contact.decided_at, clocks=local)
        found.append(clock(OUTCOME_TOLD, started_at=contact.decided_at, due=due, ended_at=contact.closed_at, now=now))
    if court:
        found.append(_court_clock(court, now))
    return tuple(found)


def _court_clock(court: CourtCard, now: datetime) -> Clock:
    """The clock that a court started, with the day that stands."""
    return clock(COURT_DAY, started_at=court.asked_at, due=court.due_at, ended_at=court.ended_at, now=now)


def acts_on(contact: Contact, *, viewer: Actor, now: datetime) -> Mapping[str, Act]:
    """Every act of the workflow: whether this viewer may do it now, or the sentence that says why not."""
    return {
        name: Act(
            name=name,
            says=BUTTONS[name],
            refusal=refusal_of_move(name, contact, actor=viewer) or _besides(name, contact, viewer, now),
        )
        for name in dict.fromkeys(move.name for move in CONTACT.moves)
    }


def _besides(name: str, contact: Contact, viewer: Actor, now: datetime) -> str:
    """What stands in the way besides part and state: one's own proposal, another's contact, the minutes gone by."""
    if name == "take" and contact.owner_id == viewer.user:
        return "You have this contact already."
    if name == "take" and contact.owner is not None:
        return f"{contact.owner} has this contact. Ask them for it, or reassign it with a reason."
    if name in ("decide", "send-back"):
        proposal = contact.proposals.order_by("-number").first()
        return OWN_PROPOSAL if proposal is None or proposal.proposed_by_id == viewer.user else ""
    return _why_not_undone(contact, now) if name == "undo" else ""


def _why_not_undone(contact: Contact, now: datetime) -> str:
    """Closed or gone by, a decision is taken back only if it came back from whoever was to take it up."""
    is_told = contact.state == ContactState.CLOSED
    if not is_told and contact.decided_at and now <= may_be_undone_until(contact.decided_at):
        return out_of_our_hands(contact)
    if came_back(contact):
        return ""
    return TOLD if is_told else "The minutes in which a decision can be taken back have gone by."
