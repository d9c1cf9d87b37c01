"""Requests that reach for the other council's people in every way a stolen or forgotten filter could let them.

A leak is anything of theirs in what comes back: a row of their council, a count of it, their mark in a value, in an
error, in a page or in a file.
"""

# ruff: noqa: S608 - the tables are those of the catalogue, and no statement takes a word from outside.
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from django.urls.exceptions import NoReverseMatch

from onestory.console.benches.walls_world import REASON, Side
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.queries.asking.ledger import sharing_ledger
from onestory.frontdoor.queries.asking.requests import requests_of_my_agency
from onestory.frontdoor.queries.running.board import board
from onestory.grammar.refusals import Refusal
from onestory.people.actions.opening.open_person import open_person
from onestory.people.queries.candidates import candidates
from onestory.people.queries.explaining import who_could_see
from onestory.people.rules.finding import Candidate
from onestory.story.actions.open_document import open_document
from onestory.story.actions.search_story import search_story
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand

STAYS = 40
"""How many statements one actor makes before the next stands there."""
ACTS_EVERY, PAGES_EVERY = 50, 200
NOT_ASKED = ("account/", "static/", "__")
NO_SECRET = frozenset(f"councils_{name}" for name in ("hub", "council", "agency", "team", "accreditation"))
"""Names and telephone numbers of agencies and teams: read by whoever has come in, written by their council alone."""


@dataclass
class Found:
    """What came of it: how many of each kind were asked, how many refused outright, and every leak, said shortly."""

    asked: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    leaks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """All of them."""
        return self.asked.total()


@dataclass
class Fuzz:
    """One side reaching for the other. The same seed reaches in the same order."""

    mine: Side
    theirs: Side
    tables: dict[str, tuple[str, ...]]
    now: datetime
    dice: random.Random
    found: Found = field(default_factory=Found)
    pages: list[tuple[str, dict[str, bool]]] = field(default_factory=list)

    def run(self, requests: int) -> Found:
        """So many requests."""
        self.pages = list(_pages(get_resolver(), "", ""))
        until = self.found.requests + requests
        while self.found.requests < until:
            with transaction.atomic():
                stand(self._somebody())
                for _ in range(min(STAYS, until - self.found.requests)):
                    self._one_statement()
                transaction.set_rollback(True)
            if self.found.requests < until and self.dice.random() < STAYS / ACTS_EVERY:
                self._one_act()
            if self.found.requests < until and self.dice.random() < STAYS / PAGES_EVERY:
                self._one_page()
        return self.found

    def _somebody(self) -> Actor:
        """Anybody of this side; sometimes somebody of no council, or of one that is not there, with every grant."""
        actor = self.dice.choice(self.mine.actors)
        odd = self.dice.random()
        if odd < 0.1:
            return replace(NOBODY, user=actor.user, grants=actor.grants)
        if odd < 0.2:
            every = frozenset().union(*(each.grants for each in self.mine.actors))
            return replace(actor, grants=every, councils=self.dice.choice(((), (0,), (-1, self.mine.council))))
        return actor

    def _one_statement(self) -> None:
        make = self.dice.choice(STATEMENTS)
        written = make in (_written, _removed, _planted)
        table = self.dice.choice([name for name in self.tables if written or name not in NO_SECRET])
        kind, sql, values, breaks = make(self, table)
        self.found.asked[kind] += 1
        try:
            told = _asked_apart(sql, values) if breaks else _asked(sql, values)
        except DatabaseError as error:
            self.found.refused += 1
            told = str(error)
        self._judge(kind, sql, told)

    def _judge(self, what: str, about: str, told: object) -> None:
        """A mark, a row or a count of theirs; what was asked for does not count when it is only said back."""
        if self.theirs.mark in str(told).casefold() or told == [("theirs",)]:
            self.found.leaks.append(f"{what}: {about[:200]}")

    def _one_act(self) -> None:
        actor = self.dice.choice(self.mine.actors)
        name, act = self.dice.choice(ACTS)
        self.found.asked["act"] += 1
        told: object
        with transaction.atomic():
            stand(actor)
            try:
                with transaction.atomic():
                    told = act(self, replace(actor, reason=REASON))
            except Refusal as refusal:
                self.found.refused += 1
                told = refusal.message
            transaction.set_rollback(True)
        self._judge("act", f"{actor.role} {name}", told)

    def _one_page(self) -> None:
        """An address of the site, filled in with what is theirs, got or posted by somebody signed in."""
        actor = self.dice.choice(self.mine.actors)
        name, wants = self.dice.choice(self.pages)
        try:
            address = reverse(name, kwargs={want: self._theirs(want, is_number) for want, is_number in wants.items()})
        except NoReverseMatch:
            return
        client = Client(raise_request_exception=False)
        client.force_login(get_user_model().objects.get(pk=actor.user), backend=settings.AUTHENTICATION_BACKENDS[0])
        self.found.asked["page"] += 1
        answer = client.get(address) if self.dice.random() < 0.7 else client.post(address, {"reason": REASON})
        streamed = getattr(answer, "streaming_content", None)
        body = b"".join(streamed) if streamed is not None else answer.content
        self.found.refused += answer.status_code >= 400
        if answer.status_code == 500:
            self.found.faults.append(f"{actor.role} {address}")
        self._judge("page", f"{actor.role} {address} {answer.status_code}", body.decode("utf-8", "replace"))

    def _theirs(self, want: str, is_number: bool) -> object:
        if is_number:
            return self.dice.choice((self.theirs.council, 1, 2, self.dice.randrange(10_000)))
        if want == "reference":
            return self.dice.choice([*self.theirs.contacts, *self.theirs.requests])
        return self.dice.choice([*self.theirs.people, *self.theirs.documents])

    def person(self) -> UUID:
        """One of theirs."""
        return self.dice.choice(self.theirs.people)

    def among(self, told: Sequence[Candidate]) -> object:
        """Whether any of theirs was found: the words that were asked for are said back, and tell nothing."""
        return [("theirs",)] if {each.person for each in told} & set(self.theirs.people) else ""


