"""The truth about every person and every row, kept beside the files and never read by a feed."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from onestory.madeup.extracts.layout import Part
from onestory.madeup.world.council import World
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.people import Person, Tie

RECORDS = {
    "feed": pl.String,
    "part": pl.String,
    "source_id": pl.String,
    "row": pl.Int64,
    "person_id": pl.String,
    "slips": pl.String,
    "malformed": pl.Boolean,
}
MARK_COLUMNS = {
    "is_twin": "twin",
    "shielded": "shielded",
    "adopted": "adopted",
    "unaccompanied": "unaccompanied",
    "disputed_age": "disputed age",
    "guessed_birthday": "guessed birthday",
    "no_fixed_abode": "no fixed abode",
    "care_leaver": "care leaver",
    "staff": "staff",
    "changed_name": "changed name",
    "named_after_parent": "named after parent",
    "coincidence": "coincidence",
    "same_name_as_cousin": "cousin's name",
    "foster_carer": "foster carer",
    "story": "story",
}


def person_id(world: World, number: int, offset: int = 0) -> str:
    return f"{world.council.prefix}-{number + offset:07d}"


@dataclass
class Ledger:
    """Which person every row is about, gathered feed by feed."""

    offset: int = 0
    frames: list[pl.DataFrame] = field(default_factory=list)

    def note(self, world: World, part: Part, *, first_row: int = 1) -> None:
        rows = part.rows
        columns = {
            "feed": [part.feed] * len(rows),
            "part": [part.name] * len(rows),
            "source_id": [row.source for row in rows],
            "row": list(range(first_row, first_row + len(rows))),
            "person_id": [None if row.person is None else person_id(world, row.person, self.offset) for row in rows],
            "slips": [" ".join(slip.replace(" ", "_") for slip in row.slips) for row in rows],
            "malformed": [row.malformed for row in rows],
        }
        self.frames.append(pl.DataFrame(columns, schema=RECORDS))

    def all(self) -> pl.DataFrame:
        return pl.concat(self.frames) if self.frames else pl.DataFrame(schema=RECORDS)


def people_frame(creation: Creation, offset: int = 0) -> pl.DataFrame:
    """One row a person: as they truly are, with the marks that subgroup figures need."""
    world = creation.world
    rows = [_person_row(world, person, offset) for person in world.people]
    return pl.DataFrame(rows, infer_schema_length=None)


def _person_row(world: World, person: Person, offset: int) -> dict[str, object]:
    row: dict[str, object] = {
        "person_id": person_id(world, person.number, offset),
        "kind": person.kind,
        "given_name": person.name.given,
        "middle_names": person.name.middle,
        "family_name": person.name.family,
        "former_names": "; ".join(f"{former.name.given} {former.name.family}" for former in person.former),
        "date_of_birth": person.born,
        "expected_date_of_birth": person.expected,
        "died_on": person.died,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "name_origin": person.origin,
        "is_child": person.kind == "child",
        "is_unborn": person.kind == "unborn",
        "is_newborn": bool(person.kind == "child" and person.born and (world.today - person.born).days <= 60),
        "looked_after": "looked after" in person.marks,
        "was_looked_after": "was looked after" in person.marks,
        "moved": len(person.stays) > 1,
        "household_id": f"{world.council.prefix}-H{person.household + offset:06d}",
        "tier": world.household(person.household).tier,
        "address": person.home.whole if person.stays else "",
        "postcode": person.home.postcode if person.stays else "",
        "uprn": person.home.uprn if person.stays else "",
        "place_kind": person.home.kind if person.stays else "",
        "nhs_number": person.nhs,
        "upn": person.upn,
        "former_upn": person.former_upn,
        "council_child_id": person.child_id,
        "pnc": person.pnc,
        "phone": person.phone,
        "email": person.email,
    }
    return row | {column: mark in person.marks for column, mark in MARK_COLUMNS.items()}


def ties_frame(creation: Creation, offset: int = 0) -> pl.DataFrame:
    """Who is whose mother, twin, carer: person, other, kind (this person is the other's kind)."""
    world = creation.world
    ties = [*dict.fromkeys(world.ties), *_siblings(world)]
    return pl.DataFrame(
        {
            "person_id": [person_id(world, tie.person, offset) for tie in ties],
            "other_id": [person_id(world, tie.other, offset) for tie in ties],
            "kind": [tie.kind for tie in ties],
        },
        schema={"person_id": pl.String, "other_id": pl.String, "kind": pl.String},
    )


def _siblings(world: World) -> Iterable[Tie]:
    """Full and half siblings, worked out from parents."""
    of_parent: dict[int, list[Person]] = {}
    for person in world.people:
        for parent in dict.fromkeys((person.mother, person.father)):
            if parent:
                of_parent.setdefault(parent, []).append(person)
    seen: set[tuple[int, int]] = set()
    for family in of_parent.values():
        for place, one in enumerate(family):
            for other in family[place + 1 :]:
                if (one.number, other.number) in seen or "severed" in {one.kind, other.kind}:
                    continue
                seen.add((one.number, other.number))
                full = (one.mother, one.father) == (other.mother, other.father) and one.father is not None
                yield Tie(one.number, other.number, "sibling" if full else "half sibling")


def severed_frame(creation: Creation, offset: int = 0) -> pl.DataFrame:
    """Two identities of one adopted child, which must never be linked."""
    world = creation.world
    return pl.DataFrame(
        {
            "person_id": [person_id(world, old, offset) for old, _, _ in world.severed],
            "other_id": [person_id(world, new, offset) for _, new, _ in world.severed],
            "why": ["adopted" for _ in world.severed],
            "since": [order for _, _, order in world.severed],
        },
        schema={"person_id": pl.String, "other_id": pl.String, "why": pl.String, "since": pl.Date},
    )


def write_shielded(path: Path, creation: Creation) -> None:
    """The council's own list of people whose address must never show, to be read at import."""
    path.parent.mkdir(parents=True, exist_ok=True)
    world = creation.world
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("council_child_id", "nhs_number", "name", "dob", "since", "why"))
        for number, (since, why) in sorted(world.why_shielded.items()):
            person = world.person(number)
            name = f"{person.name.given} {person.name.family}".strip()
            writer.writerow((person.child_id, person.nhs, name, person.born or "", since, why))
