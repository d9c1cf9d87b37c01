"""What is already known of the children of a contact: their record, their siblings', earlier contacts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Contact
from onestory.frontdoor.policies import NO_CONTACT
from onestory.frontdoor.queries.cards import EarlierContact, Known
from onestory.frontdoor.queries.understanding.known import OPEN, known_of
from onestory.frontdoor.rules.references import as_typed
from onestory.frontdoor.rules.understanding import MOST_SIBLINGS, Earlier, Given, Understanding, understood
from onestory.grammar.refusals import NotFound
from onestory.people.policies import Whose, all_identifiers, whose
from onestory.people.queries.head import Gathered, head_of
from onestory.people.queries.withheld import withheld
from onestory.people.rules.leading import worker_among
from onestory.people.rules.page import Relative
from onestory.walls.actor import Actor

CLOSED = "What is known of this child is closed to you. Ask a colleague to read it."


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is shown of each child, and everybody of whom something is shown: each has a line of the audit."""

    of_children: tuple[Understanding, ...]
    people: tuple[UUID, ...]


def understanding_of(reference: str, *, viewer: Actor, now: datetime) -> Seen:
    """Each matched child once, in the order named. Reading it is `understand_contact`, which writes the audit."""
    require(viewer, "contact.see")
    contact = Contact.objects.filter(reference=as_typed(reference), council_id=viewer.council).first()
    if contact is None:
        raise NotFound(NO_CONTACT)
    children = contact.children.exclude(person_id=None)
    named = {child.person_id: str(child) for child in children if child.person_id}
    found = [_of_one(contact, person, name, viewer, now) for person, name in named.items()]
    seen = Seen(
        of_children=tuple(each.of_children[0] for each in found),
        people=tuple(dict.fromkeys(person for each in found for person in each.people)),
    )
    return withheld(seen, viewer=viewer, people=seen.people)


def _of_one(contact: Contact, person: UUID, name: str, viewer: Actor, now: datetime) -> Seen:
    try:
        whom = whose(viewer, person)
    except NotFound:
        return Seen(of_children=(Understanding(person=person, name=name, sentences=(), closed=CLOSED),), people=())
    gathered = head_of(whom, viewer=viewer, now=now, asked_for=person, because=contact.reference)
    siblings = [one for one in gathered.head.around.other_children if one.person][:MOST_SIBLINGS]
    said = understood(_given(contact, whom, gathered, siblings, viewer, now))
    return Seen(of_children=(said,), people=(whom.row.pk, *(one.person for one in siblings if one.person)))


def _given(
    contact: Contact, whom: Whose, gathered: Gathered, siblings: list[Relative], viewer: Actor, now: datetime
) -> Given:
    today = london_date(now)
    known = _known(contact, whom.identifiers, viewer)
    return Given(
        head=gathered.head,
        worker=worker_among(gathered.professionals, today),
        contacts=_earlier(known),
        siblings=[
            (one, _earlier(_known(contact, tuple(all_identifiers(one.person)), viewer)))
            for one in siblings
            if one.person
        ],
        without_action=known.without_action,
        alert=known.alert,
        today=today,
    )


def _known(contact: Contact, identifiers: tuple[UUID, ...], viewer: Actor) -> Known:
    return known_of(identifiers, viewer=viewer, besides=contact.pk, before=contact.received_at)


def _earlier(known: Known) -> tuple[Earlier, ...]:
    return tuple(_one(each) for each in known.contacts)


def _one(each: EarlierContact) -> Earlier:
    return Earlier(
        reference=each.reference,
        received_at=each.received_at,
        outcome=each.outcome,
        outcome_title=each.outcome_title,
        is_open=each.state in OPEN,
        is_lately=each.within_90_days,
    )
