"""Sending what a sign-in page promised, to people of this hub only; kept no longer than it is good for."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from onestory.access.actions.note_sign_in import note_sign_in
from onestory.access.models import User
from onestory.access.policies import require
from onestory.letters.declared.sign_in_letters import BY_CODE
from onestory.letters.models import SignInLetter
from onestory.letters.rules.posting import Outgoing, sign_in_words_of, subject_of
from onestory.letters.rules.sending import NotSent, Sender
from onestory.walls.actor import Actor

TRIED_AGAIN_AFTER = timedelta(seconds=20)


@transaction.atomic
def send_sign_in_letter(*, actor: Actor, letter: UUID, sender: Sender, now: datetime) -> bool:
    """Whether it was taken. That somebody asked is kept in the audit, and so is that nothing could be sent.

    It goes to the address that the administrator has, never to the one that was typed: two addresses may look alike.
    """
    require(actor, "setup.see")
    row = SignInLetter.objects.select_for_update(skip_locked=True).filter(pk=letter).first()
    if row is None:
        return False
    reader = User.objects.filter(email__iexact=row.typed, is_active=True).first()
    if row.tries == 0:
        _note(row, reader, actor, now, f"{row.kind}-asked")
    if reader is None or not (row.secret or row.link):
        row.delete()
        return False
    if now >= _good_until(row):
        return _give_up(row, reader, actor, now)
    try:
        sender.send(_outgoing(row, reader))
    except NotSent as failed:
        row.tries += 1
        row.try_at = now + TRIED_AGAIN_AFTER
        if failed.for_good or row.try_at >= _good_until(row):
            return _give_up(row, reader, actor, now)
        row.save(update_fields=["tries", "try_at"])
        return False
    row.delete()
    return True


def _outgoing(row: SignInLetter, reader: User) -> Outgoing:
    kind = BY_CODE[row.kind]
    words = sign_in_words_of(kind, secret=row.secret, link=row.link)
    return Outgoing(to=reader.email, subject=subject_of(kind), words=words, reference=str(row.pk))


def _good_until(row: SignInLetter) -> datetime:
    return row.queued_at + timedelta(minutes=BY_CODE[row.kind].good_for_minutes)


def _give_up(row: SignInLetter, reader: User, actor: Actor, now: datetime) -> bool:
    _note(row, reader, actor, now, f"{row.kind}-not-sent")
    row.delete()
    return False


def _note(row: SignInLetter, reader: User | None, actor: Actor, now: datetime, act: str) -> None:
    """As whoever asked, at every council they concern; what was typed is not kept."""
    who = replace(
        actor,
        user=reader.pk if reader else 0,
        username=reader.username if reader else "",
        address=row.asked_from,
        request=row.request,
    )
    note_sign_in(actor=who, now=now, act=act)
