"""Adding somebody whom no partner has told of: a record of the hub's own, which later runs may link to others."""

from datetime import date, datetime
from uuid import UUID, uuid4

import polars as pl
from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput
from onestory.people.declared.facts import HUB
from onestory.people.index.assigning import assign
from onestory.people.index.copying import run, temporary
from onestory.people.index.linking import mint, open_links
from onestory.people.index.taking_in import SAYINGS, told_nothing
from onestory.people.index.told import comparable
from onestory.people.index.writing import as_indexer, settle_touched, touch
from onestory.people.models import Change
from onestory.people.rules.asking import plain_phone
from onestory.walls.actor import Actor


@transaction.atomic
def add_person(
    *,
    actor: Actor,
    given_name: str,
    family_name: str,
    why: str,
    now: datetime,
    date_of_birth: date | None = None,
    expected_on: date | None = None,
    sex: str = "",
    address: str = "",
    postcode: str = "",
    phone: str = "",
) -> UUID:
    """Add a person after a search found nobody. Returns their identifier."""
    require(actor, "contact.match")
    if not (given_name.strip() or family_name.strip()):
        raise BadInput("Give at least one name, or say “Baby” or “Unborn” with the mother's surname.")
    person, record = uuid4(), f"{HUB}/{uuid4()}"
    said = {
        "record": record, "feed": HUB, "agency": actor.agency_code, "role": "", "who": "anyone",
        "as_of": london_date(now), "received_at": now, "given_name": given_name.strip() or None,
        "family_name": family_name.strip() or None, "date_of_birth": date_of_birth, "expected_on": expected_on,
        "sex": sex or None, "address": address.strip() or None, "postcode": postcode.strip().upper() or None,
        "phone": plain_phone(phone) or None,
    }  # fmt: skip
    with as_indexer(actor):
        change = Change.objects.create(
            council_id=actor.council, kind="add", at=now, by=actor.username, why=why, records=[[record], []]
        )
        mint(actor.council, (str(person),), now=now)
        temporary("t_saying", _saying(said))
        run(SAYINGS, {"council": actor.council})
        links = pl.DataFrame({"record": [record], "person_id": [str(person)], "weight": [None]})
        open_links(
            actor.council, links.with_columns(pl.col("weight").cast(pl.Float64)), change=change.pk, model="", now=now
        )
        touch([person])
        assign(actor.council)
        settle_touched(actor.council, now=now)
    note(act="person.add", actor=actor, now=now, person=person, subject_kind="person", detail={"why": why})
    return person


def _saying(said: dict[str, object]) -> pl.DataFrame:
    """One saying, made comparable like any partner's."""
    empty = told_nothing().sayings
    names = [
        name
        for name in empty.columns
        if name not in ("givens", "roots", "families", "given_sound", "family_sound", "place")
    ]
    schema = {name: empty.schema[name] for name in names}
    return comparable(pl.DataFrame({name: [said.get(name)] for name in names}, schema=schema))
