"""What the sign-in pages leave to the clock, so that they take as long for a stranger as for a colleague."""

import logging
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import DatabaseError

from onestory.access.actions.note_sign_in import note_sign_in
from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import AuditUnavailable
from onestory.jobs.minding import left_unfinished
from onestory.letters.actions.send_sign_in_letter import send_sign_in_letter
from onestory.letters.queries.standing import sign_in_letters_to_send
from onestory.letters.rules.sending import Sender
from onestory.walls.context import standing_as

log = logging.getLogger(__name__)
KEEPER = the_system(council=0, council_code="")


def post_sign_ins(*, now: datetime, sender: Sender) -> int:
    """Hand over the codes and links that were asked for, each in a transaction of its own. How many were taken."""
    with standing_as(KEEPER) as keeper:
        waiting = sign_in_letters_to_send(viewer=keeper, now=now)
    return sum(_post_one(letter, sender, now) for letter in waiting)


def _post_one(letter: UUID, sender: Sender, now: datetime) -> bool:
    """Whether it was taken; a fault with one holds up no other."""
    try:
        with standing_as(KEEPER) as keeper:
            return send_sign_in_letter(actor=keeper, letter=letter, sender=sender, now=now)
    except (DatabaseError, AuditUnavailable, OSError) as fault:
        log.exception("A code to sign in was not sent; it is tried again at the next round.")
        left_unfinished("the sign-in pages", fault)
        return False


def note_failed_sign_in(*, user: int, address: str, now: datetime) -> None:
    """Keep that a password, or a code from an e-mail, was guessed wrong; ``user`` 0 where the name was nobody's."""
    known = get_user_model().objects.filter(pk=user).first()
    actor = replace(KEEPER, user=user, username=known.get_username() if known else "", address=address)
    note_sign_in(actor=actor, now=now, act="sign-in-failed")
