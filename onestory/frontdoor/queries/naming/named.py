"""Who told the hub, what they said, and whom they named, out of one contact."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from onestory.frontdoor.declared.standings import Found
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild
from onestory.frontdoor.policies import people_of
from onestory.frontdoor.queries.cards import MatchCard, NamedAdult, NamedChild, Referrer, Words
from onestory.people.models import Person
from onestory.people.policies import living
from onestory.people.queries.as_told import as_told
from onestory.people.queries.withheld import shielded_called
from onestory.people.rules.near_names import Name
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RELATIONSHIP_KINDS
from onestory.vocabulary.referral import REFERRAL_SOURCE
from onestory.vocabulary.sharing import CONSENT_KINDS, TOLD_THE_FAMILY
from onestory.walls.actor import Actor

SHORTEST = 5


def referrer_of(contact: Contact, *, viewer: Actor) -> Referrer:
    """Who told the hub; blank where they would not say."""
    return Referrer(
        name=contact.referrer_name,
        role=contact.referrer_role,
        organisation=contact.source_organisation,
        phone=contact.referrer_phone,
        email=contact.referrer_email,
        source=contact.source,
        source_title=label_of(REFERRAL_SOURCE, contact.source),
        is_anonymous=contact.is_anonymous,
        wishes_anonymity=contact.wishes_anonymity,
        has_account=contact.referrer_id is not None,
    )


def words_of(contact: Contact, *, viewer: Actor) -> Words:
    """What was said, in their words."""
    return Words(
        worry=contact.worry,
        working_well=contact.working_well,
        needs_to_happen=contact.needs_to_happen,
        scale=contact.scale,
        immediate_danger=contact.immediate_danger,
        danger=contact.danger,
        told_parents=contact.told_parents,
        told_parents_title=label_of(TOLD_THE_FAMILY, contact.told_parents) if contact.told_parents else "",
        told_why_not=contact.told_why_not,
        consent={kind.code: getattr(contact, f"consent_{kind.code.replace('-', '_')}") for kind in CONSENT_KINDS},
        consent_from=contact.consent_from,
        consent_why_not=contact.consent_why_not,
        incident_on=contact.incident_on,
        incident_reference=contact.incident_reference,
    )


def children_of(contact: Contact, *, viewer: Actor) -> tuple[NamedChild, ...]:
    """The children named, each with their match. What would tell a shielded place is left out, and said to be."""
    hidden = _places_are_hidden(contact, viewer)
    named = (_child(child) for child in contact.children.select_related("matched_by"))
    if not hidden:
        return tuple(named)
    return tuple(replace(one, address="", postcode="", school="", place_is_hidden=True) for one in named)


def adults_of(contact: Contact, *, viewer: Actor) -> tuple[NamedAdult, ...]:
    """The adults named, each with their match. What would tell a shielded place is left out, and said to be."""
    hidden = _places_are_hidden(contact, viewer)
    named = (_adult(adult) for adult in contact.adults.select_related("matched_by"))
    if not hidden:
        return tuple(named)
    return tuple(replace(one, address="", postcode="", phone="", place_is_hidden=True) for one in named)


def concerned(contact: Contact, *, viewer: Actor) -> list[UUID]:
    """Whom a contact concerns: its people; and every shielded one of a name it tells of somebody not matched yet."""
    columns = ("person_id", "given_name", "family_name")
    children, adults = contact.children.order_by(), contact.adults.order_by()
    named = list(children.values_list(*columns).union(adults.values_list(*columns), all=True))
    people = [person for person, _, _ in named if person is not None]
    unmatched = [Name(given, family) for person, given, family in named if person is None]
    return list(dict.fromkeys((*people, *shielded_called(unmatched, viewer=viewer))))


def places_named(contact: Contact, *, viewer: Actor) -> tuple[str, ...]:
    """The places that a contact names, if one of its people is shielded: taken out of everybody's words too."""
    if not _places_are_hidden(contact, viewer):
        return ()
    children = as_told(contact.children.all(), viewer=viewer)
    return typed_places((*children, *as_told(contact.adults.all(), viewer=viewer)), viewer=viewer)


def typed_places(named: Iterable[ContactChild | ContactAdult], *, viewer: Actor) -> tuple[str, ...]:
    """The places typed of these, each whole and up to its first comma."""
    typed = [getattr(one, name, "") for one in named for name in ("address", "postcode", "school", "phone")]
    return tuple(word for each in typed for word in (each, each.split(",")[0]) if len(word) >= SHORTEST)


def _places_are_hidden(contact: Contact, viewer: Actor) -> bool:
    """One shielded person hides everybody's place: those a contact names are taken to live together."""
    people = {living(person) for person in people_of(contact)}
    seen = list(Person.objects.filter(pk__in=people).values_list("is_shielded", flat=True))
    return any(seen) or len(seen) < len(people)  # somebody whom the viewer may not know of is treated as shielded


def _child(child: ContactChild) -> NamedChild:
    return NamedChild(
        id=child.pk,
        number=child.number,
        name=str(child),
        given_name=child.given_name,
        family_name=child.family_name,
        other_names=child.other_names,
        is_unborn=child.is_unborn,
        born_on=child.born_on,
        age_about=child.age_about,
        expected_on=child.expected_on,
        sex=child.sex,
        nhs_number=child.nhs_number,
        address=child.address,
        postcode=child.postcode,
        school=child.school,
        relation=child.relation,
        person_id=child.person_id,
        match=_match(child),
    )


def _adult(adult: ContactAdult) -> NamedAdult:
    return NamedAdult(
        id=adult.pk,
        number=adult.number,
        name=str(adult),
        given_name=adult.given_name,
        family_name=adult.family_name,
        born_on=adult.born_on,
        relation=adult.relation,
        relation_title=label_of(RELATIONSHIP_KINDS, adult.relation) if adult.relation else "",
        lives_with_children=adult.lives_with_children,
        address=adult.address,
        postcode=adult.postcode,
        phone=adult.phone,
        person_id=adult.person_id,
        match=_match(adult),
    )


def _match(named: ContactChild | ContactAdult) -> MatchCard | None:
    if named.found == Found.UNMATCHED or named.matched_at is None:
        return None
    return MatchCard(
        person_id=named.person_id,
        found=named.found,
        by=named.matched_by.name if named.matched_by else "",
        at=named.matched_at,
        weight=named.weight,
        reasons=named.reasons,
    )
