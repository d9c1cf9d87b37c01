"""Answering a request: by a user of the agency that was asked, and nobody else."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.actions.asking.put_late_answer import put_late_answer
from onestory.frontdoor.declared.answers import WITHHOLDING, Held
from onestory.frontdoor.declared.request_workflow import ANSWERED
from onestory.frontdoor.declared.standings import ShareDecision
from onestory.frontdoor.models import Answer, AnswerFact, InformationRequest, RequestSubject
from onestory.frontdoor.policies import check_request, locked_request
from onestory.frontdoor.rules.answering import GivenAnswer, move_for, refusal_of_answer
from onestory.grammar.refusals import BadInput
from onestory.people.actions.working.note_event import note_event
from onestory.vocabulary.code_sets import label_of
from onestory.walls.actor import Actor

DECIDED_AS = {
    Held.FACTS: (ShareDecision.SHARE, "Facts held, under seal", ""),
    Held.NOTHING: (ShareDecision.SHARE, "That nothing is held", ""),
    Held.WITHHELD: (ShareDecision.REFUSE, "What is held was not shared", "The agency gave its reason under seal."),
    Held.PARTLY: (ShareDecision.PARTLY, "Some of the facts held, under seal", "The agency says what is still to come."),
}


@transaction.atomic
def answer_request(*, actor: Actor, reference: str, given: GivenAnswer, now: datetime) -> None:
    """Keep the facts apart from the comment, sealed to the agency and the hub's sealed readers.

    Answering in part leaves the request waiting. Answering again adds to what was said: nothing is written over.
    A refusal to share is an answer too, and is entered in the ledger with the rest. After the decision, whatever is
    held stands before the hub until somebody says what it changes.
    """
    request = locked_request(reference)
    go_to = check_request(move_for(given, state=request.state), request, actor=actor)
    wrong = refusal_of_answer(given)
    if wrong:
        raise BadInput(wrong)
    answer = Answer.objects.create(
        council_id=request.council_id,
        agency_id=request.agency_id,
        request=request,
        number=request.answers.count() + 1,
        held=given.held,
        comment=given.comment.strip(),
        handling=given.handling,
        onward=given.onward,
        withheld_ground=given.withheld_ground if given.held == Held.WITHHELD else "",
        withheld_why=given.withheld_why.strip(),
        missing=given.missing.strip(),
        by_id=actor.user,
        at=now,
    )
    subjects = list(request.subjects.all())
    _keep_facts(answer, given, subjects)
    request.state = go_to.value
    request.answered_at = request.answered_at or now if go_to is ANSWERED else None
    request.save(update_fields=["state", "answered_at"])
    _tell(request, given, subjects, actor, now)
    if given.held != Held.NOTHING:
        put_late_answer(actor=actor, request=request, now=now)
    note(
        act="request.answer",
        subject=request.reference,
        subject_kind="request",
        detail={"held": given.held, "number": answer.number},
        actor=actor,
        now=now,
    )


def _keep_facts(answer: Answer, given: GivenAnswer, subjects: list[RequestSubject]) -> None:
    named = {subject.pk for subject in subjects}
    if any(fact.about and fact.about not in named for fact in given.said):
        raise BadInput("One of the facts is about somebody the request did not ask about. Say it in the comment.")
    AnswerFact.objects.bulk_create(
        AnswerFact(
            council_id=answer.council_id,
            agency_id=answer.agency_id,
            answer=answer,
            subject_id=fact.about,
            number=number,
            words=fact.words.strip(),
            happened_on=fact.happened_on,
        )
        for number, fact in enumerate(given.said, start=1)
    )


def _tell(
    request: InformationRequest, given: GivenAnswer, subjects: list[RequestSubject], actor: Actor, now: datetime
) -> None:
    """The ledger's lines, and a sealed one in the story of everybody the request was about."""
    decision, what, refused_why = DECIDED_AS[Held(given.held)]
    if given.held == Held.WITHHELD:
        refused_why = f"{label_of(WITHHOLDING, given.withheld_ground)}. {refused_why}"
    share = Share(
        what=what,
        to_whom="The hub",
        from_agency=request.agency_id,
        lawful_basis=request.lawful_basis,
        necessity=request.necessity,
        told=request.told,
        told_why_not=request.told_why_not,
        decision=decision,
        refused_why=refused_why,
    )
    about = [About(name=subject.name, person_id=subject.person_id) for subject in subjects]
    enter_share(actor=actor, contact=request.contact_id, request=request.pk, share=share, about=about, now=now)
    for person in dict.fromkeys(subject.person_id for subject in subjects if subject.person_id):
        note_event(
            actor=actor,
            person=person,
            kind="request.answer",
            happened_at=now,
            text=f"{request.agency} answered a request from the hub.",
            subject=request.reference,
            sealed=True,
            now=now,
        )
