"""What is told of one incident besides what every contact holds. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from onestory.calendars.instants import at_london
from onestory.frontdoor.rules.told import Told, ToldAdult, ToldChild

Answers = Mapping[str, object]
POLICE, LAST_MINUTE = "6", time(23, 59)
PLACES = ("address", "postcode", "phone")


@dataclass(frozen=True, kw_only=True)
class ToldIncident:
    """When it happened, and what a school may be told of it."""

    happened_at: datetime
    their_reference: str
    circumstances: str
    were_present: bool | None = None
    childs_voice: str = ""
    place: str = ""


def incident_of_a_call(told: Told, *, came_at: datetime) -> ToldIncident | None:
    """What police rang about, if it is one event with children; its hour is that of the call, or the end of its day."""
    if told.source != POLICE or told.incident_on is None or not told.children:
        return None
    ended = at_london(told.incident_on, LAST_MINUTE)
    return ToldIncident(
        happened_at=min(came_at, ended),
        their_reference=told.incident_reference or "not given",
        circumstances=told.worry,
    )


def of_these(told: Told, numbers: Sequence[int], *, adults: Sequence[ToldAdult]) -> Told:
    """A contact of some of the children, by their place: the words for all of them, these children, and the adults."""
    aside, grown = told.put_aside[: len(told.children)], told.put_aside[len(told.children) :]
    return replace(
        told,
        children=tuple(told.children[number] for number in numbers),
        adults=tuple(adults),
        put_aside=(*(aside[number] for number in numbers if aside), *grown),
    )


def adults_as_told_to(council: str, told: Told, council_of: Mapping[str, str]) -> tuple[ToldAdult, ...]:
    """Every adult; their address and telephone only where they live, as far as their postcodes say."""
    return tuple(
        adult
        if council_of.get(adult.postcode, council) == council
        else replace(adult, address="", postcode="", phone="")
        for adult in told.adults
    )


def answers_of(answers: Answers, numbers: Sequence[int], adults: Sequence[ToldAdult]) -> dict[str, object]:
    """The answers kept with their contact, without the other children's and without adults' places elsewhere."""
    children, grown = answers.get("children"), answers.get("adults")
    there = children if isinstance(children, Sequence) else ()
    mine = [there[number] for number in numbers if number < len(there)]
    kept: dict[str, object] = {**answers, "children": mine}
    if isinstance(grown, Sequence):
        kept["adults"] = [_as_told(row, adult) for row, adult in zip(grown, adults, strict=True)]
    return kept


def _as_told(row: object, adult: ToldAdult) -> object:
    if not isinstance(row, Mapping) or adult.address or adult.postcode or adult.phone:
        return row
    return {name: said for name, said in row.items() if name not in PLACES}


NOT_REPEATED = "[a place, not repeated here]"


def without_places(words: str, told: Told, *besides: str) -> str:
    """The words without any place that was told beside them: a school need not know where, and a place may be one
    that is kept from somebody."""
    people: tuple[ToldChild | ToldAdult, ...] = (*told.children, *told.adults)
    places = {place.strip() for one in people for place in (one.address, one.postcode)} | {*besides}
    for place in sorted(filter(None, places), key=len, reverse=True):
        words = re.sub(_however_spaced(place), NOT_REPEATED, words, flags=re.IGNORECASE)
    return words


def _however_spaced(place: str) -> str:
    parts = re.findall(r"\w+", place)
    return r"[\s,]*".join(map(re.escape, parts)) if parts else re.escape(place)
