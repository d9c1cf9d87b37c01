"""The duty board: every open contact of the viewer's council with its clocks, and which partners are silent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Func, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value

from onestory.access.policies import require
from onestory.councils.models import Council
from onestory.frontdoor.declared.contact_workflow import TITLES, ContactState
from onestory.frontdoor.declared.disagreements import OPEN
from onestory.frontdoor.declared.request_workflow import PART_ANSWERED, WAITING
from onestory.frontdoor.declared.standings import ESCALATION_TITLES, Escalates
from onestory.frontdoor.declared.transfers import RECEIVED, SENT
from onestory.frontdoor.models import (
    Addition,
    Clarification,
    Contact,
    ContactChild,
    Disagreement,
    Escalation,
    InformationRequest,
    MorningHandover,
    Transfer,
)
from onestory.frontdoor.models.contact_child import name_of_child
from onestory.frontdoor.policies import courts_waiting
from onestory.frontdoor.queries.cards import EVERYTHING, UNSET, Board, BoardNarrowing, BoardRow, Silence
from onestory.frontdoor.queries.courts.courts import courts_waiting_on, near_now
from onestory.frontdoor.rules.wording import in_short
from onestory.grammar.timescales import standing_at
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_TYPES
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

A_SCREENFUL = 50
ONE = Value(1)
"""What is counted: rows, of which no column need be read."""
WAITING_STATES = [state.value for state in WAITING]
A_ROW = (
    *("reference", "received_at", "state", "level", "brag", "queue", "kind", "channel", "immediate_danger"),
    *("due_at", "decide_by", "team__name", "owner__name"),
)
"""What a row shows of a contact; what somebody wrote is left where it is."""


def board(*, viewer: Actor, now: datetime, narrowed: BoardNarrowing = EVERYTHING, page: int = 1) -> Board:
    """A screenful, the most urgent first; the counts are of everything open, whatever is filtered out of the rows."""
    require(viewer, "contact.see")
    by_state, by_brag, unowned, late = _counted(_counts(council=viewer.council, now=now))
    if narrowed == EVERYTHING and page == 1:
        shown: Sequence[Contact] = _first(council=viewer.council)
    else:
        ordered = _as_rows(_ordered(_fitting(narrowed, viewer, now)))
        shown = list(ordered[(page - 1) * A_SCREENFUL : page * A_SCREENFUL])
    return Board(
        rows=tuple(rows_from([shown], viewer=viewer, now=now)[0]),
        fitting=by_state.total() if narrowed == EVERYTHING else _fitting(narrowed, viewer, now).count(),
        by_state=by_state,
        by_brag=by_brag,
        unowned=unowned,
        overdue=late,
        silence=tuple(partner_silence(viewer=viewer, now=now)),
        **_besides(viewer, now),
    )


def _open(council: Any) -> QuerySet[Contact]:
    return Contact.objects.filter(council_id=council, closed_at__isnull=True)


def _ordered(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    """The most urgent first."""
    return contacts.order_by("due_at", "received_at", "pk")


@written_once
def _first(*, council: Any) -> QuerySet[Contact]:
    """What a board begins with when nothing is asked of it."""
    return _as_rows(_ordered(_open(council)))[:A_SCREENFUL]


def _fitting(narrowed: BoardNarrowing, viewer: Actor, now: datetime) -> QuerySet[Contact]:
    """Those that hold to everything asked for."""
    asked = Q(queue=narrowed.queue) if narrowed.queue else Q()
    asked &= Q(state=narrowed.stage) if narrowed.stage else Q()
    asked &= Q(brag="" if narrowed.brag == UNSET else narrowed.brag) if narrowed.brag else Q()
    asked &= Q(team_id=narrowed.team) if narrowed.team else Q()
    asked &= {"": Q(), "nobody": Q(owner__isnull=True), "mine": Q(owner_id=viewer.user)}[narrowed.whose]
    asked &= {"": Q(), "late": Q(due_at__lt=now), "silent": _kept_waiting(now)}[narrowed.clock]
    return _open(viewer.council).filter(asked)


def _kept_waiting(now: datetime) -> Q:
    """A partner's answer about it is late."""
    late = InformationRequest.objects.filter(state__in=WAITING_STATES, due_at__lt=now)
    return Q(pk__in=late.order_by().values("contact_id"))


