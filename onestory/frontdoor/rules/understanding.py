"""What is already known of a child, said in a few sentences, each with whoever says so. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.calendars.instants import london_date
from onestory.calendars.months import add_months
from onestory.frontdoor.declared.alerts import Alert
from onestory.grammar.declarations import in_words
from onestory.people.rules.page import PersonHead, Professional, Relative, Source, StoryEntry

MOST_SIBLINGS = 6
A_YEAR = 12
PLACE = "address"


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An earlier contact: which, when, and how it ended, blank while it is open."""

    reference: str
    received_at: datetime
    outcome: str
    outcome_title: str
    is_open: bool
    is_lately: bool


@dataclass(frozen=True, kw_only=True)
class Cited:
    """One sentence and who says so: contacts of the front door, or a partner's file. `loud` must not be missed."""

    words: str
    contacts: tuple[str, ...] = ()
    source: str = ""
    as_of: date | None = None
    person: UUID | None = None
    loud: bool = False


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """What is known of one child. `open_to` names the worker who has them now, if a record names one."""

    person: UUID
    name: str
    sentences: tuple[Cited, ...]
    open_to: Professional | None = None
    closed: str = ""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the sentences are made of."""

    head: PersonHead
    worker: Professional | None
    contacts: Sequence[Earlier]
    siblings: Sequence[tuple[Relative, Sequence[Earlier]]]
    without_action: int
    alert: Alert
    today: date


def understood(given: Given) -> Understanding:
    """The sentences, in the order in which a worker needs them."""
    head = given.head
    sentences = (
        *_alert(given),
        *_open(given),
        *_contacts(given),
        *_referrals(given),
        *_siblings(given),
        *_elsewhere(given),
        *_warnings(given),
    )
    return Understanding(person=head.person, name=head.name, sentences=sentences, open_to=given.worker)


def _alert(given: Given) -> Iterator[Cited]:
    if given.without_action >= given.alert.times:
        yield Cited(
            words=f"{given.without_action} contacts ended without further action in {given.alert.months} months. "
            f"{given.alert.asks}",
            contacts=tuple(each.reference for each in given.contacts if each.outcome == "no-further-action"),
            loud=True,
        )


def _open(given: Given) -> Iterator[Cited]:
    worker, head = given.worker, given.head
    if worker:
        whose = in_words([part for part in (worker.name, worker.team) if part], joined_by="of") or worker.service_title
        yield _said(f"Open to {worker.service_title}: {whose}.", worker.source, loud=True)
    for status in head.status:
        text = status.text.rstrip(".")
        more = "" if text.casefold().startswith(status.title.casefold()) or not text else f": {text}"
        yield _said(f"{status.title}{more}, since {_day(status.since)}.", status.source, loud=True)
    if not worker and not head.status:
        yield Cited(words="No record names a worker, a plan or an order.")


def _contacts(given: Given) -> Iterator[Cited]:
    """How many, how many lately, how the last ended, what is open still."""
    if not given.contacts:
        yield Cited(words="No contact with this front door before.")
        return
    lately = sum(each.is_lately for each in given.contacts)
    last = given.contacts[0]
    ended = "it is open still" if last.is_open else f"it ended in: {(last.outcome_title or 'not recorded').lower()}"
    number = _number(len(given.contacts), "contact")
    yield Cited(
        words=f"{number} before, {lately} in 90 days; the last on {_day(last.received_at)}, and {ended}.",
        contacts=tuple(each.reference for each in given.contacts[:3]),
    )
    still_open = [each.reference for each in given.contacts if each.is_open]
    if still_open:
        yield Cited(
            words=f"{_number(len(still_open), 'contact')} about them open now: read this one with it.",
            contacts=tuple(still_open),
            loud=True,
        )


def _referrals(given: Given) -> Iterator[Cited]:
    """A referral within a year, of this front door or of the council's own record, makes this a re-referral."""
    since = add_months(given.today, -A_YEAR)
    accepted = [
        each
        for each in given.contacts
        if each.outcome in ("assessment", "strategy-discussion") and london_date(each.received_at) >= since
    ]
    if accepted:
        when, cited = accepted[0].received_at, (accepted[0].reference,)
        yield Cited(words=_re_referral(when), contacts=cited, loud=True)
        return
    for step in sorted(_steps(given.head, "referral"), key=lambda step: step.happened_at, reverse=True)[:1]:
        if london_date(step.happened_at) >= since:
            yield _said(_re_referral(step.happened_at), step.source, loud=True)
        else:
            yield _said(f"Last referred on {_day(step.happened_at)}, more than a year ago.", step.source)


def _siblings(given: Given) -> Iterator[Cited]:
    for sibling, contacts in given.siblings[:MOST_SIBLINGS]:
        known = [*sibling.known, *_history(contacts)]
        said = "; ".join(known) if known else "nothing else is known of them here"
        yield Cited(
            words=f"{sibling.name} ({', '.join(part for part in (sibling.relation, sibling.age) if part)}): {said}.",
            contacts=tuple(each.reference for each in contacts[:2]),
            source=_title(sibling.source),
            as_of=sibling.source.as_of,
            person=sibling.person,
            loud=any("protection plan" in one.casefold() for one in known),
        )


def _history(contacts: Sequence[Earlier]) -> Iterator[str]:
    if contacts:
        last = contacts[0]
        ended = "open still" if last.is_open else (last.outcome_title or "outcome not recorded").lower()
        yield f"{_number(len(contacts), 'contact')} here, the last on {_day(last.received_at)}: {ended}"


def _elsewhere(given: Given) -> Iterator[Cited]:
    """Other addresses that a record gives now or gave before; none of somebody shielded."""
    if given.head.address.withheld:
        yield Cited(words=given.head.withheld, loud=True)
        return
    for other in given.head.address.otherwise[:3]:
        until = f" until {_day(other.until)}" if other.until else ""
        yield _said(f"Also recorded at {other.value}{until}.", other.source)


def _warnings(given: Given) -> Iterator[Cited]:
    for warning in given.head.warnings:
        source = warning.source
        words = f"Warning: {warning.text.rstrip('.')}{f' ({_day(warning.since)})' if warning.since else ''}."
        yield _said(words, source, loud=True) if source else Cited(words=words, loud=True)


def _re_referral(when: datetime) -> str:
    return f"A referral was accepted on {_day(when)}, within twelve months: this would be a re-referral."


def _steps(head: PersonHead, kind: str) -> list[StoryEntry]:
    return [step for step in head.steps if step.kind == kind]


def _said(words: str, source: Source, *, loud: bool = False) -> Cited:
    return Cited(words=words, source=_title(source), as_of=source.as_of, loud=loud)


def _title(source: Source) -> str:
    return source.title or source.agency


def _day(value: date | datetime) -> str:
    on = london_date(value) if isinstance(value, datetime) else value
    return f"{on.day} {on:%B %Y}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
