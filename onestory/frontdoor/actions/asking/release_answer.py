"""Letting an answer leave the hub: the owner's manager says in which words, and for whom."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.declared.answers import Onward
from onestory.frontdoor.declared.request_workflow import RequestState
from onestory.frontdoor.models import Release
from onestory.frontdoor.policies import request_for
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor

NOT_TO_LEAVE = (
    "Your agency's answer says that it is not to leave the hub. "
    "If that has changed, add to the answer first and say so."
)


@transaction.atomic
def release_answer(*, actor: Actor, reference: str, words: str, for_whom: str, now: datetime) -> None:
    """Release the newest answer, in the agency's own wording. The answer itself stays sealed.

    Of a request that the hub withdrew, what was answered in part before; it stays withdrawn.
    """
    request, go_to = request_for("release", actor=actor, reference=reference)
    if not words.strip():
        raise BadInput("Write the words that may leave the hub.")
    if not for_whom.strip():
        raise BadInput("Say for whom they are: the assessment team, the lead practitioner, the conference.")
    answer = request.answers.order_by("-number").first()
    if answer is None or answer.onward == Onward.NO:
        raise OutOfOrder(NOT_TO_LEAVE)
    Release.objects.create(
        council_id=request.council_id,
        agency_id=request.agency_id,
        answer=answer,
        words=words.strip(),
        for_whom=for_whom.strip(),
        by_id=actor.user,
        at=now,
    )
    if go_to is not RequestState.WITHDRAWN:
        request.state = go_to.value
        request.save(update_fields=["state"])
    share = Share(
        what="Words released for use outside the hub",
        to_whom=for_whom.strip()[:300],
        from_agency=request.agency_id,
        lawful_basis=request.lawful_basis,
        necessity=request.necessity,
    )
    about = [About(name=subject.name, person_id=subject.person_id) for subject in request.subjects.all()]
    enter_share(actor=actor, contact=request.contact_id, request=request.pk, share=share, about=about, now=now)
    note(act="request.release", subject=request.reference, subject_kind="request", actor=actor, now=now)