@written_once
def _counts(*, council: Any, now: Any) -> QuerySet[Contact, tuple[str, str, int, int, int]]:
    """A row a stage and colour: how many are open, how many of them nobody has, how many are late."""
    return (
        _open(council)
        .values_list("state", "brag")
        .annotate(
            all=Count(ONE),
            unowned=Count(ONE, filter=Q(owner__isnull=True)),
            late=Count(ONE, filter=Q(due_at__lt=now)),
        )
        .order_by()
    )


def _besides(viewer: Actor, now: datetime) -> dict[str, int]:
    """How many wait for a partner, and what waits beside the contacts, in one statement."""
    names = (
        *("kept_waiting", "disagreements", "disagreements_overdue", "transfers", "more_told", "from_the_night"),
        *("courts", "courts_near", "courts_late"),
    )
    near = near_now(viewer=viewer, now=now)
    for told in _beside_them(council=viewer.council, now=now, near=near):
        return dict(zip(names, told, strict=True))
    return dict.fromkeys(names, 0)


@written_once
def _beside_them(*, council: Any, now: Any, near: Any) -> QuerySet[Council, tuple[int, ...]]:
    still_open = Disagreement.objects.filter(council_id=council, closed_at__isnull=True)
    between = Transfer.objects.filter(state__in=[SENT.value, RECEIVED.value])
    counted: tuple[QuerySet[Any], ...] = (
        _open(council).filter(_kept_waiting(now)),
        still_open,
        still_open.filter(state=OPEN.value, due_at__lt=now),
        between.filter(Q(to_council_id=council) | Q(council_id=council)),
        Addition.objects.filter(council_id=council, read_at__isnull=True),
        MorningHandover.objects.filter(council_id=council, taken_at__isnull=True),
        courts_waiting(council),
        courts_waiting(council).filter(due_on__lte=near, due_at__gte=now),
        courts_waiting(council).filter(due_at__lt=now),
    )
    return Council.objects.filter(pk=council).values_list(*(_how_many(rows) for rows in counted))


def _how_many(rows: QuerySet[Any]) -> Func:
    """Their number, as part of another question."""
    every = Subquery(rows.order_by().values("pk"))
    return Func(every, template="(select count(*) from %(expressions)s as counted)", output_field=IntegerField())


def _counted(counts: Iterable[tuple[str, str, int, int, int]]) -> tuple[Counter[str], Counter[str], int, int]:
    """By stage, by colour, and how many of all nobody has or are late."""
    by_state: Counter[str] = Counter()
    by_brag: Counter[str] = Counter()
    unowned = late = 0
    for state, brag, every, without_owner, past_time in counts:
        by_state[state] += every
        if brag:
            by_brag[brag] += every
        unowned += without_owner
        late += past_time
    return by_state, by_brag, unowned, late


def rows_of(contacts: QuerySet[Contact], *, viewer: Actor, now: datetime) -> list[BoardRow]:
    """These contacts as rows, in their own order: five statements, however many rows."""
    return rows_of_each([contacts], viewer=viewer, now=now)[0]


def rows_of_each(lists: Iterable[QuerySet[Contact]], *, viewer: Actor, now: datetime) -> list[list[BoardRow]]:
    """Several lists of contacts as rows: a statement a list, and four more."""
    found = [list(_as_rows(contacts)) for contacts in lists]
    return rows_from(found, viewer=viewer, now=now)


