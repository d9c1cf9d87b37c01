"""Receiving a contact, whatever door it came through: once, in a queue, with a team and a time, or not at all."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.doors.receive_together import Sent, receive_together
from onestory.frontdoor.models import Submission
from onestory.frontdoor.queries.cards import Receipt
from onestory.frontdoor.rules.coming_in import How, digest_of_sent
from onestory.frontdoor.rules.told import Told
from onestory.grammar.refusals import Conflict
from onestory.people.index.retelling import is_same_digest
from onestory.walls.actor import Actor

SAME_KEY_OTHER_BODY = (
    "Something else has already been sent under this key, so this was not. Send it again under a key of its own."
)


@transaction.atomic
def receive_contact(
    *,
    actor: Actor,
    told: Told,
    answers: Mapping[str, object],
    form: str,
    form_version: str,
    channel: str,
    key: str,
    sent_by: str,
    now: datetime,
    received_at: datetime | None = None,
    token: str = "",
) -> Receipt:
    """Make a contact of what was told. The same key with the same body gives back the same contact; with another
    body it is refused. ``received_at`` keeps the time of what was taken down on paper; ``sent_by`` says whose key it
    is. Somebody who sends the same at the same moment waits here, and then finds it written.
    """
    require(actor, "contact.submit", council=actor.council)
    how = How(form=form, form_version=form_version, channel=channel, key=key, sent_by=sent_by, received_at=received_at)
    digest = digest_of_sent(answers, how, council_code=actor.council_code)
    known = _repeat_of(how, digest)
    if known:
        return known
    sent = Sent(key=key, told=told, answers=answers, token=token)
    try:
        (contact,) = receive_together(actor=actor, each=[sent], how=how, now=now)
    except IntegrityError:
        known = _repeat_of(how, digest)
        if known:
            return known
        raise
    return Receipt(
        reference=contact.reference,
        council=contact.council_id,
        received_at=contact.received_at,
        is_repeat=False,
        decide_by=contact.decide_by,
    )


def _repeat_of(how: How, digest: str) -> Receipt | None:
    known = Submission.objects.filter(sent_by=how.sent_by, key=how.key).first()
    if known is None:
        return None
    if not is_same_digest(digest, known.body_digest):
        raise Conflict(SAME_KEY_OTHER_BODY)
    return Receipt(reference=known.reference, council=known.council_id, received_at=known.received_at, is_repeat=True)
