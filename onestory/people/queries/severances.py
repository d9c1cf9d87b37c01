"""Adoptions that wait for the custodians, and the lives they keep."""

from onestory.calendars.instants import day_in_words
from onestory.feeds.declared.catalogue import FEEDS
from onestory.people.index.linking import identities_of
from onestory.people.index.writing import as_indexer
from onestory.people.models import Link, Person, Severance
from onestory.people.rules.severing import Kept, Task
from onestory.walls.actor import Actor

TITLES = {feed.code: feed.title for feed in FEEDS} | {"hub": "The hub's own people"}
SAYS = ("given_name", "family_name", "date_of_birth", "nhs_number", "postcode")


def severances(*, viewer: Actor) -> list[Task]:
    """Those that wait, and those severed that name the viewer: the database shows no others."""
    found = list(Severance.objects.filter(council_id=viewer.council).exclude(state="declined"))
    with as_indexer(viewer):
        people = Person.objects.in_bulk([row.person_id for row in found])
    return [_task(row, people[row.person_id], viewer, ()) for row in found]


def severance(row: Severance, *, viewer: Actor) -> Task:
    """One, with its records in their own words: only inside an act that keeps the sight in the audit."""
    with as_indexer(viewer) as indexer:
        held = Link.objects.filter(council_id=viewer.council, person_id=row.person_id, closed_at=None)
        names = list(held.order_by("record").values_list("record", flat=True))
        person = Person.objects.get(pk=row.person_id)
        said = {each["record_id"]: each for each in identities_of(indexer.council, names).to_dicts()}
    kept = tuple(
        Kept(
            record=name,
            title=TITLES.get(name.partition("/")[0], name),
            says=", ".join(str(said[name][field]) for field in SAYS if said.get(name, {}).get(field)),
            moves=name in row.moves,
        )
        for name in names
    )
    return _task(row, person, viewer, kept)


def _task(row: Severance, person: Person, viewer: Actor, records: tuple[Kept, ...]) -> Task:
    born = person.date_of_birth
    return Task(
        id=row.pk,
        person=person.pk,
        name=str(person),
        born=day_in_words(born) if born else "",
        state=row.state,
        told=row.told,
        raised_at=row.raised_at,
        why=row.why,
        proposed_by=row.proposed_by,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        custodians=tuple(row.custodians.values_list("username", flat=True)),
        records=records,
        is_proposer=row.proposed_by == viewer.username,
    )
