"""What partners hold of somebody and do not share, and the asks for it: whoever asked sees theirs, a holder its own."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import F, Func, Q, QuerySet, TextField, UUIDField

from onestory.access.declared.purposes import BY_CODE as PURPOSES
from onestory.access.policies import require
from onestory.access.queries.agreements import holders, holders_of_agencies
from onestory.feeds.declared.catalogue import feed_of
from onestory.frontdoor.declared.answers import WITHHOLDING
from onestory.frontdoor.declared.held_asks import ASK_STATES, AskState
from onestory.frontdoor.declared.timescales import HOLDER_ASKED
from onestory.frontdoor.models import HeldAsk
from onestory.frontdoor.queries.cards.held_asks import AskCard, HeldThing
from onestory.frontdoor.rules.held_asks import key_of
from onestory.grammar.refusals import NotFound
from onestory.grammar.timescales import due_at
from onestory.people.queries.withheld import withheld
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.sharing import LAWFUL_BASES, TOLD_THE_FAMILY
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

DOCUMENT_HELD = "A document that it keeps under seal"
NO_ASK = "There is no such ask here that you may see. Check which council you are acting for."
HELD = "select request_id, agency_id, answered_at, withheld from frontdoor_held(%s::uuid[]) order by answered_at desc"
DOCUMENTS = "select document_id, agency_id, filed_at from story_held(%s::uuid[]) order by filed_at desc"
COUNT = "select (select count(*) from frontdoor_held(%s::uuid[])) + (select count(*) from story_held(%s::uuid[]))"
COUNT_OF_DOCUMENTS = "select count(*) from story_held(%s::uuid[])"
WHICH = Func(F("document_id"), function="frontdoor_document_asked", output_field=TextField())
BEHIND = Func(
    Func(F("person_id"), template="array[%(expressions)s]", output_field=ArrayField(UUIDField())),
    function="people_behind_shields",
    output_field=ArrayField(UUIDField()),
)
MOST = 100
NEWS = timedelta(days=7)


def held_under_seal(people: Sequence[UUID], *, viewer: Actor) -> int:
    """How many answers and documents about somebody are held under seal, as far as this reader may know."""
    return _counted(COUNT, [list(people), list(people)], viewer)


def documents_held(people: Sequence[UUID], *, viewer: Actor) -> int:
    """How many of them are documents."""
    return _counted(COUNT_OF_DOCUMENTS, [list(people)], viewer)


def _counted(statement: str, values: list[list[UUID]], viewer: Actor) -> int:
    if not viewer.may("held.ask"):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.fetchone()[0])


def things_held(people: Sequence[UUID], *, feeds: Iterable[str], viewer: Actor) -> list[HeldThing]:
    """Each record, sealed answer and sealed document that this reader may know of, if an agreement names a holder."""
    by_feed, by_agency = holders(viewer=viewer), holders_of_agencies(viewer=viewer)
    records = [
        HeldThing(key=key_of(feed=feed), title=feed_of(feed).title, holder=by_feed[feed], feed=feed)
        for feed in feeds
        if feed in by_feed
    ]
    with connection.cursor() as cursor:
        cursor.execute(HELD, [list(people)])
        found = cursor.fetchall()
        cursor.execute(DOCUMENTS, [list(people)])
        documents = cursor.fetchall()
    return [
        *records,
        *(
            HeldThing(
                key=key_of(request=request),
                title="What it holds and did not share with the hub" if withheld else "What it told the hub under seal",
                holder=by_agency[agency],
                request=request,
                known_at=at,
            )
            for request, agency, at, withheld in found
            if agency in by_agency
        ),
        *(
            HeldThing(
                key=key_of(document=document),
                title=DOCUMENT_HELD,
                holder=by_agency[agency],
                document=document,
                known_at=at,
            )
            for document, agency, at in documents
            if agency in by_agency
        ),
    ]


def asks_about(people: Sequence[UUID], *, viewer: Actor) -> list[AskCard]:
    """The reader's own asks about one person, the newest first."""
    return _cards(_asks(viewer.council).filter(person_id__in=list(people), asked_by_id=viewer.user))


def my_asks(*, viewer: Actor) -> list[AskCard]:
    """What the reader has asked holders for, the newest first."""
    require(viewer, "held.ask")
    return withheld(_cards(_asks(viewer.council).filter(asked_by_id=viewer.user)[:MOST]), viewer=viewer)


