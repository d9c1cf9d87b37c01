"""Sending one letter: handed over and marked in one transaction, so that a crash between leaves it to be sent."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.letters.declared.notifications import BY_CODE
from onestory.letters.models import Letter
from onestory.letters.rules.posting import Outgoing, next_try, subject_of, words_of
from onestory.letters.rules.sending import NotSent, Sender
from onestory.walls.actor import Actor

NO_ADDRESS = "They have no e-mail address here."


@transaction.atomic
def send_letter(*, actor: Actor, letter: UUID, sender: Sender, hub: str, now: datetime) -> bool:
    """Whether it was taken. Two workers never send the same; one killed half-way leaves it for the next round.

    What cannot be sent is tried again for three days, ever more seldom; then it is given up, with a line in the audit.
    """
    require(actor, "setup.see")
    waiting = Letter.objects.filter(pk=letter, sent_at__isnull=True, given_up_at__isnull=True)
    row = waiting.select_for_update(skip_locked=True).first()
    if row is None:
        return False
    row.tries += 1
    try:
        sender.send(_outgoing(row, hub))
    except NotSent as failed:
        _put_off(row, failed, now)
    else:
        row.sent_at, row.why = now, ""
    row.save(update_fields=["tries", "sent_at", "try_at", "given_up_at", "why"])
    if row.given_up_at:
        detail = {"kind": row.code, "why": row.why}
        note(act="letter.give-up", subject=str(row.pk), subject_kind="letter", actor=actor, now=now, detail=detail)
    return row.sent_at is not None


def _outgoing(row: Letter, hub: str) -> Outgoing:
    notification = BY_CODE[row.code]
    if not row.to.email:
        raise NotSent(NO_ADDRESS, for_good=True)
    words = words_of(notification, hub=hub)
    return Outgoing(to=row.to.email, subject=subject_of(notification), words=words, reference=str(row.pk))


def _put_off(row: Letter, failed: NotSent, now: datetime) -> None:
    row.why = failed.why[:200]
    again = None if failed.for_good else next_try(queued_at=row.queued_at, tries=row.tries, now=now)
    if again is None:
        row.given_up_at = now
    else:
        row.try_at = again
