"""Telling the referrer what was decided: an outcome class in declared words, and nothing of the family."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.outcomes import CLASS_OF, FEEDBACK_CHANNELS
from onestory.frontdoor.models import Contact, Feedback
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.vocabulary.frontdoor import ContactOutcome
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.actor import Actor

NECESSITY = "Those who refer are told what will be done, so that they know whether to act themselves."
NOT_SAFE = "First check that telling them in this way puts nobody at risk. If it might, choose another way."
NOT_POSSIBLE = "not-possible"
NO_ACCOUNT = "They have no account here to read it in. Choose another way of telling them."


@transaction.atomic
def feed_back(*, actor: Actor, reference: str, channel: str, is_safe: bool, now: datetime, to_whom: str = "") -> str:
    """Tell them, close the contact, and return the sentence told. ``not-possible`` is for those who left no way."""
    found = allowed("feed-back", actor=actor, reference=reference)
    contact = found.contact
    if channel not in FEEDBACK_CHANNELS:
        raise BadInput("Choose how they are told.")
    if channel != NOT_POSSIBLE and not is_safe:
        raise OutOfOrder(NOT_SAFE)
    if channel == "account" and contact.referrer_id is None:
        raise BadInput(NO_ACCOUNT)
    decision = contact.decisions.get(undone_at__isnull=True)
    told = CLASS_OF[ContactOutcome(decision.outcome)]
    whom = to_whom.strip() or contact.referrer_name or "The referrer"
    Feedback.objects.create(
        council_id=contact.council_id,
        contact=contact,
        reference=contact.reference,
        to_user_id=contact.referrer_id,
        to_whom=whom[:200],
        channel=channel,
        outcome_class=told.code,
        sentence=told.sentence,
        is_safe=is_safe,
        by_id=actor.user or None,
        at=now,
    )
    words = "There was no way to tell the referrer the outcome."
    if channel != NOT_POSSIBLE:
        words = "The referrer was told the outcome."
        _enter(contact, whom, actor, now)
    write_up(actor=actor, contact=contact, kind="contact.feed-back", text=words, now=now)
    contact.state = found.go_to.value
    contact.closed_at = contact.closed_at or now
    contact.save(update_fields=["state", "closed_at"])
    note(
        act="contact.feed-back",
        subject=contact.reference,
        subject_kind="contact",
        detail={"class": told.code, "channel": channel},
        actor=actor,
        now=now,
    )
    return told.sentence


def _enter(contact: Contact, whom: str, actor: Actor, now: datetime) -> None:
    share = Share(
        what="The class of outcome, in a declared sentence",
        to_whom=whom,
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity=NECESSITY,
    )
    about = [About(name=str(child), person_id=child.person_id) for child in contact.children.all()]
    enter_share(actor=actor, contact=contact.pk, request=None, share=share, about=about, now=now)
