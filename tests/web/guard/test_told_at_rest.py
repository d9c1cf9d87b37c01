"""What was told of a shielded person, at rest: a canary in every column of words, looked for as a thief would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import transaction
from psycopg import sql

from onestory.access.rules.actors import the_system
from onestory.console.postgres.template import Copies
from onestory.frontdoor import hiding
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.frontdoor.declared import told_tables as of_the_door
from onestory.people.actions.shielding.ask_to_lift_shield import ask_to_lift_shield
from onestory.people.actions.shielding.lift_shield import lift_shield
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import AsTold, OwedTelling, Person
from onestory.story import hiding as story_hiding
from onestory.story.declared import told_tables as of_the_story
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from onestory.walls.retelling import Kept, ToldTable
from tests.web.guard.test_stolen_copy import Found, places_in
from tests.web.sweep import Swept, tell_of_a_family
from tests.web.world import HERE, World

PLANTED = "Seen at 71 Zqxlane, TS1 9QX; ring 07700 900777 for the Zqxschool Primary."
SHORT = "71 Zqxlane"
IN_FIELDS = {"address": SHORT, "postcode": "TS1 9QX", "phone": "07700 900777", "school": "Zqxschool Primary"}
TABLES = (*of_the_door.TOLD_TABLES, *of_the_story.TOLD_TABLES)
NOBODYS_WORDS = {
    "code", "channel", "kind", "source", "state", "level", "brag", "queue", "reference", "incident_reference",
    "told_parents", "consent_data_protection", "consent_confidentiality", "consent_service", "consent_medical",
    "lawful_basis", "told", "urgency", "held", "handling", "onward", "withheld_ground", "given_name", "family_name",
    "sex", "nhs_number", "found", "lives_with_children", "name", "sha256", "position", "outcome", "reason_code",
    "topic", "settled", "stance", "outcome_class", "who", "feed", "holder", "about", "ground", "number",
    "child_name", "police_reference", "sent_by", "key", "token_digest", "form", "form_version", "standing", "decision",
    "to_name", "became", "agency", "media_type", "record", "significance", "marked_by", "sureness", "recorded_by",
    "filed_by", "locked_by", "section", "step", "their_reference", "relation", "body_digest", "said_by", "found_by",
}  # fmt: skip
"""Codes, references, digests, names of people and of those who wrote: nobody tells a place in these."""
NOT_KEPT_SO = {
    "frontdoor_draft", "frontdoor_doorcount", "frontdoor_escalation", "frontdoor_familyreportgiven",
    "frontdoor_incidentpart", "frontdoor_outagetable", "frontdoor_requestsubject", "frontdoor_handoversubject",
    "frontdoor_unsentfile", "frontdoor_noticedrow", "frontdoor_noticeslook",
}  # fmt: skip
"""Tables that hold no words about a contact or a person, or hold them sealed (forms not sent: decision 47)."""


@dataclass
class Planted:
    """A family told of in every column, before any shield; and how everything stood then."""

    world: World
    told: Swept
    superuser: str
    before: dict[str, list[str]]


@pytest.fixture(scope="module")
def planted(standing_world: World, copies: Copies) -> Iterator[Planted]:
    """Each table has a row about them, and each column of it the places."""
    superuser = copies.server.as_superuser(copies.name)
    told = tell_of_a_family(standing_world)
    rules = unruled(superuser)
    plant(superuser, standing_world, told)
    yield Planted(standing_world, told, superuser, everything(superuser))
    ruled(superuser, rules)


@pytest.fixture
def shielded(planted: Planted) -> Iterator[Planted]:
    """A shield over the child; lifted again after the test."""
    with transaction.atomic():
        manager = planted.world.actor("hub-manager", now=_now())
        put_up_shield(actor=manager, person=planted.told.child, since=date(2026, 1, 1), why="Court order", now=_now())
        stand(NOBODY)
    yield planted
    lifted(planted)


def test_a_canary_in_every_column_is_there_to_be_found_before(planted: Planted) -> None:
    found = told_places(planted.superuser)
    assert {table: found.get(table, set()) for table in expected()} == expected()


def test_none_is_there_once_a_shield_stands_and_every_letter_is_back_once_it_is_lifted(shielded: Planted) -> None:
    looked_through(shielded)
    assert told_places(shielded.superuser) == {}
    assert everything(shielded.superuser) != shielded.before
    lifted(shielded)
    after = everything(shielded.superuser)
    assert {table: rows for table, rows in after.items() if rows != shielded.before[table]} == {}
    assert originals(shielded) == 0


def test_what_is_said_otherwise_is_still_read_and_found(shielded: Planted) -> None:
    looked_through(shielded)
    with psycopg.connect(shielded.superuser) as thief:
        worry, found = thief.execute(
            "select worry, story_words(worry) @@ story_asked('seen ring') from frontdoor_contact"
            " where worry like 'Seen%'"
        ).fetchall()[0]
    assert worry.startswith("Seen at [withheld]")
    assert found


def test_a_look_more_changes_nothing(shielded: Planted) -> None:
    looked_through(shielded)
    after = everything(shielded.superuser)
    with transaction.atomic():
        system = the_system(council=shielded.world.councils[HERE], council_code="")
        stand(system)
        OwedTelling.objects.create(council_id=system.council, kind="person", about=shielded.told.child)
        stand(NOBODY)
    assert looked_through(shielded) == 0
    assert everything(shielded.superuser) == after


@pytest.mark.parametrize("kept", [kept for kept in Kept if kept is not Kept.DIGEST])
def test_a_column_that_nobody_declared_is_found(shielded: Planted, monkeypatch: pytest.MonkeyPatch, kept: Kept) -> None:
    """The mutation: of each table, one column of a sort is left out; the thief finds those, and only those."""
    left = {table.table: name for table in TABLES for name, _, each in table.columns() if each is kept}
    attribute = {
        "words": "words",
        "tree": "trees",
        "place": "places",
        "whole": "wholes",
        "story": "stories",
        "file": "files",
    }
    for module, tables in ((hiding, of_the_door.TOLD_TABLES), (story_hiding, of_the_story.TOLD_TABLES)):
        monkeypatch.setattr(module, "TOLD_TABLES", [_without(each, attribute[kept], left) for each in tables])
    looked_through(shielded)
    found = told_places(shielded.superuser)
    assert {table: found.get(table, set()) & {name} for table, name in left.items()} == {
        table: {name} for table, name in left.items()
    }
    monkeypatch.undo()
    owe(shielded)
    looked_through(shielded)
    assert told_places(shielded.superuser) == {}


def test_every_column_of_words_is_declared_or_said_to_hold_none() -> None:
    declared = {table.table: set(table.kept) for table in TABLES}
    missing = {
        f"{model._meta.db_table}.{field.column}"
        for app in ("frontdoor", "story")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.fields
        if type(field).__name__ in ("TextField", "CharField", "JSONField", "BinaryField")
        and model._meta.db_table not in NOT_KEPT_SO
        and field.column not in declared.get(model._meta.db_table, set()) | NOBODYS_WORDS
    }
    assert missing == {"frontdoor_outagesheet.wrong"}, "its column and reason, not what was typed"


def looked_through(planted: Planted) -> int:
    """As the clock does, until nothing owes a look."""
    done = 0
    for _ in range(6):
        with transaction.atomic():
            system = the_system(council=planted.world.councils[HERE], council_code="")
            stand(system)
            done += hide_what_was_told(actor=system, now=_now())
            is_owed = OwedTelling.objects.filter(council_id=system.council).exists()
            stand(NOBODY)
        if not is_owed:
            return done
    raise AssertionError("It never comes to an end.")


def owe(planted: Planted) -> None:
    with transaction.atomic():
        system = the_system(council=planted.world.councils[HERE], council_code="")
        stand(system)
        for kind in ("person", "called"):
            OwedTelling.objects.create(council_id=system.council, kind=kind, about=planted.told.child)
        stand(NOBODY)


def lifted(planted: Planted) -> None:
    """Two people and a night; then a round of the clock."""
    with transaction.atomic():
        manager = planted.world.actor("hub-manager", now=_now())
        if not Person.objects.get(pk=planted.told.child).is_shielded:
            stand(NOBODY)
            return
        ask_to_lift_shield(actor=manager, person=planted.told.child, why="The order has ended", now=_now())
        other = replace(manager, username="another", user=manager.user)
        stand(other)
        lift_shield(actor=other, person=planted.told.child, now=_now() + timedelta(hours=25))
        stand(NOBODY)
    looked_through(planted)


def originals(planted: Planted) -> int:
    with transaction.atomic():
        stand(the_system(council=planted.world.councils[HERE], council_code=""))
        left = AsTold.objects.count()
        stand(NOBODY)
    return left


def expected() -> Found:
    """Every declared column but those that hold a digest."""
    return {
        table.table: {name for name, kept in table.kept.items() if kept is not Kept.DIGEST}
        for table in TABLES
        if set(table.kept.values()) != {Kept.DIGEST}
    }


def told_places(superuser: str) -> Found:
    found = places_in(superuser)
    return {table.table: found[table.table] & set(table.kept) for table in TABLES if table.table in found}


def everything(superuser: str) -> dict[str, list[str]]:
    """Every row of these tables whole, as the server writes it."""
    with psycopg.connect(superuser, autocommit=True) as thief:
        return {
            table.table: sorted(
                row[0] for row in thief.execute(sql.SQL("select t::text from {} t").format(sql.Identifier(table.table)))
            )
            for table in TABLES
        }


def unruled(superuser: str) -> list[tuple[str, str, str]]:
    """Let any row stand in these tables: the table, name and words of each rule that was taken away."""
    with psycopg.connect(superuser, autocommit=True) as thief:
        rules = thief.execute(
            "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
            " where contype = 'c' and conrelid::regclass::text = any(%s)",
            [[table.table for table in TABLES]],
        ).fetchall()
        for table, name, _ in rules:
            thief.execute(
                sql.SQL("alter table {} drop constraint {}").format(sql.Identifier(table), sql.Identifier(name))
            )
    return rules


def ruled(superuser: str, rules: list[tuple[str, str, str]]) -> None:
    """The rules again, for whatever is written from now on."""
    with psycopg.connect(superuser, autocommit=True) as thief:
        for table, name, words in rules:
            thief.execute(
                sql.SQL("alter table {} add constraint {} {} not valid").format(
                    sql.Identifier(table),
                    sql.Identifier(name),
                    sql.SQL(words),
                )
            )


def plant(superuser: str, world: World, told: Swept) -> None:
    """As the server's superuser, past every rule: a row in each table, and the places in each of its columns."""
    contact = told.fill["reference"]
    links: dict[str, Any] = {"person_id": told.child, "council_id": world.councils[HERE]}
    with psycopg.connect(superuser, autocommit=True) as thief:
        thief.execute("set session_replication_role = replica")
        found = thief.execute("select id from frontdoor_contact where reference = %s", [contact]).fetchone()
        assert found is not None
        links["contact_id"] = found[0]
        for table in TABLES:
            keys = _rows_of(thief, table, [links["contact_id"], told.child]) or [_added(thief, table, links)]
            links[_link(table.table)] = keys[0]
            _filled(thief, table, keys)
        thief.execute(
            "update story_document set found_by ="
            " setweight(story_words(title || ' ' || kind), 'A') || story_words(words)"
        )


