"""Adding somebody whom a search did not find; refused while the index holds anybody like them whom nobody looked at."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from uuid import UUID

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput, Conflict
from onestory.people.actions.adding.add_person import add_person
from onestory.people.queries.candidates import candidates
from onestory.people.rules.adding import NewPerson, likeliest, near_enough, wrong_with
from onestory.people.rules.finding import Candidate
from onestory.walls.actor import Actor

LOOK_FIRST = "The index holds somebody like this. Look at each, and say that none of them is who you mean."


class LooksLikeSomebody(Conflict):
    """Somebody like this is known already."""

    def __init__(self, found: Collection[Candidate]) -> None:
        super().__init__(LOOK_FIRST)
        self.found = tuple(found)


def add_after_looking(*, actor: Actor, new: NewPerson, none_of: Collection[UUID], now: datetime) -> UUID:
    """Look for them, then add them. Returns their identifier. `none_of` are people whom the actor knows it is not.

    What is looked for stays in the audit, also where nobody is added.
    """
    require(actor, "contact.match")
    for says in wrong_with(new, today=london_date(now)).values():
        raise BadInput(f"{says}.")
    near = near_enough(_looked_for(actor, new, now))
    if any(each.person not in none_of for each in near):
        raise LooksLikeSomebody(near)
    return add_person(
        actor=actor,
        given_name=new.given_name,
        family_name=new.family_name,
        date_of_birth=new.date_of_birth,
        expected_on=new.expected_on,
        sex=new.sex,
        address=new.address,
        postcode=new.postcode,
        phone=new.phone,
        why=new.why.strip(),
        now=now,
    )


def _looked_for(actor: Actor, new: NewPerson, now: datetime) -> list[Candidate]:
    """By everything, and by name and birth alone, as Find does: a search by place leaves shielded people out."""
    look = partial(
        candidates, viewer=actor, now=now, born=new.date_of_birth, given=new.given_name, family=new.family_name
    )
    if not (new.address or new.postcode or new.phone):
        return look()
    return likeliest(look(address=new.address, postcode=new.postcode, phone=new.phone), look())
