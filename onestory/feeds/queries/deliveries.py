"""Deliveries: the files that came, what came of each, and the preview of one that waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from onestory.access.policies import refusal, require
from onestory.feeds.bulk.waiting import preview_in
from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.declared.workflows import DELIVERY, DeliveryState
from onestory.feeds.models import Delivery
from onestory.feeds.policies import check_nothing_stands_on, mapping_of
from onestory.feeds.readers.open import headings_in
from onestory.feeds.rules.headings import elsewhere, suggested
from onestory.grammar.refusals import BadInput, NotFound, Refusal
from onestory.walls.actor import Actor

MOST_BY_HAND = 300
TOO_MANY = "The file has {count:,} columns. That is too many to match by hand: ask for the file as it was agreed."


@dataclass(frozen=True, kw_only=True)
class DeliveryDetail:
    """One delivery, with the sentences that disabled buttons quote. Nothing in a sentence means that it may be done."""

    id: int
    feed: str
    feed_title: str
    file_name: str
    size: int
    as_of: date
    state: str
    rows: int
    accepted: int
    quarantined: int
    duplicates: int
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    parts: Mapping[str, Mapping[str, int]]
    reasons: Mapping[str, int]
    set_aside: Mapping[str, int]
    notes: Sequence[str]
    asked: str
    first_rows: Sequence[Mapping[str, object]]
    first_refusals: Sequence[Mapping[str, object]]
    opened_at: datetime
    opened_by: str
    committed_at: datetime | None
    committed_by: str
    raised_at: datetime | None
    undone_at: datetime | None
    undone_by: str
    undone_why: str
    why_not_commit: str | None
    why_not_undo: str | None


@dataclass(frozen=True, kw_only=True)
class MappingChoice:
    """One heading of an unknown file, and what it is taken to mean; blank where nobody can tell."""

    heading: str
    meant: str


@dataclass(frozen=True, kw_only=True)
class MappingForm:
    """What the page asks about an unknown file: its headings, and the columns they may be matched to."""

    feed: str
    choices: tuple[MappingChoice, ...]
    columns: tuple[tuple[str, bool], ...]


def deliveries_of(feed: str, *, viewer: Actor, most: int = 50) -> list[DeliveryDetail]:
    """The deliveries of a feed, newest first."""
    require(viewer, "feed.see")
    found = Delivery.objects.filter(council_id=viewer.council, feed=feed_of(feed).code)[:most]
    return [_detail(delivery, viewer) for delivery in found]


def delivery_detail(delivery: int, *, viewer: Actor) -> DeliveryDetail:
    """One delivery of the viewer's council."""
    require(viewer, "feed.see")
    found = Delivery.objects.filter(council_id=viewer.council, pk=delivery).first()
    if found is None:
        raise NotFound("There is no such delivery here.")
    return _detail(found, viewer)


def saved_mapping(feed: str, *, viewer: Actor) -> dict[str, str]:
    """What the viewer's council has said the headings of a feed mean."""
    require(viewer, "feed.see")
    return mapping_of(council=viewer.council, feed=feed_of(feed).code)


def mapping_form(feed: str, path: Path, *, viewer: Actor) -> MappingForm:
    """The headings of an unknown file with a guess for each: what was said before, or what it most resembles."""
    require(viewer, "feed.import")
    declared = feed_of(feed)
    part = declared.parts[0]
    headings = headings_in(declared, path)
    if len(headings) > MOST_BY_HAND:
        raise BadInput(TOO_MANY.format(count=len(headings)))
    guesses = suggested(part, headings, elsewhere(FEEDS)) | mapping_of(council=viewer.council, feed=declared.code)
    return MappingForm(
        feed=declared.code,
        choices=tuple(
            MappingChoice(heading=heading, meant=guesses.get(heading, "")) for heading in headings if heading
        ),
        columns=tuple(dict.fromkeys((column.theirs, column.required) for column in part.columns)),
    )


def _detail(delivery: Delivery, viewer: Actor) -> DeliveryDetail:
    same = (
        "file_name", "size", "as_of", "state", "rows", "accepted", "quarantined", "duplicates", "new", "changed",
        "unchanged", "withdrawn", "parts", "reasons", "set_aside", "notes", "asked", "opened_at", "opened_by",
        "committed_at", "committed_by", "raised_at", "undone_at", "undone_by", "undone_why",
    )  # fmt: skip
    shown = preview_in(delivery.preview)
    return DeliveryDetail(
        id=delivery.pk,
        feed=delivery.feed,
        feed_title=feed_of(delivery.feed).title,
        first_rows=shown.get("rows", []),
        first_refusals=shown.get("refusals", []),
        why_not_commit=_why_not("commit", delivery, viewer),
        why_not_undo=_why_not("undo", delivery, viewer),
        **{name: getattr(delivery, name) for name in same},
    )


def _why_not(move: str, delivery: Delivery, viewer: Actor) -> str | None:
    try:
        needs = DELIVERY.check(move, DeliveryState(delivery.state)).needs
        if move == "undo":
            check_nothing_stands_on(delivery)
    except Refusal as refused:
        return refused.message
    return refusal(viewer, needs, council=delivery.council_id)
