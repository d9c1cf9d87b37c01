"""Identifiers that last: clusters inherit the person they share most records with, and every change is written down."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import polars as pl


@dataclass(frozen=True)
class Assignment:
    """Who each record belongs to now, and what changed: minted, merged (from, into) and split (from, into) people."""

    links: pl.DataFrame
    minted: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    split: tuple[tuple[str, str], ...]


def assign_people(
    clusters: pl.DataFrame, existing: pl.DataFrame, *, mint: Callable[[], str] = lambda: str(uuid4())
) -> Assignment:
    """Give each cluster a lasting identifier.

    A cluster takes the person with whom it shares most records; a person goes to the cluster that holds most of
    theirs; ties go to the identifier that sorts first. Records of `existing` that are in no cluster are left out.
    """
    held = dict(existing.select("record_id", "person_id").iter_rows())
    members: dict[str, list[str]] = defaultdict(list)
    for record_id, cluster_id in clusters.select("record_id", "cluster_id").sort("record_id").iter_rows():
        members[cluster_id].append(record_id)
    shared = {cluster: Counter(held[r] for r in records if r in held) for cluster, records in members.items()}
    people, heirs = inherited(shared, {cluster: records[0] for cluster, records in members.items()})
    minted = {cluster: mint() for cluster in members if cluster not in people}
    people |= minted
    links = [(record, people[cluster]) for cluster, records in members.items() for record in records]
    return Assignment(
        links=pl.DataFrame(links, schema={"record_id": pl.String, "person_id": pl.String}, orient="row").sort(
            "record_id"
        ),
        minted=tuple(minted.values()),
        merged=merges(shared, people, heirs),
        split=splits(shared, people),
    )


def inherited(shared: dict[str, Counter[str]], first: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Match clusters with people, most records in common first; return both ways round."""
    claims = sorted(
        (
            (-count, person, first[cluster], cluster)
            for cluster, counts in shared.items()
            for person, count in counts.items()
        )
    )
    people: dict[str, str] = {}
    heirs: dict[str, str] = {}
    for _, person, _, cluster in claims:
        if cluster not in people and person not in heirs:
            people[cluster], heirs[person] = person, cluster
    return people, heirs


def merges(
    shared: dict[str, Counter[str]], people: dict[str, str], heirs: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return (retired person, person that took their records) for everyone whose identifier lives on nowhere."""
    found = {
        (person, people[cluster]) for cluster, counts in shared.items() for person in counts if person not in heirs
    }
    return tuple(sorted(found))


def splits(shared: dict[str, Counter[str]], people: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return (person, other person) wherever some of a person's records went to another while the person lives on."""
    kept = set(people.values())
    found = {
        (person, people[cluster])
        for cluster, counts in shared.items()
        for person in counts
        if person in kept and people[cluster] != person
    }
    return tuple(sorted(found))
