"""Adding to contacts that the police's file made what the police tell of the same notice by another door."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.telling_more.keep_addition import keep_addition
from onestory.frontdoor.queries.doors.notices_by_file import KnownContact
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.notices import told as in_paragraphs
from onestory.frontdoor.rules.told import Told
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CHANNELS, Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand

AGAIN = "The police told of this notice again, under the same number. It came by: {door}."


@transaction.atomic
def add_to_known(*, actor: Actor, told: Told, how: How, known: Mapping[UUID, KnownContact], now: datetime) -> None:
    """The words whole, once a contact, to be read like anything that is told later; never where an adult lives."""
    require(actor, "contact.submit", council=actor.council)
    words = in_paragraphs(
        ("", AGAIN.format(door=label_of(CHANNELS, how.channel).lower())),
        ("", told.worry),
        ("Danger", told.danger),
        ("Adults", ", ".join(f"{adult.given_name} {adult.family_name}".strip() for adult in told.adults)),
    )
    for one in known.values():
        before = before_council(actor, council=one.council, code=one.council_code)
        stand(before)
        in_danger = told.immediate_danger
        keep_addition(
            actor=before,
            contact=one.id,
            reference=one.reference,
            words=words,
            channel=Channel(how.channel),
            in_danger=in_danger,
            now=now,
        )
    stand(actor)
