"""A contact as it was told, for the council it is passed to; without the places of anybody shielded."""

from dataclasses import dataclass, fields, replace

from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Transfer
from onestory.frontdoor.policies import courts_waiting
from onestory.frontdoor.queries.naming.named import concerned, places_named
from onestory.frontdoor.rules.told import Told, ToldAdult, ToldChild, ToldCourt
from onestory.people.queries.withheld import withheld
from onestory.walls.actor import Actor

APART = frozenset({"children", "adults", "court", "put_aside"})
ASK = "A shield stands over this family, so no place came with it. Ring {council} before anybody is sent a letter."


@dataclass(frozen=True)
class _Passed:
    """What was told, and why it was passed on: both were written before any shield that went up since."""

    told: Told
    why: str


def told_again(row: Transfer, *, viewer: Actor, of_files: str = "") -> Told:
    """Field by field what they said, with why it was passed on before it, and what is said of its files."""
    contact = row.contact
    told = Told(
        **{each.name: getattr(contact, each.name) for each in fields(Told) if each.name not in APART},
        children=tuple(_child(child) for child in contact.children.all()),
        adults=tuple(_adult(adult) for adult in contact.adults.all()),
        court=_court(contact),
    )
    hidden = places_named(contact, viewer=viewer)
    passed = _Passed(told, row.why)
    kept = withheld(passed, viewer=viewer, people=concerned(contact, viewer=viewer), besides=hidden)
    read = kept.told
    before = f"Passed on by {row.council.name} as {row.reference}: {kept.why}" + (f"\n{of_files}" if of_files else "")
    if kept == passed and not hidden:
        return replace(told, worry=f"{before}\n\n{told.worry}")
    note = ASK.format(council=row.council.name)
    return replace(
        read,
        worry=f"{before}\n{note}\n\n{read.worry}",
        children=tuple(replace(child, address="", postcode="", school="") for child in read.children),
        adults=tuple(replace(adult, address="", postcode="", phone="") for adult in read.adults),
    )


def _court(contact: Contact) -> ToldCourt | None:
    """The day that stands, if a court waits still: it goes with the contact."""
    day = courts_waiting(contact.council_id).filter(contact=contact).first()
    return ToldCourt(court=day.court, asks=day.section, due_on=day.due_on, hour=day.hour) if day else None


def _child(child: ContactChild) -> ToldChild:
    return ToldChild(**{each.name: getattr(child, each.name) for each in fields(ToldChild)})


def _adult(adult: ContactAdult) -> ToldAdult:
    return ToldAdult(**{each.name: getattr(adult, each.name) for each in fields(ToldAdult)})
