"""The night at the front door: what came since it shut, what was decided, and what the day team must take up."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.access.policies import refusal, require
from onestory.access.queries import colleagues
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.models import Contact, Decision, MorningHandover, Triage
from onestory.frontdoor.policies import people_of
from onestory.frontdoor.queries.board import rows_of
from onestory.frontdoor.queries.cards import BoardRow
from onestory.frontdoor.queries.cards.night import ColourAtNight, MorningRow, NightAct, NightPage
from onestory.frontdoor.queries.settings import clocks_of
from onestory.frontdoor.rules.clocks import LocalClocks, colour_due
from onestory.frontdoor.rules.night import OWN_NIGHT
from onestory.frontdoor.rules.wording import in_short
from onestory.people.queries.withheld import withheld
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
    shut_at, opens_at = night
    came = Contact.objects.filter(council_id=viewer.council, received_at__gte=shut_at, received_at__lt=opens_at)
    rows = rows_of(came.order_by("received_at")[:MOST], viewer=viewer, now=now)
    handed = MorningHandover.objects.filter(council_id=viewer.council).select_related("contact", "given_by", "taken_by")
    taken = handed.filter(taken_at__isnull=False, shut_at=shut_at)
    return NightPage(
        shut_at=shut_at,
        opens_at=opens_at,
        is_open=clocks.is_open(now),
        colours=tuple(_colours(clocks, now)),
        came=tuple(rows),
        more_came=max(0, came.count() - len(rows)) if len(rows) == MOST else 0,
        acts=tuple(sorted(_acts(viewer, clocks, night), key=lambda act: act.at)),
        to_hand=tuple(_to_hand(viewer, night, now)),
        waiting=tuple(_morning(row, viewer, now) for row in handed.filter(taken_at__isnull=True)[:MOST]),
        taken=tuple(_morning(row, viewer, now) for row in taken[:MOST]),
    )


def night_staff(*, viewer: Actor, now: datetime) -> set[int]:
    """Who works for the council out of hours."""
    at_work = colleagues(viewer=viewer, today=london_date(now))
    return {post.user for post in at_work if post.role == NIGHT_ROLE}


def contacts_of_the_night(*, viewer: Actor, now: datetime) -> QuerySet[Contact]:
    """Open contacts that the night has: in its queue, or with one of its people."""
    states = [state.value for state in OPEN_STATES]
    held = Q(queue=Queue.OUT_OF_HOURS.value, owner__isnull=True)
    held |= Q(owner_id__in=night_staff(viewer=viewer, now=now))
    return Contact.objects.filter(held, council_id=viewer.council, state__in=states)


def _to_hand(viewer: Actor, night: tuple[datetime, datetime], now: datetime) -> list[BoardRow]:
    """What the night has, and what its people decided; less what it has handed over already."""
    has = contacts_of_the_night(viewer=viewer, now=now).filter(handed_at__lt=night[1])
    decided = Decision.objects.filter(
        council_id=viewer.council,
        decided_at__range=night,
        undone_at__isnull=True,
        decided_by_id__in=night_staff(viewer=viewer, now=now),
    )
    handed = MorningHandover.objects.filter(Q(taken_at__isnull=True) | Q(shut_at=night[0]), council_id=viewer.council)
    found = Contact.objects.filter(Q(pk__in=has.values("pk")) | Q(pk__in=decided.values("contact_id")))
    rest = found.exclude(pk__in=handed.values("contact_id"))
    return rows_of(rest.order_by("due_at")[:MOST], viewer=viewer, now=now)


def _colours(clocks: LocalClocks, now: datetime) -> Iterator[ColourAtNight]:
    for entry in BRAG.entries:
        limit = clocks.limit_of_colour(entry.code, on=london_date(now))
        due = colour_due(brag=entry.code, started_at=now, clocks=clocks)
        yield ColourAtNight(
            brag=str(entry.code), title=entry.label, allows=limit.says, source=limit.source, if_set_now=due
        )


def _acts(viewer: Actor, clocks: LocalClocks, night: tuple[datetime, datetime]) -> Iterator[NightAct]:
    judged = Triage.objects.filter(council_id=viewer.council, at__gte=night[0], at__lt=night[1])
    for row in judged.select_related("contact", "by")[:MOST]:
        allows = clocks.limit_of_colour(row.brag, on=london_date(row.at)).says
        says = f"Level {label_of(LEVELS_OF_NEED, row.level).lower()}, urgency {label_of(BRAG, row.brag).lower()}"
        by = row.by.name if row.by else ""
        yield _act(row.contact, viewer, row.at, by, says, row.reason, row.clock_due_at, allows)
    made = Decision.objects.filter(council_id=viewer.council, decided_at__gte=night[0], decided_at__lt=night[1])
    for each in made.filter(undone_at__isnull=True).select_related("contact", "decided_by")[:MOST]:
        says = f"Decided: {label_of(CONTACT_OUTCOMES, each.outcome).lower()}"
        due = None if each.contact.closed_at else each.contact.due_at
        yield _act(each.contact, viewer, each.decided_at, each.decided_by.name, says, each.rationale, due, "")


def _act(
    contact: Contact,
    viewer: Actor,
    at: datetime,
    by: str,
    says: str,
    why: str,
    due_at: datetime | None,
    allows: str,
) -> NightAct:
    act = NightAct(
        reference=contact.reference,
        about=_about(contact),
        at=at,
        by=by,
        says=says,
        why=why,
        due_at=due_at,
        allows=allows,
    )
    return withheld(act, viewer=viewer, people=people_of(contact))


def _morning(row: MorningHandover, viewer: Actor, now: datetime) -> MorningRow:
    own = OWN_NIGHT if row.given_by_id == viewer.user else ""
    said = MorningRow(
        id=row.pk,
        reference=row.contact.reference,
        about=_about(row.contact),
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
    return withheld(said, viewer=viewer, people=people_of(row.contact))


def _about(contact: Contact) -> str:
    return in_short([str(child) for child in contact.children.order_by("number")])


def people_of_the_night(page: NightPage, *, viewer: Actor) -> list[tuple[str, UUID | None]]:
    """Everybody of whom a night tells words, by contact: whom reading it is a sight of."""
    told = {act.reference for act in page.acts} | {row.reference for row in (*page.waiting, *page.taken)}
    here = Contact.objects.filter(council_id=viewer.council)
    contacts = here.filter(reference__in=told).prefetch_related("children", "adults")
    found: list[tuple[str, UUID | None]] = []
    for contact in contacts:
        people = people_of(contact)
        found += [(contact.reference, person) for person in people] or [(contact.reference, None)]
    return found