def _rows_of(thief: psycopg.Connection[Any], table: ToldTable, asked: list[UUID]) -> list[Any]:
    among = table.among.replace("asked", "%s::uuid[]")
    held = [asked] * among.count("%s")
    found = thief.execute(f"select {table.key} from {table.table} t where {among}", held)
    return [row[0] for row in found.fetchall()]


def _link(table: str) -> str:
    name = table.partition("_")[2]
    return {"informationrequest": "request_id", "contactchild": "child_id", "contactadult": "adult_id"}.get(
        name, f"{name}_id"
    )


def _added(thief: psycopg.Connection[Any], table: ToldTable, links: dict[str, Any]) -> Any:
    """A row of which every column that must be is filled, and that hangs on the contact."""
    if table.table == "frontdoor_incident":
        incident = _inserted(thief, table.table, {**links})
        _inserted(thief, "frontdoor_incidentpart", {**links, "incident_id": incident})
        return incident
    return _inserted(thief, table.table, links)


def _inserted(thief: psycopg.Connection[Any], table: str, links: dict[str, Any]) -> Any:
    columns = thief.execute(
        "select column_name, data_type, is_nullable, column_default, is_identity from information_schema.columns"
        " where table_name = %s",
        [table],
    ).fetchall()
    row: dict[str, Any] = {}
    for name, kind, nullable, default, identity in columns:
        if name in links:
            row[name] = links[name]
        elif nullable == "NO" and default is None and identity == "NO":
            row[name] = _some(kind)
    made = sql.SQL("insert into {} ({}) values ({}) returning id").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() for _ in row),
    )
    found = thief.execute(made, list(row.values())).fetchone()
    assert found is not None
    return found[0]