Statement = tuple[str, str, list[Any], bool]


def _whole(fuzz: Fuzz, table: str) -> Statement:
    return "read", f"select t::text from {table} t order by random() limit 30", [], False


def _theirs(fuzz: Fuzz, table: str) -> Statement:
    if "council_id" not in fuzz.tables[table]:
        return _whole(fuzz, table)
    return "filter", f"select 'theirs' from {table} where council_id = %s limit 1", [fuzz.theirs.council], False


def _counted(fuzz: Fuzz, table: str) -> Statement:
    said = "string_agg(left(t::text, 300), '')"
    where = "council_id <> all (%s)" if "council_id" in fuzz.tables[table] else "%s::bigint[] is not null"
    only = f"case when count(*) > 0 and {'true' if 'council_id' in fuzz.tables[table] else 'false'} then 'theirs' end"
    sql = f"select coalesce({only}, left({said}, 100000)) from {table} t where {where}"
    return "count", sql, [[fuzz.mine.council]], False


def _by_person(fuzz: Fuzz, table: str) -> Statement:
    column = next((name for name in ("person_id", "other_id", "retired_id") if name in fuzz.tables[table]), None)
    if column is None:
        return _theirs(fuzz, table)
    return "by id", f"select 'theirs' from {table} where {column} = %s limit 1", [fuzz.person()], False


def _joined(fuzz: Fuzz, table: str) -> Statement:
    sql = f"select 'theirs' from people_person p join {table} t on true where p.council_id <> %s limit 1"
    return "join", sql, [fuzz.mine.council], False


def _through_an_error(fuzz: Fuzz, table: str) -> Statement:
    """A value that cannot be a number is told in the error: unless the row is not there."""
    return "error", f"select (string_agg(t::text, ' '))::int from {table} t", [], True


def _written(fuzz: Fuzz, table: str) -> Statement:
    if "council_id" not in fuzz.tables[table]:
        return _through_an_error(fuzz, table)
    sql = f"update {table} set council_id = council_id where council_id = %s returning 'theirs'"
    return "write", sql, [fuzz.theirs.council], True


