"""The history of a contact: every act on it, newest first, with who and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from onestory.frontdoor.queries.cards import ClarificationCard, ContactPage, DecisionCard, RequestPage
from onestory.grammar.timescales import Standing
from onestory.web.hub.desk import named
from onestory.web.presenters.numbers import how_many
from onestory.web.presenters.words import sentence


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of the history."""

    at: datetime
    title: str
    words: str = ""
    by: str = ""
    marked: bool = False


def history_of(page: ContactPage) -> list[Happened]:
    """All of it, newest first."""
    return sorted(_all(page), key=lambda one: one.at, reverse=True)


def _all(page: ContactPage) -> Iterator[Happened]:
    by = page.recorded_by or page.referrer.name or "somebody who did not give a name"
    down = f", taken down by {page.taken_down_by}" if page.taken_down_by else ""
    received = f"Contact received: {page.channel_title.lower()}{down}"
    yield Happened(at=page.received_at, title=received, by=by, marked=True)
    yield from _hands(page)
    yield from _judgements(page)
    for request in page.requests:
        yield from _asked(request)
    yield from _decided(page)
    yield from _more(page)
    for sent in page.transfers:
        yield Happened(at=sent.sent_at, title=f"Passed to {sent.to_name}", words=sent.why, by=sent.sent_by)
        if sent.answered_at:
            came = "Taken back from" if sent.taken_back else "Sent back by"
            title = f"{'Taken in by' if sent.state == 'accepted' else came} {sent.to_name}"
            yield Happened(at=sent.answered_at, title=title, words=sent.answer, by=sent.answered_by, marked=True)
    for step in page.court.steps if page.court else ():
        title = f"{step.title}: {step.due_on:%-d %B %Y}"
        yield Happened(at=step.at, title=title, words=step.words, by=step.by or by, marked=True)
    for one in page.disagreements:
        sides = f"The hub with {one.agency_name}" if one.raised_by_hub else f"{one.agency_name} with the hub"
        yield Happened(at=one.raised_at, title=f"Disagreement raised: {sides}", words=one.topic_title, by=one.raised_by)
        if one.closed_at:
            yield Happened(
                at=one.closed_at, title=f"Disagreement closed: {sides}", words=one.settled_title, marked=True
            )


def _more(page: ContactPage) -> Iterator[Happened]:
    """What came after it was sent: more words, and files."""
    for more in page.additions:
        title = f"{more.agency} answered after the decision" if more.agency else "More was told"
        yield Happened(at=more.told_at, title=title, words=more.words, by=more.by, marked=True)
        if more.read_at:
            yield Happened(at=more.read_at, title="What more was told was read", words=more.changes, by=more.read_by)
    for file in (*page.files, *(one for asked in page.requests for one in asked.files)):
        yield Happened(at=file.added_at, title=f"File added: {file.name}", by=file.added_by)


def _hands(page: ContactPage) -> Iterator[Happened]:
    for given in page.assignments:
        to = f"{given.owner}, {given.team}" if given.owner else f"the queue of {given.team}"
        yield Happened(at=given.at, title=f"With {to}", words=sentence(given.reason), by=given.by)
    for night in page.mornings:
        words = f"Done in the night: {night.done}\n\nTo do first: {night.first}"
        yield Happened(at=night.at, title="Handed to the day team", words=words, by=night.by, marked=True)
    for raised in page.escalations:
        yield Happened(at=raised.raised_at, title=f"Raised by the clock: {raised.title.lower()}", by="OneStory")
    for one in named(page):
        if one.match:
            whom = "somebody in the index" if one.match.person_id else "nobody known yet"
            yield Happened(
                at=one.match.at, title=f"{one.name}: matched to {whom}", words=one.match.reasons, by=one.match.by
            )


def _judgements(page: ContactPage) -> Iterator[Happened]:
    for triage in page.triages:
        title = f"{triage.level_title}; urgency {triage.brag_title.lower()}"
        seen = f" Seen: {'; '.join(triage.indicators)}." if triage.indicators else ""
        yield Happened(at=triage.at, title=title, words=f"{triage.reason}{seen}", by=triage.by, marked=True)
    for change in page.changes_of_consent:
        said = ". ".join(part for part in (change.from_whom, change.why) if part)
        title = f"{change.title.rstrip('?')}: {change.position_title.lower()}"
        yield Happened(at=change.at, title=title, words=said, by=change.by)
    if page.analysis:
        yield Happened(at=page.analysis.at, title="Analysis written", by=page.analysis.by)


def _asked(request: RequestPage) -> Iterator[Happened]:
    row = request.row
    questions = how_many(len(request.questions), "question")
    yield Happened(at=row.sent_at, title=f"{row.agency_name} asked", words=f"{questions} ({row.reference})")
    for chased in request.chases:
        yield Happened(at=chased, title=f"{row.agency_name} chased")
    for one in request.clarifications:
        yield Happened(at=one.asked_at, title=f"{_asks(one, row.agency_name)}", words=one.asks, by=one.asked_by)
        if one.answered_at:
            title = f"{'The hub' if not one.by_hub else row.agency_name} answered the question"
            yield Happened(at=one.answered_at, title=title, words=one.answer, by=one.answered_by)
    if row.answered_at:
        late = ", late" if row.standing is Standing.LATE else ""
        yield Happened(at=row.answered_at, title=f"{row.agency_name} answered{late}")
    if row.withdrawn_at:
        title = f"Request to {row.agency_name} withdrawn"
        yield Happened(at=row.withdrawn_at, title=title, words=request.withdrawn_why, by=request.withdrawn_by)


def _asks(one: ClarificationCard, agency: str) -> str:
    return f"The hub asked {agency} what they mean" if one.by_hub else f"{agency} asked the hub what it means"


def _decided(page: ContactPage) -> Iterator[Happened]:
    if page.proposal:
        proposal = page.proposal
        yield Happened(
            at=proposal.at, title=f"Proposed: {proposal.outcome_title}", words=proposal.rationale, by=proposal.by
        )
    for decision in (*page.undone, *((page.decision,) if page.decision else ())):
        yield from _decision(decision)
    for one in page.handovers:
        yield Happened(at=one.offered_at, title=f"Offered to {one.team}", words=one.asks, by=one.offered_by)
        if one.answered_at:
            answered = "Taken up" if one.state == "accepted" else "Declined"
            title = f"{answered} by {one.team}"
            yield Happened(at=one.answered_at, title=title, words=one.answer, by=one.answered_by, marked=True)
    for told in page.feedback:
        yield Happened(at=told.at, title=f"{told.to_whom or 'The referrer'} told", words=told.sentence, by=told.by)


def _decision(decision: DecisionCard) -> Iterator[Happened]:
    title = f"Decided: {decision.outcome_title}"
    yield Happened(at=decision.at, title=title, words=decision.rationale, by=decision.by, marked=True)
    if decision.undone_at:
        yield Happened(
            at=decision.undone_at, title="Decision taken back", words=decision.undone_why, by=decision.undone_by
        )
