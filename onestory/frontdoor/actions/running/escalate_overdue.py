"""Raising what nobody has taken, and what ran past its time: nothing due passes in silence."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.attachments import Scan
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.handovers import DECLINED, LATELY, OFFERED, offer_clock
from onestory.frontdoor.declared.outcomes import AT_ONCE, UNOWNED_MINUTES
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.declared.standings import Escalates
from onestory.frontdoor.declared.timescales import HELD
from onestory.frontdoor.declared.transfers import RECEIVED, RETURNED, SENT
from onestory.frontdoor.models import (
    Addition,
    Attachment,
    Contact,
    Disagreement,
    Escalation,
    Handover,
    InformationRequest,
    MorningHandover,
    SchoolNotice,
    Transfer,
)
from onestory.frontdoor.policies import courts_waiting, nobody_asked
from onestory.frontdoor.queries.night.night import contacts_of_the_night, night_staff
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import morning_due
from onestory.frontdoor.rules.courts import near_until
from onestory.grammar.timescales import due_at
from onestory.walls.actor import Actor

OPEN = [state.value for state in OPEN_STATES]


@transaction.atomic
def escalate_overdue(*, actor: Actor, now: datetime) -> int:
    """Raise clocks that have run out, each once: at most so many of a kind. How many; fewer than that, none is left.

    Running it twice, or two at once, raises nothing twice.
    """
    require(actor, "contact.assign")
    fresh = [each for watch in WATCHES for each in watch(actor, now)]
    for each in fresh:
        each.council_id, each.raised_at = actor.council, now
    Escalation.objects.bulk_create(fresh, ignore_conflicts=True)
    subjects = [(each.contact.reference, None) for each in fresh]
    note_each(act="contact.escalate", subject_kind="contact", subjects=subjects, actor=actor, now=now)
    return len(fresh)


def _unowned(actor: Actor, now: datetime) -> Iterator[Escalation]:
    waiting = timedelta(minutes=UNOWNED_MINUTES)
    found = Contact.objects.filter(council_id=actor.council, state__in=OPEN, owner__isnull=True)
    since = found.annotate(due=ExpressionWrapper(F("handed_at") + waiting, output_field=DateTimeField()))
    for contact in since.filter(_not_yet(Escalates.UNOWNED, "due"), handed_at__lt=now - waiting)[:AT_ONCE]:
        yield _raised(contact, Escalates.UNOWNED, contact.due)


def _overdue(actor: Actor, now: datetime) -> Iterator[Escalation]:
    late = Contact.objects.filter(council_id=actor.council, closed_at__isnull=True, due_at__lt=now)
    for contact in late.filter(_not_yet(Escalates.OVERDUE, "due_at"))[:AT_ONCE]:
        yield _raised(contact, Escalates.OVERDUE, contact.due_at)


def _decisions(actor: Actor, now: datetime) -> Iterator[Escalation]:
    late = Contact.objects.filter(council_id=actor.council, state__in=OPEN, decide_by__lt=now)
    unraised = late.exclude(decide_by=F("due_at")).filter(_not_yet(Escalates.DECISION_OVERDUE, "decide_by"))
    for contact in unraised[:AT_ONCE]:
        yield _raised(contact, Escalates.DECISION_OVERDUE, contact.decide_by)


def _requests(actor: Actor, now: datetime) -> Iterator[Escalation]:
    late = InformationRequest.objects.filter(
        council_id=actor.council, state__in=[state.value for state in WAITING], due_at__lt=now
    )
    raised = Escalation.objects.filter(request=OuterRef("pk"), due_at=OuterRef("due_at"))
    for request in late.filter(~Exists(raised)).select_related("contact")[:AT_ONCE]:
        yield _raised(request.contact, Escalates.REQUEST_OVERDUE, request.due_at, request)


def _not_offered(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """What was decided, or came back from another council, and nobody has been asked to take up since."""
    raised = Escalation.objects.filter(
        contact=OuterRef("pk"), kind=Escalates.NOT_OFFERED.value, raised_at__gte=OuterRef("asked_from")
    )
    back = Transfer.objects.filter(contact=OuterRef("pk"), state=RETURNED.value).order_by("-answered_at")
    asked_from = Greatest("decided_at", Subquery(back.values("answered_at")[:1]))
    waiting = nobody_asked(actor.council, since=now - LATELY).annotate(asked_from=asked_from).filter(~Exists(raised))
    calendar = clocks_of(viewer=actor, on=london_date(now)).calendar
    each_due = (
        (contact, due_at(offer_clock(contact.brag), started_at=contact.asked_from, calendar=calendar))
        for contact in waiting.order_by("asked_from")
    )
    for contact, due in islice((one for one in each_due if one[1] < now), AT_ONCE):
        yield _raised(contact, Escalates.NOT_OFFERED, due)


def _handovers(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """Offers that a team has not answered in time, and those that a team gave back."""
    here = Handover.objects.filter(council_id=actor.council).select_related("contact")
    for late in here.filter(state=OFFERED.value, due_at__lt=now).filter(
        _not_raised(Escalates.HANDOVER_OVERDUE, "due_at")
    ):
        yield _raised(late.contact, Escalates.HANDOVER_OVERDUE, late.due_at)
    for back in here.filter(state=DECLINED.value).filter(_not_raised(Escalates.HANDOVER_DECLINED, "answered_at")):
        yield _raised(back.contact, Escalates.HANDOVER_DECLINED, back.answered_at or now)


def _disagreements(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """Stages that nobody has answered in time, and answers of which nobody has said whether they settle it."""
    late = Disagreement.objects.filter(council_id=actor.council, closed_at__isnull=True, due_at__lt=now)
    unraised = late.filter(_not_raised(Escalates.DISAGREEMENT_OVERDUE, "due_at")).select_related("contact")
    for row in unraised:
        yield _raised(row.contact, Escalates.DISAGREEMENT_OVERDUE, row.due_at)


def _schools(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """Schools that have opened, and nobody there is known to have read the notice or to have been rung."""
    late = SchoolNotice.objects.filter(
        council_id=actor.council, due_at__lt=now, acknowledged_at__isnull=True, told_at__isnull=True
    )
    for row in late.filter(_not_raised(Escalates.SCHOOL_NOT_TOLD, "due_at")).select_related("contact"):
        yield _raised(row.contact, Escalates.SCHOOL_NOT_TOLD, row.due_at)


def _unread(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """What more was told about a contact, open or closed, and nobody has read in time."""
    late = Addition.objects.filter(council_id=actor.council, read_at__isnull=True, due_at__lt=now)
    for row in late.filter(_not_raised(Escalates.ADDITION_UNREAD, "due_at")).select_related("contact"):
        yield _raised(row.contact, Escalates.ADDITION_UNREAD, row.due_at)


def _held(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """Files that no scanner has looked at for a working day: once a contact."""
    day_old = Attachment.objects.filter(
        council_id=actor.council, state=Scan.HELD.value, contact__isnull=False, added_at__lt=now - timedelta(days=1)
    )
    raised = Escalation.objects.filter(contact=OuterRef("contact_id"), kind=Escalates.FILE_HELD.value)
    clocks = clocks_of(viewer=actor, on=london_date(now))
    unraised = day_old.filter(~Exists(raised)).order_by("contact_id", "added_at").distinct("contact_id")
    for row in unraised.select_related("contact"):
        due = due_at(HELD, started_at=row.added_at, calendar=clocks.calendar)
        if due < now and row.contact is not None:
            yield _raised(row.contact, Escalates.FILE_HELD, due)


def _transfers(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """What another council has not acknowledged in time, and what it sent back: it is ours until it is taken in."""
    sent = Transfer.objects.filter(council_id=actor.council).select_related("contact")
    waiting = [SENT.value, RECEIVED.value]
    for late in sent.filter(state__in=waiting, due_at__lt=now).filter(
        _not_raised(Escalates.TRANSFER_OVERDUE, "due_at")
    ):
        yield _raised(late.contact, Escalates.TRANSFER_OVERDUE, late.due_at)
    theirs = sent.filter(state=RETURNED.value, taken_back=False)
    for back in theirs.filter(_not_raised(Escalates.TRANSFER_RETURNED, "answered_at")):
        yield _raised(back.contact, Escalates.TRANSFER_RETURNED, back.answered_at or now)


def _mornings(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """What the night handed over and nobody of the day took up, and what it still has after an hour of opening."""
    waiting = MorningHandover.objects.filter(council_id=actor.council, taken_at__isnull=True)
    late = waiting.filter(_not_raised(Escalates.NIGHT_NOT_TAKEN_UP, "due_at"), due_at__lt=now)
    for row in late.select_related("contact"):
        yield _raised(row.contact, Escalates.NIGHT_NOT_TAKEN_UP, row.due_at)
    raised = Escalation.objects.filter(
        contact=OuterRef("pk"), kind=Escalates.NIGHT_NOT_TAKEN_UP.value, raised_at__gte=OuterRef("handed_at")
    )
    staff = night_staff(viewer=actor, now=now)
    has = contacts_of_the_night(viewer=actor, staff=staff)
    kept = has.filter(~Exists(raised), handed_at__lt=now - timedelta(hours=1))
    clocks = clocks_of(viewer=actor, on=london_date(now))
    for contact in kept.exclude(pk__in=waiting.values("contact_id")):
        due = morning_due(handed_at=contact.handed_at, clocks=clocks)
        if due < now:
            yield _raised(contact, Escalates.NIGHT_NOT_TAKEN_UP, due)


def _courts(actor: Actor, now: datetime) -> Iterator[Escalation]:
    """Courts whose day is near, and those whose day has passed, whoever has the contact by now."""
    clocks = clocks_of(viewer=actor, on=london_date(now))
    near = near_until(london_date(now), calendar=clocks.calendar)
    days = courts_waiting(actor.council).select_related("contact")
    late = days.filter(_not_raised(Escalates.COURT_OVERDUE, "due_at"), due_at__lt=now)
    soon = days.filter(_not_raised(Escalates.COURT_NEAR, "due_at"), due_at__gte=now, due_on__lte=near)
    for row in late:
        yield _raised(row.contact, Escalates.COURT_OVERDUE, row.due_at)
    for row in soon:
        yield _raised(row.contact, Escalates.COURT_NEAR, row.due_at)


def _not_raised(kind: Escalates, due: str) -> Q:
    """Not raised yet for this handover or disagreement."""
    raised = Escalation.objects.filter(contact=OuterRef("contact_id"), kind=kind.value, due_at=OuterRef(due))
    return ~Q(Exists(raised))


def _not_yet(kind: Escalates, due: str) -> Q:
    """Not raised yet for this clock."""
    return ~Q(Exists(Escalation.objects.filter(contact=OuterRef("pk"), kind=kind.value, due_at=OuterRef(due))))


def _raised(
    contact: Contact, kind: Escalates, due_at: datetime, request: InformationRequest | None = None
) -> Escalation:
    return Escalation(contact=contact, request=request, kind=kind.value, due_at=due_at, team_id=contact.team_id)


WATCHES: tuple[Callable[[Actor, datetime], Iterator[Escalation]], ...] = (
    _unowned,
    _overdue,
    _decisions,
    _requests,
    _not_offered,
    _handovers,
    _disagreements,
    _transfers,
    _schools,
    _unread,
    _held,
    _mornings,
    _courts,
)
"""One for each kind of thing that falls due. Which clock each raises is declared (`declared/escalations.py`)."""
