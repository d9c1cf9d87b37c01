"""For the rooms where things are told: letting their rows say what they may, and whom a shield makes them look at."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from uuid import UUID

from onestory.people.index.copying import rows, run
from onestory.people.index.retelling import retell_rows, told_of_room
from onestory.people.index.writing import as_indexer
from onestory.people.queries.withheld import hidden_words, shielded_among
from onestory.people.rules.near_names import HeldNames, Name, as_held
from onestory.people.rules.retelling import Hide, Hiding
from onestory.walls.actor import Actor
from onestory.walls.keyring import Keyring
from onestory.walls.retelling import ToldTable

OWED = """
with latest as materialized (
         select id, kind, about from people_owedtelling where council_id = %(council)s and kind = any(%(kinds)s)
          order by id {order} limit %(within)s),
     looked as (select kind, about from latest group by 1, 2 order by max(id) {order} limit %(most)s)
select latest.id, latest.kind, latest.about from latest join looked using (kind, about)
"""
PAID = "delete from people_owedtelling where council_id = %s and id = any(%s)"
ALONE = "select pg_try_advisory_xact_lock(730914, %s)"
WITH_RELATIVES = """
with recursive asked as (select unnest(%s::uuid[]) as id),
     every as (select unnest(people_identifiers(id)) as id from asked),
     near as (select person_id as id from people_relationship where other_id in (select id from every)
              union select other_id from people_relationship where person_id in (select id from every))
select distinct unnest(people_identifiers(id)) from (select id from near union select id from every) whom
"""
ALL_LOCKED = """
with gone as (delete from people_owedtelling where council_id = %(council)s and kind = 'locked' returning id)
insert into people_owedtelling (council_id, kind, about)
select distinct %(council)s, k.kind, w.about from people_astold l
  join unnest(%(tables)s::text[], %(kinds)s::text[]) as k (name, kind) on k.name = l."table"
 cross join unnest(l.whose) as w (about)
 where l.council_id = %(council)s and exists (select 1 from gone)
"""
HELD_OF = """
select distinct w.about from people_astold l cross join unnest(l.whose) as w (about)
 where l.council_id = %s and w.about = any(%s)
"""
NAMES = """
select p.id, p.given_name, p.family_name,
       array(select f.value from people_fact f
              where f.person_id = p.id and f.kind in ('name', 'former-name', 'alias'))
  from people_person p where p.id = any(%s)
"""
Owed = tuple[int, str, UUID]
"""Its number, of what kind, about whom or what."""


def may_tell_anew(council: int) -> bool:
    """Whether nobody else lets a council's rows be told anew at this moment; whoever else does has it in hand."""
    return bool(rows(ALONE, [council])[0][0])


def owe_what_is_locked(council: int, kinds: Mapping[str, str]) -> None:
    """Where a shield was lifted, let everything that is locked owe a look: by table, as what kind."""
    run(ALL_LOCKED, {"council": council, "tables": list(kinds), "kinds": list(kinds.values())})


def owed_telling(
    council: int, kinds: Iterable[str], most: int, *, newest_first: bool = False, within: int | None = None
) -> list[Owed]:
    """What owes a look, so many people and things at most, however often they owe it, among the first so many rows.

    The oldest first, or the newest. The caller stands as the indexer.
    """
    asked = {"council": council, "kinds": list(kinds), "most": most, "within": within}
    found = rows(OWED.format(order="desc" if newest_first else "asc"), asked)
    return [(int(str(number)), str(kind), UUID(str(about))) for number, kind, about in found]


def paid(council: int, numbers: Iterable[int]) -> None:
    """That these were looked at."""
    run(PAID, [council, list(numbers)])


def with_relatives(people: Iterable[UUID]) -> set[UUID]:
    """Every identifier of these people and of their relatives."""
    return {UUID(str(each)) for (each,) in rows(WITH_RELATIVES, [list(people)])}


def names_of(people: Iterable[UUID]) -> HeldNames:
    """Every name that these people have, or had."""
    return HeldNames(
        (UUID(str(person)), name)
        for person, given, family, others in rows(NAMES, [list(people)])
        for name in (Name(str(given), str(family)), *map(as_held, others))  # type: ignore[call-overload]
    )


def whose_is_locked(council: int, asked: Iterable[UUID]) -> set[UUID]:
    """Those of these about whom something is told otherwise than it was."""
    found = rows(HELD_OF, [council, list(asked)])
    return {UUID(str(one)) for (one,) in found}


def retell(
    actor: Actor,
    ring: Keyring,
    *,
    room: str,
    tables: Sequence[ToldTable],
    kind: str,
    asked: Iterable[UUID],
    hide: Hide,
) -> tuple[int, bool]:
    """Let every row of a room about these say what it may: how many were written, and whether all are right now."""
    with as_indexer(actor):
        told = told_of_room(actor.council, room, kind, asked, ring)
        return retell_rows(actor.council, room, tables, told, hide, ring)


def hidden_of_people(system: Actor) -> Hide:
    """What is hidden in a row about people: the places of those who are shielded among them and their relatives.

    Where a shield stands over one of them, so are their places and files, whatever these say.
    """

    @cache
    def of(whose: tuple[UUID, ...]) -> Hiding | None:
        shielded = shielded_among(with_relatives(whose), viewer=system)
        if not shielded:
            return None
        is_theirs = bool(shielded_among(whose, viewer=system))
        return Hiding(words=hidden_words(shielded, viewer=system), places=is_theirs, files=is_theirs)

    return lambda one: of(one.whose)
