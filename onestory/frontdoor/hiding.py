"""Taking the places of shielded people out of what the front door was told, and giving them back later."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from onestory.frontdoor.declared.told_tables import CONTACT, PERSON, ROOM, TOLD_TABLES
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, OutageSheet
from onestory.frontdoor.queries.naming.named import typed_places
from onestory.people.queries.as_told import as_told
from onestory.people.queries.withheld import hidden_words, names_behind_shields, shielded_among, shielded_each
from onestory.people.rules.near_names import HeldNames, Name
from onestory.people.rules.retelling import Hide, Hiding, Told
from onestory.people.telling_anew import (
    hidden_of_people,
    names_of,
    owe_what_is_locked,
    owed_telling,
    paid,
    retell,
    whose_is_locked,
    with_relatives,
)
from onestory.story.declared.told_tables import TOLD_TABLES as OF_THE_STORY
from onestory.story.hiding import hide_written
from onestory.walls.actor import Actor
from onestory.walls.keyring import Keyring

SHEETS = OutageSheet._meta.db_table
AT_ONCE = (PERSON, CONTACT)
CALLED = "called"
"""Of namesakes who are not matched: every such name of the council is read, so it is left to the clock."""
LOCKED = "locked"
"""Of everything that is locked in the council, since a shield was lifted."""
BY_THE_CLOCK = (*AT_ONCE, CALLED, LOCKED)


def hide_owed(system: Actor, ring: Keyring, *, kinds: Collection[str], most: int, within: int | None = None) -> int:
    """Look at what owes a look, and let it say what it may. How many rows were written.

    At most so many people and contacts; where it must be soon, `within` so many of the rows that owe it.

    What could not be written, since somebody wrote it at this moment, owes itself a look still.
    """
    if LOCKED in kinds:
        owe_what_is_locked(system.council, {each.table: each.kind for each in (*TOLD_TABLES, *OF_THE_STORY)})
    owed = owed_telling(system.council, kinds, most, newest_first=LOCKED not in kinds, within=within)
    about = {kind: {about for _, each, about in owed if each == kind} for kind in BY_THE_CLOCK}
    people = with_relatives(about[PERSON]) if about[PERSON] else set()
    contacts = about[CONTACT] | _naming(people) | _called_as(about[CALLED], system.council)
    called = names_behind_shields(viewer=system)
    hide = _hidden(system, called)
    of_contacts = {
        each: retell(system, ring, room=ROOM, tables=TOLD_TABLES, kind=CONTACT, asked=[each], hide=hide)
        for each in sorted(_touched(contacts, called, system))
    }
    of_people = _of_people(people, system, ring, hide) if people else []
    left = {each for each, (_, is_whole) in of_contacts.items() if not is_whole}
    is_whole = not left and all(whole for _, whole in of_people)
    paid(system.council, [each for each, kind, about in owed if (about not in left if kind == CONTACT else is_whole)])
    return sum(written for written, _ in (*of_contacts.values(), *of_people))


def _of_people(people: Collection[UUID], system: Actor, ring: Keyring, hide: Hide) -> list[tuple[int, bool]]:
    """What hangs on these people and on no contact, here and in their story."""
    here = [
        retell(system, ring, room=ROOM, tables=TOLD_TABLES, kind=kind, asked=people, hide=hide)
        for kind in (CONTACT, PERSON)
    ]
    return [*here, hide_written(people, system=system, ring=ring)]


def _touched(contacts: Collection[UUID], called: HeldNames, system: Actor) -> set[UUID]:
    """Those of these contacts, and of sheets not entered, in which something is or may have to be hidden.

    Most name nobody near a shield and tell what was told: nothing of theirs is read further.
    """
    columns = ("contact_id", "person_id", "given_name", "family_name")
    named = [
        row
        for names in (ContactChild.objects, ContactAdult.objects)
        for row in names.filter(contact_id__in=contacts).order_by().values_list(*columns)
    ]
    near = shielded_each({person for _, person, _, _ in named if person}, viewer=system)
    sheets = OutageSheet.objects.filter(pk__in=contacts, contact=None).values_list("pk", flat=True)
    return {
        *whose_is_locked(system.council, contacts),
        *sheets,
        *(one for one, person, given, family in named if person in near or _may_be(person, given, family, called)),
    }


def _may_be(person: UUID | None, given: str, family: str, called: HeldNames) -> bool:
    """Whether somebody named and not matched may be one of those who are called so."""
    return person is None and bool(called.whose(Name(given, family)))


def _hidden(system: Actor, called: HeldNames) -> Hide:
    """What is hidden in a row: by the contact it hangs on, or by the people it is about."""
    of_people = hidden_of_people(system)

    @cache
    def of(one: UUID) -> Hiding | None:
        return _of_contact(one, called, system)

    @cache
    def is_of_contacts(whose: tuple[UUID, ...]) -> bool:
        return Contact.objects.filter(pk__in=whose).exists()

    def hide(told: Told) -> Hiding | None:
        if told.table == SHEETS and not is_of_contacts(told.whose):
            return _of_sheet(told, called, system)
        if not is_of_contacts(told.whose):
            return of_people(told)
        found = [hiding for one in told.whose if (hiding := of(one)) is not None]
        return _both(found) if found else None

    return hide


def _both(found: Collection[Hiding]) -> Hiding:
    return Hiding(
        words=frozenset(word for each in found for word in each.words),
        places=any(each.places for each in found),
        files=any(each.files for each in found),
    )


def _of_contact(contact: UUID, standing: HeldNames, system: Actor) -> Hiding | None:
    """As it is read (decision 39): by whom it names, and while somebody is not matched by whoever may be called so."""
    children = as_told(ContactChild.objects.filter(contact_id=contact), viewer=system)
    adults = as_told(ContactAdult.objects.filter(contact_id=contact), viewer=system)
    named: list[ContactChild | ContactAdult] = [*children, *adults]
    people = {one.person_id for one in named if one.person_id}
    matched = shielded_among(people, viewer=system)
    called = _whose(_unmatched(named), standing)
    has_files_hidden = bool(called or shielded_among(people, viewer=system, and_relatives=True))
    if not matched and not has_files_hidden:
        return None
    typed = typed_places(named, viewer=system) if matched else ()
    words = hidden_words(matched | called, viewer=system)
    return Hiding(words=words | frozenset(typed), places=bool(matched), files=has_files_hidden)


def _of_sheet(told: Told, standing: HeldNames, system: Actor) -> Hiding | None:
    """Of a sheet of paper that is no contact yet: by the names that stand on it."""
    called = _whose(_names_on(told.told["answers"]), standing)
    return Hiding(words=hidden_words(called, viewer=system)) if called else None


def _whose(told: Iterable[Name], standing: HeldNames) -> set[UUID]:
    """Everybody behind a shield who may be called one of these."""
    return {person for name in told for person in standing.whose(name)}


def _names_on(answers: Mapping[str, Any]) -> list[Name]:
    named = [one for part in ("children", "adults") for one in answers.get(part) or () if isinstance(one, Mapping)]
    return [Name(str(one.get("given_name", "")), str(one.get("family_name", ""))) for one in named]


def _unmatched(named: Iterable[ContactChild | ContactAdult]) -> list[Name]:
    return [Name(one.given_name, one.family_name) for one in named if one.person_id is None]


def _naming(people: Collection[UUID]) -> set[UUID]:
    """The contacts in which these people are named, and matched."""
    if not people:
        return set()
    children = ContactChild.objects.filter(person_id__in=people).order_by().values_list("contact_id", flat=True)
    adults = ContactAdult.objects.filter(person_id__in=people).order_by().values_list("contact_id", flat=True)
    return {*children, *adults}


def _called_as(people: Collection[UUID], council: int) -> set[UUID]:
    """The contacts, and the sheets not entered, that name somebody not matched who may be one of these."""
    if not people:
        return set()
    held = names_of(people)
    columns = ("contact_id", "given_name", "family_name")
    found = [
        row
        for named in (ContactChild.objects, ContactAdult.objects)
        for row in named.filter(council_id=council, person_id=None).order_by().values_list(*columns)
    ]

    sheets = OutageSheet.objects.filter(council_id=council, contact=None).values_list("pk", "answers")
    found += [(sheet, name.given, name.family) for sheet, answers in sheets for name in _names_on(answers)]
    return {contact for contact, given, family in found if held.whose(Name(given, family))}
