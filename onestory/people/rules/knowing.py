"""Whether a service knows a person: two ways of knowing, four of not knowing, and never a blank. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from onestory.calendars.instants import day_in_words
from onestory.grammar.feeds import Feed, Holding
from onestory.people.declared.services import Service
from onestory.people.rules.page import Knowing, KnownTo, Professional


@dataclass(frozen=True, kw_only=True)
class FeedStands:
    """How one feed stands for a council: the day its last good file speaks of, and whether that is too long ago."""

    feed: Feed
    as_of: date | None = None
    received_at: datetime | None = None
    stale_since: date | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the index holds of one person: who works with them, and which feeds have a record of them.

    `held_back` names each feed of which no agreement lets the reader see anything, and whom to ask.
    """

    professionals: Sequence[Professional]
    feeds: frozenset[str]
    age: int | None
    withheld: bool
    today: date
    held_back: Mapping[str, str] = field(default_factory=dict)


def known_to(service: Service, stands: Sequence[FeedStands], evidence: Evidence) -> KnownTo:
    """What may be said of one service and one person."""
    own = [stand for stand in stands if service.code in stand.feed.covers.services]
    working = [each for each in evidence.professionals if each.service == service.code]
    recorded = [stand for stand in own if stand.feed.code in evidence.feeds]
    back = {
        stand.feed.code: evidence.held_back[stand.feed.code] for stand in own if stand.feed.code in evidence.held_back
    }
    if back and not working and not recorded:
        return _held_back(service, back, own)
    if working:
        return _worked_with(service, working, evidence.today)
    if recorded and (evidence.withheld or any(len(stand.feed.covers.services) == 1 for stand in recorded)):
        return _recorded(service, recorded, withheld=evidence.withheld)
    return _not_known(service, own, evidence.age)


def _worked_with(service: Service, working: Sequence[Professional], today: date) -> KnownTo:
    current = [each for each in working if each.is_current(today)]
    latest = max(current or working, key=lambda each: each.since or date.min)
    who = ", ".join(part for part in (latest.role, latest.name, latest.team) if part)
    return KnownTo(
        service=service.code,
        title=service.title,
        knowing=Knowing.CURRENT if current else Knowing.PAST,
        says=who,
        told_by=latest.source.title,
        as_of=latest.source.as_of,
        since=latest.since,
        until=None if current else latest.until,
    )


def _held_back(service: Service, back: Mapping[str, str], own: Sequence[FeedStands]) -> KnownTo:
    return KnownTo(
        service=service.code,
        title=service.title,
        knowing=Knowing.NOT_SHARED,
        says="Holds a record. No agreement lets you see it for what you are doing.",
        ask=next(filter(None, back.values()), service.ask),
        feed=next(iter(back)),
        as_of=_latest(own),
    )


def _recorded(service: Service, recorded: Sequence[FeedStands], *, withheld: bool) -> KnownTo:
    holds_all = any(stand.feed.holding is Holding.FULL for stand in recorded)
    says = "Holds a current record" if holds_all else "Has told of this person"
    return KnownTo(
        service=service.code,
        title=service.title,
        knowing=Knowing.CURRENT if holds_all else Knowing.PAST,
        says=f"{says}. Who works with them, and where, is withheld." if withheld else f"{says}.",
        as_of=_latest(recorded),
    )


def _not_known(service: Service, own: Sequence[FeedStands], age: int | None) -> KnownTo:
    knowing, says, asks = Knowing.NONE_HELD, "Checked: no record of this person.", ""
    arrived = [stand for stand in own if stand.as_of is not None]
    covering = [stand for stand in arrived if stand.feed.covers.covers(age)]
    if not service.serves(age):
        knowing, says = Knowing.NO_FEED, "Does not serve people of this age."
    elif not service.shares:
        knowing, says, asks = Knowing.NOT_SHARED, "May hold a record; it is not shared with the hub.", service.ask
    elif not arrived:
        knowing, says, asks = Knowing.NO_FEED, "Nothing has come from this service.", service.ask
    elif not covering:
        knowing, says, asks = (
            Knowing.NO_FEED,
            "What comes from this service leaves out people of this age.",
            service.ask,
        )
    elif all(stand.stale_since for stand in covering):
        knowing, says, asks = (
            Knowing.STALE,
            f"No record, but nothing new has come since {_since(covering)}.",
            service.ask,
        )
    return KnownTo(
        service=service.code,
        title=service.title,
        knowing=knowing,
        says=says,
        ask=asks,
        as_of=_latest(covering or arrived),
    )


def _since(stands: Sequence[FeedStands]) -> str:
    return day_in_words(max(stand.as_of for stand in stands if stand.as_of))


def _latest(stands: Sequence[FeedStands]) -> datetime | None:
    return max((stand.received_at for stand in stands if stand.received_at), default=None)
