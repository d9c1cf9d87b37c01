"""The night at the front door: what came since it shut, what was decided, and what the day team must take up."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.access.policies import refusal, require
from onestory.access.queries import colleagues
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Decision, MorningHandover, Triage
from onestory.frontdoor.queries.cards.night import ColourAtNight, MorningRow, NightAct, NightPage
from onestory.frontdoor.queries.running.board import rows_of_each
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import LocalClocks, colour_due
from onestory.frontdoor.rules.night import OWN_NIGHT
from onestory.frontdoor.rules.wording import in_short
from onestory.people.queries.withheld import shielded_called, withheld
from onestory.people.rules.near_names import Name
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import BRAG, CONTACT_OUTCOMES, LEVELS_OF_NEED
from onestory.walls.actor import Actor

MOST = 100
NIGHT_ROLE = "emergency-duty"


def the_night(*, viewer: Actor, now: datetime) -> NightPage:
    """The night that is, or the latest there was. Reading it is `open_night`, which writes the audit."""
    require(viewer, "contact.see")
    clocks = clocks_of(viewer=viewer, on=london_date(now))
    night = clocks.night_of(now)
    if night is None:
        return NightPage(shut_at=None, opens_at=None, is_open=True)
    staff = night_staff(viewer=viewer, now=now)
    came = Contact.objects.filter(council_id=viewer.council, received_at__gte=night[0], received_at__lt=night[1])
    to_hand = _to_hand(viewer, night, staff)
    rows, kept = rows_of_each([came.order_by("received_at")[:MOST], to_hand], viewer=viewer, now=now)
    judged, decided, handed = _judged(viewer, night), _decided(viewer, night), _handed(viewer, night)
    about = {row.contact_id: row.contact for row in judged} | {row.contact_id: row.contact for row in decided}
    told = _Told.of(about | {row.contact_id: row.contact for row in handed})
    mornings = [_morning(row, told, viewer) for row in handed]
    acts = [*(_judgement(row, told, clocks) for row in judged), *(_decision(row, told) for row in decided)]
    page = NightPage(
        shut_at=night[0],
        opens_at=night[1],
        is_open=clocks.is_open(now),
        colours=tuple(_colours(clocks, now)),
        came=tuple(rows),
        more_came=max(0, came.count() - len(rows)) if len(rows) == MOST else 0,
        acts=tuple(sorted(acts, key=lambda act: act.at)),
        to_hand=tuple(kept),
        waiting=tuple(one for one in mornings if one.taken_at is None),
        taken=tuple(one for one in mornings if one.taken_at),
        subjects=told.subjects,
    )
    return withheld(page, viewer=viewer, people={*told.people, *shielded_called(told.unmatched, viewer=viewer)})


@dataclass(frozen=True)
class _Told:
    """Whom the contacts are about of which words are told: names as told, and people of the index."""

    names: Mapping[UUID, Sequence[str]]
    subjects: tuple[tuple[str, UUID | None], ...]
    unmatched: tuple[Name, ...]
    """The names of those of whom nobody has said who they are."""

    @classmethod
    def of(cls, contacts: Mapping[UUID, Contact]) -> Self:
        """Two statements, however many contacts."""
        names: dict[UUID, list[str]] = defaultdict(list)
        unmatched: list[Name] = []
        people: dict[UUID, list[UUID | None]] = defaultdict(list)
        for child in ContactChild.objects.filter(contact_id__in=contacts).order_by("number"):
            names[child.contact_id].append(str(child))
            people[child.contact_id].append(child.person_id)
            if child.person_id is None:
                unmatched.append(Name(child.given_name, child.family_name))
        for adult in ContactAdult.objects.filter(contact_id__in=contacts):
            people[adult.contact_id].append(adult.person_id)
            if adult.person_id is None:
                unmatched.append(Name(adult.given_name, adult.family_name))
        subjects: dict[tuple[str, UUID | None], None] = {}
        for number, contact in contacts.items():
            known: list[UUID | None] = [person for person in people[number] if person is not None]
            subjects |= dict.fromkeys((contact.reference, person) for person in known or [None])
        return cls(names=names, subjects=tuple(subjects), unmatched=tuple(unmatched))

    @property
    def people(self) -> list[UUID]:
        """Everybody known of."""
        return [person for _, person in self.subjects if person is not None]

    def about(self, contact: UUID) -> str:
        """Whom one is about, in short."""
        return in_short(self.names.get(contact, ()))


def night_staff(*, viewer: Actor, now: datetime) -> set[int]:
    """Who works for the council out of hours."""
    at_work = colleagues(viewer=viewer, today=london_date(now))
    return {post.user for post in at_work if post.role == NIGHT_ROLE}


def contacts_of_the_night(*, viewer: Actor, staff: Collection[int]) -> QuerySet[Contact]:
    """Open contacts that the night has: in its queue, or with one of its people."""
    states = [state.value for state in OPEN_STATES]
    held = Q(queue=Queue.OUT_OF_HOURS.value, owner__isnull=True) | Q(owner_id__in=staff)
    return Contact.objects.filter(held, council_id=viewer.council, state__in=states)


def _to_hand(viewer: Actor, night: tuple[datetime, datetime], staff: Collection[int]) -> QuerySet[Contact]:
    """What the night has, and what its people decided; less what it has handed over already."""
    has = contacts_of_the_night(viewer=viewer, staff=staff).filter(handed_at__lt=night[1])
    decided = Decision.objects.filter(
        council_id=viewer.council, decided_at__range=night, undone_at__isnull=True, decided_by_id__in=staff
    )
    handed = MorningHandover.objects.filter(Q(taken_at__isnull=True) | Q(shut_at=night[0]), council_id=viewer.council)
    found = Contact.objects.filter(Q(pk__in=has.values("pk")) | Q(pk__in=decided.values("contact_id")))
    return found.exclude(pk__in=handed.values("contact_id")).order_by("due_at")[:MOST]


def _handed(viewer: Actor, night: tuple[datetime, datetime]) -> list[MorningHandover]:
    """What waits to be taken up, from whatever night; and what was taken up of this one."""
    shown = MorningHandover.objects.filter(Q(taken_at__isnull=True) | Q(shut_at=night[0]), council_id=viewer.council)
    return list(shown.select_related("contact", "given_by", "taken_by")[: 2 * MOST])


def _judged(viewer: Actor, night: tuple[datetime, datetime]) -> list[Triage]:
    judged = Triage.objects.filter(council_id=viewer.council, at__gte=night[0], at__lt=night[1])
    return list(judged.select_related("contact", "by")[:MOST])


def _decided(viewer: Actor, night: tuple[datetime, datetime]) -> list[Decision]:
    made = Decision.objects.filter(council_id=viewer.council, decided_at__gte=night[0], decided_at__lt=night[1])
    return list(made.filter(undone_at__isnull=True).select_related("contact", "decided_by")[:MOST])


def _colours(clocks: LocalClocks, now: datetime) -> Iterator[ColourAtNight]:
    for entry in BRAG.entries:
        limit = clocks.limit_of_colour(entry.code, on=london_date(now))
        due = colour_due(brag=entry.code, started_at=now, clocks=clocks)
        yield ColourAtNight(
            brag=str(entry.code), title=entry.label, allows=limit.says, source=limit.source, if_set_now=due
        )


def _judgement(row: Triage, told: _Told, clocks: LocalClocks) -> NightAct:
    return NightAct(
        reference=row.contact.reference,
        about=told.about(row.contact_id),
        at=row.at,
        by=row.by.name if row.by else "",
        says=f"Level {label_of(LEVELS_OF_NEED, row.level).lower()}, urgency {label_of(BRAG, row.brag).lower()}",
        why=row.reason,
        due_at=row.clock_due_at,
        allows=clocks.limit_of_colour(row.brag, on=london_date(row.at)).says,
    )


def _decision(row: Decision, told: _Told) -> NightAct:
    return NightAct(
        reference=row.contact.reference,
        about=told.about(row.contact_id),
        at=row.decided_at,
        by=row.decided_by.name,
        says=f"Decided: {label_of(CONTACT_OUTCOMES, row.outcome).lower()}",
        why=row.rationale,
        due_at=None if row.contact.closed_at else row.contact.due_at,
        allows="",
    )


def _morning(row: MorningHandover, told: _Told, viewer: Actor) -> MorningRow:
    own = OWN_NIGHT if row.given_by_id == viewer.user else ""
    return MorningRow(
        id=row.pk,
        reference=row.contact.reference,
        about=told.about(row.contact_id),
        brag=row.contact.brag,
        done=row.done,
        first=row.first,
        given_by=row.given_by.name,
        given_at=row.given_at,
        due_at=row.due_at,
        taken_by=row.taken_by.name if row.taken_by else "",
        taken_at=row.taken_at,
        why_not=refusal(viewer, "contact.assign") or own,
    )