def _as_rows(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    return contacts.select_related("team", "owner").only(*A_ROW)


def rows_from(found: Sequence[Sequence[Contact]], *, viewer: Actor, now: datetime) -> list[list[BoardRow]]:
    """Lists of contacts, read with `A_ROW` and what it names, as rows: four statements for what hangs on them."""
    ids = list({contact.pk for contacts in found for contact in contacts})
    named, asked, raised = _named(ids), _requests(ids, now), _raised(ids)
    courts = courts_waiting_on(ids, viewer=viewer)
    return [
        [
            _row(
                each,
                named[each.pk],
                asked.get(each.pk, _Asked()),
                raised.get(each.pk, ()),
                courts.get(each.pk),
                now,
            )
            for each in contacts
        ]
        for contacts in found
    ]


def _named(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The children that each contact is about, in the order they were told."""
    named: dict[UUID, list[str]] = defaultdict(list)
    for contact, given_name, family_name in _children(contacts=ids) if ids else ():
        named[contact].append(name_of_child(given_name, family_name))
    return named


@written_once
def _children(*, contacts: Any) -> QuerySet[ContactChild, tuple[UUID, str, str]]:
    found = ContactChild.objects.filter(contact_id__among=contacts).order_by("number")
    return found.values_list("contact_id", "given_name", "family_name")


def partner_silence(*, viewer: Actor, now: datetime) -> list[Silence]:
    """Agencies that have something waiting, the most overdue first."""
    return [
        Silence(agency=agency, agency_name=name, waiting=waiting, overdue=overdue, oldest_due_at=oldest)
        for agency, name, waiting, overdue, oldest in _silent(council=viewer.council, now=now)
    ]


@written_once
def _silent(*, council: Any, now: Any) -> QuerySet[InformationRequest, tuple[int, str, int, int, datetime]]:
    waiting = InformationRequest.objects.filter(council_id=council, state__in=WAITING_STATES)
    by_agency = waiting.values_list("agency_id", "agency__name").annotate(
        waiting=Count(ONE), overdue=Count(ONE, filter=Q(due_at__lt=now)), oldest=Min("due_at")
    )
    return by_agency.order_by("-overdue", "oldest")


@dataclass(frozen=True)
class _Asked:
    """How the requests of one contact stand."""

    sent: int = 0
    answered: int = 0
    late: int = 0
    in_part: int = 0
    asking: int = 0


def _requests(ids: Sequence[UUID], now: datetime) -> dict[UUID, _Asked]:
    return {contact: _Asked(*counts) for contact, *counts in (_asked(contacts=ids, now=now) if ids else ())}


@written_once
def _asked(*, contacts: Any, now: Any) -> QuerySet[InformationRequest, tuple[Any, ...]]:
    requests = InformationRequest.objects.filter(contact_id__among=contacts, withdrawn_at__isnull=True)
    unanswered = Clarification.objects.filter(request=OuterRef("pk"), by_hub=False, answered_at__isnull=True)
    return (
        requests.annotate(is_asking=Exists(unanswered))
        .values_list("contact_id")
        .annotate(
            sent=Count(ONE),
            answered=Count(ONE, filter=~Q(state__in=WAITING_STATES)),
            late=Count(ONE, filter=Q(state__in=WAITING_STATES, due_at__lt=now)),
            in_part=Count(ONE, filter=Q(state=PART_ANSWERED.value)),
            asking=Count(ONE, filter=Q(is_asking=True)),
        )
    )


def _raised(ids: Sequence[UUID]) -> dict[UUID, tuple[str, ...]]:
    raised: dict[UUID, tuple[str, ...]] = {}
    for contact, kind in _escalated(contacts=ids) if ids else ():
        raised[contact] = (*raised.get(contact, ()), ESCALATION_TITLES[Escalates(kind)])
    return raised


@written_once
def _escalated(*, contacts: Any) -> QuerySet[Escalation, tuple[UUID, str]]:
    return Escalation.objects.filter(contact_id__among=contacts).values_list("contact_id", "kind").distinct()


def _row(
    contact: Contact,
    named: Sequence[str],
    requests: _Asked,
    raised: tuple[str, ...],
    court_due_at: datetime | None,
    now: datetime,
) -> BoardRow:
    return BoardRow(
        reference=contact.reference,
        received_at=contact.received_at,
        state=contact.state,
        state_title=TITLES[ContactState(contact.state)],
        level=contact.level,
        brag=contact.brag,
        queue=contact.queue,
        team=contact.team.name,
        owner=contact.owner_id or 0,
        owner_name=contact.owner.name if contact.owner else "",
        about=in_short(named),
        kind=contact.kind,
        kind_title=label_of(CONTACT_TYPES, contact.kind),
        channel=contact.channel,
        immediate_danger=contact.immediate_danger,
        due_at=contact.due_at,
        decide_by=contact.decide_by,
        standing=standing_at(due=contact.due_at, ended=None, now=now),
        requests=requests.sent,
        requests_answered=requests.answered,
        requests_overdue=requests.late,
        requests_in_part=requests.in_part,
        questions=requests.asking,
        escalations=raised,
        court_due_at=court_due_at,
    )