def asks_on_my_desk(*, viewer: Actor, now: datetime) -> tuple[tuple[AskCard, ...], tuple[AskCard, ...]]:
    """The reader's own asks that wait or came back in the last days; and colleagues' that the clock has raised.

    The longest waiting first. Those of colleagues are for whoever decides at the hub.
    """
    asked = {"council": viewer.council, "user": viewer.user, "since": now - NEWS}
    rows = _own_and_raised(**asked) if viewer.may("contact.decide") else _own(**asked)
    is_near = any(getattr(row, "behind", True) for row in rows)
    cards = withheld(_cards(rows), viewer=viewer) if is_near else _cards(rows)
    return (
        tuple(card for card in cards if card.asked_by_user == viewer.user),
        tuple(card for card in cards if card.asked_by_user != viewer.user),
    )


@written_once
def _own(*, council: Any, user: Any, since: Any) -> QuerySet[HeldAsk]:
    return _on_a_desk(council, _of_mine(user, since))


@written_once
def _own_and_raised(*, council: Any, user: Any, since: Any) -> QuerySet[HeldAsk]:
    raised = Q(state=AskState.WAITING.value, raised_at__isnull=False) & ~Q(asked_by_id=user)
    return _on_a_desk(council, _of_mine(user, since) | raised)


def _of_mine(user: Any, since: Any) -> Q:
    return Q(asked_by_id=user) & (Q(state=AskState.WAITING.value) | Q(answered_at__gte=since))


def _on_a_desk(council: Any, wanted: Q) -> QuerySet[HeldAsk]:
    return _asks(council).filter(wanted).annotate(behind=BEHIND).order_by("-state", "asked_at")[:MOST]


def asks_to_my_agency(*, viewer: Actor) -> list[AskCard]:
    """What the reader's agency is asked to release, the waiting first, the oldest of them first."""
    require(viewer, "request.see")
    mine = _asks(viewer.council).filter(agency_id=viewer.agency).annotate(which=WHICH)
    waiting = mine.filter(state=AskState.WAITING.value).order_by("asked_at")
    found = [*_cards(waiting), *_cards(mine.exclude(state=AskState.WAITING.value)[:MOST])]
    return withheld(found, viewer=viewer)


def ask_to_my_agency(ask: UUID, *, viewer: Actor) -> AskCard:
    """One of them."""
    require(viewer, "request.see")
    found = _cards(_asks(viewer.council).filter(pk=ask, agency_id=viewer.agency).annotate(which=WHICH))
    if not found:
        raise NotFound(NO_ASK)
    return withheld(found[0], viewer=viewer)


def _asks(council: Any) -> QuerySet[HeldAsk]:
    found = HeldAsk.objects.filter(council_id=council)
    return found.select_related("agency", "from_agency", "asked_by", "answered_by", "request")


def _cards(rows: Iterable[HeldAsk]) -> list[AskCard]:
    return [
        AskCard(
            id=each.pk,
            key=key_of(feed=each.feed, request=each.request_id, document=each.document_id),
            thing=_thing(each),
            person=each.person_id,
            about=each.about,
            born_on=each.born_on,
            agency_name=each.agency.name,
            holder=each.holder,
            request_reference=each.request.reference if each.request else "",
            which=getattr(each, "which", "") or "",
            asked_by=each.asked_by.name,
            asked_by_user=each.asked_by_id,
            from_agency=each.from_agency.name,
            asked_at=each.asked_at,
            due_at=due_at(HOLDER_ASKED, started_at=each.asked_at),
            raised_at=each.raised_at,
            purpose=PURPOSES[each.purpose].title if each.purpose in PURPOSES else each.purpose,
            necessity=each.necessity,
            lawful_basis=label_of(LAWFUL_BASES, each.lawful_basis),
            told=label_of(TOLD_THE_FAMILY, each.told),
            told_why_not=each.told_why_not,
            state=each.state,
            state_title=label_of(ASK_STATES, each.state),
            words=each.words,
            ground=label_of(WITHHOLDING, each.ground) if each.ground else "",
            why=each.why,
            answered_by=each.answered_by.name if each.answered_by else "",
            answered_at=each.answered_at,
        )
        for each in rows
    ]


def _thing(ask: HeldAsk) -> str:
    if ask.document_id:
        return DOCUMENT_HELD
    return feed_of(ask.feed).title if ask.feed else "What it told the hub, or kept back, under seal"
