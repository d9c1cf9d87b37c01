"""Telling whoever has a contact of the police that another may be of the same incident, which nobody could compare."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import day_in_words, london_date
from onestory.councils.queries import councils
from onestory.frontdoor.actions.telling_more.keep_addition import keep_addition
from onestory.frontdoor.queries.doors.notices_by_file import KnownContact, known_lately, known_under
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.file_changes import BY_A_CALL, IN_THE_FILE
from onestory.frontdoor.rules.same_child import Told, same_children
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@transaction.atomic
def tell_of_alike(
    *, actor: Actor, made: KnownContact, children: Sequence[Told], by_file: bool, now: datetime, number: str = ""
) -> int:
    """How many contacts were told of. `made` is new and names these children; it is told of those of the file, or else
    (not `by_file`) of those that came by a call without the day of an incident.

    Only of a child who is surely the same. At another council its reference is not told.
    """
    require(actor, "contact.submit")
    found = known_lately(children, by_file=by_file, now=now, viewer=actor)
    under = [one for one in known_under(number, viewer=actor) if (one.channel == Channel.FEED) is by_file]
    others = {one.id: one for one in (*found, *under) if one.id != made.id}
    same = same_children(children, [child for one in others.values() for child in one.children])
    alike = {each.known.contact: place for place, each in same.items() if each.is_sure}
    names = {card.id: card.name for card in councils(viewer=actor)}
    before = before_council(actor, council=made.council, code=made.council_code)
    stand(before)
    for contact, place in alike.items():
        one, child = others[contact], children[place]
        here = one.council == made.council
        words = (IN_THE_FILE if by_file else BY_A_CALL).format(
            whom=f"{child.given_name} {child.family_name}".strip(),
            where=f"contact {one.reference}" if here else f"a contact at {names[one.council]}",
            on=day_in_words(london_date(one.received_at)),
        )
        door = Channel.FEED if by_file else Channel(one.channel)
        keep_addition(actor=before, contact=made.id, reference=made.reference, words=words, channel=door, now=now)
    stand(actor)
    return len(alike)
