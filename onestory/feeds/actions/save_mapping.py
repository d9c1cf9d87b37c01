"""Save what the headings of a partner's file mean, so that the next one is read without asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import ColumnMapping
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def save_mapping(*, actor: Actor, council: int, feed: str, headings: Mapping[str, str], now: datetime) -> ColumnMapping:
    """Remember, for a council and a feed, which heading of theirs is which declared one. Blank choices are left out."""
    declared = feed_of(feed)
    require(actor, "feed.import", council=council)
    chosen = {theirs.strip(): meant for theirs, meant in headings.items() if theirs.strip() and meant}
    known = {column.theirs for part in declared.parts for column in part.columns}
    strange = sorted(set(chosen.values()) - known)
    if strange:
        raise BadInput(f"{declared.title} has no column {', '.join(strange)}.")
    twice = sorted(meant for meant, times in Counter(chosen.values()).items() if times > 1)
    if twice:
        raise BadInput(f"Two of the file's columns were matched to {', '.join(twice)}. Match one of them only.")
    mapping, _ = ColumnMapping.objects.update_or_create(
        council_id=council,
        feed=feed,
        defaults={"headings": chosen, "saved_at": now, "saved_by": actor.username},
    )
    note(act="feed.map", subject=feed, subject_kind="feed", actor=actor, now=now, detail={"headings": len(chosen)})
    return mapping
