"""The contacts in whose words something stands, the newest first, as this reader may read them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import connection

from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Handover, HandoverSubject
from onestory.frontdoor.queries.naming.named import places_named
from onestory.frontdoor.queries.understanding.texts import Text, texts_of
from onestory.people.models import Person
from onestory.people.queries.withheld import names_behind_shields, shielded_among, withheld
from onestory.people.rules.near_names import Name, as_said
from onestory.story.queries.snippets import Piece, Told, snippets
from onestory.story.rules.asking import looked_for
from onestory.walls.actor import Actor

MOST = 60
SEARCH = "select part, id, contact from frontdoor_search(%s, %s::uuid[], %s)"


@dataclass(frozen=True, kw_only=True)
class WordsFound:
    """Some words of a contact, cited by what they are, whose, and of when."""

    title: str
    source: str
    on: date
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class FoundInContact:
    """One contact in which the words stand. `handover` is set where it was handed to the reader's own team."""

    reference: str
    about: tuple[str, ...]
    people: tuple[UUID, ...]
    words: tuple[WordsFound, ...]
    handover: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A contact as this reader knows it, and its texts that were found, by their keys."""

    head: FoundInContact
    texts: dict[tuple[str, UUID], Text]


def contacts_with(words: str, *, viewer: Actor, about: Sequence[UUID] | None = None) -> list[FoundInContact]:
    """The newest contacts, of these people or of anybody, in whose words it stands.

    Numbers come from behind the wall. Everything shown is then read through it, shielded places are taken out as they
    are on the contact's own page, and what no longer holds the words is no hit, nor counted as one.
    """
    words = looked_for(words)
    with connection.cursor() as cursor:
        cursor.execute(SEARCH, [words, None if about is None else list(about), MOST])
        rows = [(str(part), UUID(str(number)), UUID(str(contact))) for part, number, contact in cursor.fetchall()]
    texts = texts_of([(part, number) for part, number, _ in rows], viewer=viewer)
    by_contact: dict[UUID, dict[tuple[str, UUID], Text]] = {}
    for part, number, contact in rows:
        if (part, number) in texts:
            by_contact.setdefault(contact, {})[part, number] = texts[part, number]
    read = _as_hub(by_contact, viewer) if viewer.may("contact.see") else _as_team(by_contact, viewer)
    told = [
        ((one, key), Told(title="", words=text.words))
        for one, each in enumerate(read)
        for key, text in each.texts.items()
    ]
    shown = snippets(words, told, viewer=viewer)
    found = [replace(each.head, words=_words(one, each, shown)) for one, each in enumerate(read)]
    return [each for each in found if each.words]


def _words(
    one: int, read: _Read, shown: dict[tuple[int, tuple[str, UUID]], tuple[Piece, ...]]
) -> tuple[WordsFound, ...]:
    return tuple(
        WordsFound(title=text.title, source=text.source, on=text.on, snippet=shown[one, key])
        for key, text in read.texts.items()
        if (one, key) in shown
    )


def _as_hub(by_contact: dict[UUID, dict[tuple[str, UUID], Text]], viewer: Actor) -> list[_Read]:
    contacts = Contact.objects.filter(pk__in=by_contact, council_id=viewer.council).order_by("-received_at")
    named: list[ContactChild | ContactAdult] = [
        *ContactChild.objects.filter(contact_id__in=by_contact).order_by("number"),
        *ContactAdult.objects.filter(contact_id__in=by_contact).order_by("number"),
    ]
    unmatched = [(one.contact_id, Name(one.given_name, one.family_name)) for one in named if not one.person_id]
    called = _called(unmatched, viewer)
    is_near = bool(called) or _is_near_a_shield({one.person_id for one in named if one.person_id}, viewer)
    read = []
    for contact in contacts:
        known = [one for one in named if one.contact_id == contact.pk]
        head = FoundInContact(
            reference=contact.reference,
            about=tuple(str(one) for one in known if isinstance(one, ContactChild)),
            people=tuple(dict.fromkeys(one.person_id for one in known if one.person_id)),
            words=(),
        )
        one = _Read(head=head, texts=by_contact[contact.pk])
        besides = places_named(contact, viewer=viewer) if is_near else ()
        people = (*head.people, *called.get(contact.pk, ()))
        read.append(withheld(one, viewer=viewer, people=people, besides=besides) if is_near else one)
    return read


def _called(unmatched: Sequence[tuple[UUID, Name]], viewer: Actor) -> dict[UUID, set[UUID]]:
    """By what somebody not matched yet is told of in: every shielded person who may be called so."""
    if not unmatched:
        return {}
    held = names_behind_shields(viewer=viewer)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for one, name in unmatched:
        if people := held.whose(name):
            found[one] |= people
    return found


def _is_near_a_shield(people: set[UUID], viewer: Actor) -> bool:
    """Whether one of them is shielded, or not to be known of by this viewer, which is treated as being so."""
    seen = list(Person.objects.filter(pk__in=people).values_list("is_shielded", flat=True))
    return any(seen) or len(seen) < len(people) or bool(shielded_among(people, viewer=viewer))


def _as_team(by_contact: dict[UUID, dict[tuple[str, UUID], Text]], viewer: Actor) -> list[_Read]:
    """What was handed to the reader's own agency: the contact itself is not theirs to open."""
    handovers = Handover.objects.filter(contact_id__in=by_contact, council_id=viewer.council).order_by("-offered_at")
    subjects = list(HandoverSubject.objects.filter(handover__in=handovers).order_by("number"))
    called = _called([(one.handover_id, as_said(one.name)) for one in subjects if not one.person_id], viewer)
    read: dict[UUID, _Read] = {}
    for row in handovers:
        about = [each for each in subjects if each.handover_id == row.pk]
        head = FoundInContact(
            reference=row.reference,
            about=tuple(each.name for each in about),
            people=tuple(dict.fromkeys(each.person_id for each in about if each.person_id)),
            words=(),
            handover=row.pk,
        )
        one = _Read(head=head, texts=by_contact[row.contact_id])
        people = (*head.people, *called.get(row.pk, ()))
        read.setdefault(row.contact_id, withheld(one, viewer=viewer, people=people))
    return list(read.values())
