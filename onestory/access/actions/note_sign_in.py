"""Keeping that somebody signed in, or tried to, where a reviewer of access will see it."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from onestory.access.models import Membership
from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.councils.queries import councils
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as


@transaction.atomic
def note_sign_in(*, actor: Actor, now: datetime, act: str) -> None:
    """Write one line for each council at which this person has or had a post; for every council of the hub when
    nobody knows the name, since a guess is aimed at all of them. What was typed is not kept: it may be a password.
    """
    nowhere = the_system(council=0, council_code="")
    with standing_as(nowhere):
        every = [council.id for council in councils(viewer=nowhere)]
    with standing_as(the_system(council=0, council_code="", councils=tuple(every))):
        theirs = set(Membership.objects.filter(user_id=actor.user).values_list("council_id", flat=True))
        for council in every:
            if not theirs or council in theirs:
                note(act=act, actor=replace(actor, council=council), now=now)
