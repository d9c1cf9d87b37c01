"""Bringing the index in line with what partners now say: what changed and whom it concerns, or everybody."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.feeds.queries.changes import what_came
from onestory.linkage.model import Model, default_model
from onestory.people.actions.indexing.adopt_links import adopt_links
from onestory.people.actions.shielding.put_up_listed_shields import put_up_listed_shields
from onestory.people.index import questioning
from onestory.people.index.lookup import count_common
from onestory.people.index.matching import Matched, match_all, match_changed
from onestory.people.index.remembering import keep_ruler, remember
from onestory.people.index.severing import raise_adoptions
from onestory.people.index.source import FeedRows
from onestory.people.index.taking_in import Progress, Rows, silent, take_in
from onestory.people.index.writing import alone, as_indexer, finish, reckon
from onestory.people.models import Person, Question, Run
from onestory.people.queries.decisions import decisions
from onestory.people.rules.outcomes import Adopted, LinkOutcome, ListedShield
from onestory.walls.actor import Actor


@transaction.atomic
def index_council(
    *,
    actor: Actor,
    council: int,
    now: datetime,
    progress: Progress = silent,
    shields: Sequence[ListedShield] = (),
    source: Rows | None = None,
    model: Model | None = None,
    everybody: bool = False,
) -> LinkOutcome:
    """Link and write up what changed since the last run, touching nobody else. The actor must be the system.

    The people it comes to are those that a whole run by the same ruler would come to. It looks at everybody if told to,
    if nobody has been linked yet, or if the model or the way of comparing has changed. One transaction: until it ends,
    everybody sees the old index; if it dies, the old index stays. `shields` are put up before anybody can look.
    """
    chosen = model or default_model()
    with as_indexer(actor) as indexer:
        alone(council)
        progress("read", 0.0)
        came = what_came(viewer=indexer)
        taken = take_in(council, source or FeedRows(indexer), progress)
        reckon(taken)
        raise_adoptions(council, staged=True, now=now)
        found = _match(council, indexer, chosen, _part_of(progress), None if everybody else now.date())
        progress("adopt", 0.5)
        adopted = _adopt(found, indexer, chosen, now)
        written = finish(council, taken, now=now, tell=progress)
        raise_adoptions(council, staged=False, now=now)
        questioning.weigh(council)
        shielded, not_found = put_up_listed_shields(actor=indexer, shields=shields, now=now)
        if found.is_whole:
            count_common(council)
        outcome = LinkOutcome(
            **_looked_at(found, chosen),
            adopted=adopted,
            written=written,
            shielded=shielded,
            shields_not_found=not_found,
            **_standing(council),
        )
        _keep(outcome, council, actor, came, now)
    return outcome


def _keep(outcome: LinkOutcome, council: int, actor: Actor, came: str, now: datetime) -> None:
    """Leave a line of the run, and one in the audit."""
    counts = {"records": outcome.records, "people": outcome.people, "review": outcome.review} | vars(outcome.written)
    model = outcome.model_version
    Run.objects.create(council_id=council, at=now, by=actor.username, model=model, came=came, counts=counts)
    note(act="index.link", actor=actor, now=now, subject=model, subject_kind="model", detail=counts)


def _looked_at(found: Matched, model: Model) -> dict[str, Any]:
    """How much the run looked at, and by which model."""
    return {"records": found.records, "model_version": model.version, "is_whole": found.is_whole}


def _standing(council: int) -> dict[str, Any]:
    """How many people the index has, and how many questions wait for a reviewer."""
    return {
        "people": Person.objects.filter(council_id=council, retired_at=None).count(),
        "review": Question.objects.filter(council_id=council, state__in=("open", "unsure", "disputed")).count(),
    }


def _match(council: int, indexer: Actor, model: Model, tell: Progress, today: date | None) -> Matched:
    """Look at what changed until `today`; without a day, at everybody."""
    said = decisions(viewer=indexer)
    part = today and match_changed(council, model=model, decisions=said, tell=tell, today=today)
    return part or match_all(council, model=model, decisions=said, tell=tell)


def _adopt(found: Matched, indexer: Actor, model: Model, now: datetime) -> Adopted:
    """Open and close links, ask what must be asked, and keep what the next run needs."""
    council = indexer.council
    adopted = adopt_links(
        actor=indexer, assignment=found.assignment, model_version=model.version, now=now, weights=found.weights()
    )
    looked_at = None if found.is_whole else found.looked_at
    questioning.ask(council, found.links.review, looked_at=looked_at, model=model.version, now=now)
    if found.links.memory is not None:
        remember(council, found.links.memory, everything=found.is_whole, gone=found.gone)
    if found.is_whole and found.links.ruler is not None:
        keep_ruler(council, found.links.ruler, now=now)
    return adopted


def _part_of(progress: Progress) -> Progress:
    return lambda stage, done: progress(stage, 0.1 + 0.4 * done)