def _removed(fuzz: Fuzz, table: str) -> Statement:
    if "council_id" not in fuzz.tables[table]:
        return _whole(fuzz, table)
    return "remove", f"delete from {table} where council_id = %s returning 'theirs'", [fuzz.theirs.council], True


def _planted(fuzz: Fuzz, table: str) -> Statement:
    """A row of one's own, moved into their council."""
    if "council_id" not in fuzz.tables[table]:
        return _whole(fuzz, table)
    sql = f"update {table} set council_id = %s where council_id = %s returning 'theirs'"
    return "plant", sql, [fuzz.theirs.council, fuzz.mine.council], True


def _by_function(fuzz: Fuzz, table: str) -> Statement:
    sql, values = fuzz.dice.choice(FUNCTIONS)
    return "function", sql, [fuzz.person() if value == "person" else value for value in values], True


STATEMENTS: Sequence[Callable[[Fuzz, str], Statement]] = (
    *(_whole, _theirs, _counted, _by_person, _by_person, _joined),
    *(_through_an_error, _written, _removed, _planted, _by_function),
)
FUNCTIONS: Sequence[tuple[str, list[str]]] = (
    ("select 'theirs' where people_behind_shields(array[%s]::uuid[]) <> '{}'", ["person"]),
    ("select 'theirs' where cardinality(people_identifiers(%s)) > 1", ["person"]),
    ("select 'theirs' where %s = any (people_mine())", ["person"]),
    ("select 'theirs' where %s = any (people_severed())", ["person"]),
    ("select * from story_search('zqxeast zqxwest lane', array[%s]::uuid[], 20)", ["person"]),
    ("select 'theirs' from audit_looks(array[%s]::uuid[], '2020-01-01', 'infinity') limit 1", ["person"]),
    ("select 'theirs' where people_beside(array[%s]::uuid[], '2020-01-01', 'infinity') <> '[]'", ["person"]),
    ("select 'theirs' where story_is_shielded(%s)", ["person"]),
    ("select * from people_lookup", []),
    ("select * from people_word", []),
)
ACTS: Sequence[tuple[str, Callable[[Fuzz, Actor], object]]] = (
    ("open_person", lambda f, who: open_person(actor=who, person=f.person(), now=f.now, reason=REASON)),
    ("who_could_see", lambda f, who: who_could_see(f.person(), viewer=who, now=f.now)),
    ("open_contact", lambda f, who: open_contact(actor=who, reference=f.dice.choice(f.theirs.contacts), now=f.now)),
    ("open_request", lambda f, who: open_request(actor=who, reference=f.dice.choice(f.theirs.requests), now=f.now)),
    ("open_document", lambda f, who: open_document(
        actor=who, person=f.person(), number=f.dice.choice(f.theirs.documents), now=f.now, reason=REASON)),
    ("search_story", lambda f, who: search_story(actor=who, person=f.person(), words="lane", now=f.now, reason=REASON)),
    ("candidates", lambda f, who: f.among(candidates(viewer=who, now=f.now, words=f"ada {f.theirs.mark}"))),
    ("board", lambda f, who: board(viewer=who, now=f.now)),
    ("requests", lambda f, who: requests_of_my_agency(viewer=who, now=f.now)),
    ("ledger", lambda f, who: sharing_ledger([f.person()], viewer=who)),
)  # fmt: skip


def _asked(sql: str, values: list[Any]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _asked_apart(sql: str, values: list[Any]) -> object:
    """A statement that may fail, and must leave the transaction as it was."""
    with transaction.atomic():
        return _asked(sql, values)


def _pages(resolver: URLResolver, before: str, space: str) -> Iterator[tuple[str, dict[str, bool]]]:
    """Every named address, and which of what must be filled in are numbers."""
    for each in resolver.url_patterns:
        pattern = f"{before}{each.pattern}"
        if pattern.startswith(NOT_ASKED):
            continue
        if isinstance(each, URLResolver):
            yield from _pages(each, pattern, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern) and each.name:
            wants = {name: isinstance(kind, IntConverter) for name, kind in each.pattern.converters.items()}
            yield f"{space}{each.name}", wants
