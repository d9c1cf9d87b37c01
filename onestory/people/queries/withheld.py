"""The last look at what a page is made of: no literal copy of a shielded person's place leaves in anybody's words."""

from collections.abc import Iterable
from typing import TypeVar, cast
from uuid import UUID

from django.db.models import Q

from onestory.people.index.copying import rows
from onestory.people.index.hiding import words_of
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.index.writing import as_indexer
from onestory.people.models import Relationship
from onestory.people.rules.near_names import HeldNames, Name, as_held
from onestory.people.rules.page import PersonHead
from onestory.people.rules.withholding import people_in, retold, unread, without
from onestory.walls.actor import Actor
from onestory.walls.keyring import keyring

Tree = TypeVar("Tree")
BEHIND = "select unnest(people_behind_shields(%s::uuid[]))"
CALLED = """
select h.person_id, p.given_name, p.family_name,
       array(select f.value from people_fact f
              where f.person_id = h.person_id and f.kind in ('name', 'former-name', 'alias'))
  from people_shield h join people_person p on p.id = h.person_id
 where h.council_id = %s and h.lifted_at is null
"""
BEHIND_NEAR = """
with asked as (select unnest(%s::uuid[]) as id),
     near as (select person_id as id from people_relationship where other_id in (select id from asked)
              union select other_id from people_relationship where person_id in (select id from asked)
              union select id from asked)
select unnest(people_behind_shields(array(select id from near)))
"""
EACH_NEAR = """
select a.id from unnest(%s::uuid[]) as a (id)
 where people_behind_shields(array(select person_id from people_relationship where other_id = a.id
                                   union select other_id from people_relationship where person_id = a.id
                                   union select a.id)) <> '{}'
"""


def withheld(
    tree: Tree,
    *,
    viewer: Actor,
    people: Iterable[UUID] = (),
    besides: Iterable[str] = (),
    and_relatives: bool = False,
) -> Tree:
    """The same tree of dataclasses with the places of every shielded person it names taken out of its texts.

    `people` are others whom it concerns though it does not name them, `and_relatives` theirs; `besides` are further
    words that tell a place, such as an address that somebody typed. While the keys are away, what is long enough to
    tell is withheld whole.
    """
    named = people_in(tree) | set(people)
    shielded = shielded_among(named, viewer=viewer, and_relatives=and_relatives)
    if not shielded:
        return tree
    with as_indexer(viewer):
        ring = ring_if_it_answers()
        words = words_of(viewer.council, shielded, ring) if ring else {}
    if ring is None:
        return cast("Tree", retold(tree, unread))
    return cast("Tree", retold(tree, without([*besides, *(word for said in words.values() for word in said)])))


def hidden_words(shielded: Iterable[UUID], *, viewer: Actor) -> frozenset[str]:
    """Every word that would tell where these shielded people are. Raises KeyUnavailable."""
    asked = set(shielded)
    if not asked:
        return frozenset()
    with as_indexer(viewer):
        return frozenset(word for said in words_of(viewer.council, asked, keyring()).values() for word in said)


def withheld_near(head: PersonHead, tree: Tree, *, viewer: Actor) -> Tree:
    """The same for what is told beside a head, which knows already whether anybody near stands behind a shield."""
    if not head.near_shield:
        return tree
    around = (*head.around.family, *head.around.household)
    people = {*head.identifiers, *(each.person for each in around if each.person)}
    return withheld(tree, viewer=viewer, people=people)


def near_to(people: Iterable[UUID], *, viewer: Actor) -> set[UUID]:
    """These people's relatives: what is told of one may betray another."""
    asked = list(people)
    ties = Relationship.objects.filter(Q(person_id__in=asked) | Q(other_id__in=asked))
    return {each for pair in ties.values_list("person_id", "other_id") for each in pair} | set(asked)


def shielded_called(told: Iterable[Name], *, viewer: Actor) -> set[UUID]:
    """Every shielded person of the council who may be called so, for words about somebody not matched yet."""
    asked = [name for name in told if name.given.strip() or name.family.strip()]
    if not asked:
        return set()
    held = names_behind_shields(viewer=viewer)
    return {person for name in asked for person in held.whose(name)}


def names_behind_shields(*, viewer: Actor) -> HeldNames:
    """What every shielded person of the council is and was called, for whoever asks of many names at once."""
    if not rows("select people_has_shields()")[0][0]:
        return HeldNames(())
    with as_indexer(viewer):
        standing = rows(CALLED, [viewer.council])
    return HeldNames(
        (UUID(str(person)), name)
        for person, given, family, others in standing
        for name in (Name(str(given), str(family)), *map(as_held, cast("list[str]", others)))
    )


def shielded_each(people: Iterable[UUID], *, viewer: Actor) -> set[UUID]:
    """Those of these people who stand behind a shield, or beside whom a relative does."""
    asked = list(people)
    return {UUID(str(person)) for (person,) in rows(EACH_NEAR, [asked])} if asked else set()


def shielded_among(people: Iterable[UUID], *, viewer: Actor, and_relatives: bool = False) -> set[UUID]:
    """Which of these people of the viewer's council stand behind a shield, whatever identifier is given."""
    asked = list(people)
    return (
        {UUID(str(person)) for (person,) in rows(BEHIND_NEAR if and_relatives else BEHIND, [asked])} if asked else set()
    )
