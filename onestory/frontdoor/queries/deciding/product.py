"""The hub's product drafted from what the record holds: part by part, each with its source."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from onestory.calendars.instants import day_in_words, london, london_date
from onestory.frontdoor.queries.cards import ContactPage
from onestory.frontdoor.rules.product import Part
from onestory.frontdoor.rules.understanding import Understanding
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import LEVELS_OF_NEED
from onestory.walls.actor import Actor

ANALYSED = (
    ("harm", "What the hub is worried about"),
    ("strengths", "What is working well"),
    ("complicating", "What makes it harder"),
    ("history", "What has happened before"),
    ("childs_voice", "What the child says"),
    ("unknown", "What is not known"),
    ("needs_to_happen", "What needs to happen"),
)


def product_of(page: ContactPage, understood: Sequence[Understanding], *, viewer: Actor) -> tuple[Part, ...]:
    """What may go with the decision. Answers not agreed to leave the hub are not among it: they stay sealed."""
    return (*_decided(page), *_told(page), *_known(understood), *_agreed(page), *_analysed(page))


def not_agreed(page: ContactPage, *, viewer: Actor) -> tuple[str, ...]:
    """Agencies that answered, and have not agreed to any words outside the hub."""
    silent = [each for each in page.requests if each.row.answered_at]
    return tuple(each.row.agency_name for each in silent if not any(answer.released_words for answer in each.answers))


def _decided(page: ContactPage) -> Iterator[Part]:
    decision = page.decision
    if decision is None:
        return
    level = label_of(LEVELS_OF_NEED, decision.level)
    words = f"{decision.outcome_title}, on level {level}. {decision.rationale}"
    yield Part(key="decision", title="What was decided, and why", words=words, source=_by(decision.by, decision.at))
    if page.triages:
        last = page.triages[-1]
        seen = f" Seen: {'; '.join(last.indicators)}." if last.indicators else ""
        words = f"{last.level_title}; urgency {last.brag_title.lower()}. {last.reason}{seen}"
        yield Part(key="level", title="Level of need and urgency", words=words, source=_by(last.by, last.at))


def _told(page: ContactPage) -> Iterator[Part]:
    by = page.referrer
    who = "Somebody who asked not to be named" if by.wishes_anonymity else by.organisation or by.source_title
    source = f"{who}, contact {page.reference}, {_day(page.received_at)}"
    for key, title, words in (
        ("worry", "What was told, in their words", page.words.worry),
        ("well", "What they say is working well", page.words.working_well),
        ("needs", "What they think needs to happen", page.words.needs_to_happen),
    ):
        if words:
            yield Part(key=key, title=title, words=words, source=source)
    for consent in (one for one in page.consents if one.position):
        words = ". ".join(part for part in (consent.position_title, consent.from_whom, consent.why) if part)
        yield Part(key=consent.kind, title=consent.title, words=words, source=_by(consent.by, consent.at))


def _known(understood: Sequence[Understanding]) -> Iterator[Part]:
    for number, child in enumerate(understood, start=1):
        lines = [
            f"{one.words} [{', '.join((*one.contacts, *((one.source,) if one.source else ())))}]"
            if one.contacts or one.source
            else one.words
            for one in child.sentences
        ]
        if lines:
            title = f"What was known already of {child.name}"
            yield Part(key=f"known-{number}", title=title, words="\n".join(lines), source="The index of the hub")


def _agreed(page: ContactPage) -> Iterator[Part]:
    for request in page.requests:
        for answer in request.answers:
            if answer.released_words:
                yield Part(
                    key=f"agreed-{request.row.reference}-{answer.number}",
                    title=f"What {request.row.agency_name} agreed to",
                    words=answer.released_words,
                    source=f"{request.row.agency_name}, {_day(answer.at)}, for {answer.released_for}",
                )


def _analysed(page: ContactPage) -> Iterator[Part]:
    """The hub's own analysis may repeat what is under seal: whoever sends it reads it first."""
    analysis = page.analysis
    for name, title in ANALYSED if analysis else ():
        words = getattr(analysis, name)
        if analysis and words:
            yield Part(key=name, title=title, words=words, source=_by(analysis.by, analysis.at), sealed=True)


def _by(who: str, at: datetime) -> str:
    return f"{who}, {_day(at)}"


def _day(at: datetime) -> str:
    return f"{day_in_words(london_date(at))} at {london(at):%H:%M}"