def _some(kind: str) -> Any:
    if kind == "ARRAY":
        return []
    values = {"uuid": uuid4(), "boolean": False, "jsonb": "{}", "bytea": b"x", "double precision": 1.0}
    if kind in values:
        return values[kind]
    return _now() if kind.startswith(("timestamp", "date")) else 1 if kind.endswith("int") or "integer" in kind else "x"


def _filled(thief: psycopg.Connection[Any], table: ToldTable, keys: list[Any]) -> None:
    for name, length, kept in table.columns():
        value: Any = {
            Kept.TREE: json.dumps({"children": [{"address": SHORT}], "worry": PLANTED}),
            Kept.FILE: b"%PDF " + PLANTED.encode(),
            Kept.STORY: json.dumps({"why": "Court", "lines": [{"words": PLANTED}]}),
            Kept.DIGEST: "d" * 64,
        }.get(kept, PLANTED)
        if kept is Kept.PLACE:
            value = IN_FIELDS[name]
        elif isinstance(value, str) and length and len(value) > length:
            value = SHORT
        setting = sql.SQL("update {} set {} = %s where {} = any(%s)").format(
            sql.Identifier(table.table), sql.Identifier(name), sql.Identifier(table.key)
        )
        thief.execute(setting, [value, keys])


def _without(table: ToldTable, attribute: str, left: dict[str, str]) -> ToldTable:
    """The declaration without one of its columns."""
    listed = str(getattr(table, attribute)).split()
    kept = [each for each in listed if each.partition(":")[0] != left.get(table.table)]
    less: dict[str, Any] = {attribute: " ".join(kept)}
    return replace(table, **less) if listed else table


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  as the pages' own clock
