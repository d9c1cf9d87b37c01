"""Every cell of the matrix set out in a real database, and what the product decides in each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

from django.db import connection

from onestory.access.actions.come_in import come_in
from onestory.access.actions.end_post import end_post
from onestory.access.actions.take_on import take_on
from onestory.access.queries import posts_of
from onestory.councils.models import Accreditation, Agency, Team
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.people.actions.opening import let_in as door
from onestory.people.actions.working.note_event import note_event
from onestory.people.models import Fact, Kin, Person, Shield, Working
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.access import oracle
from tests.rooms.access.oracle import Cell
from tests.rooms.conftest import AGENCY_OF_ROLE, LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door

HERE, THERE = "middlesbrough", "redcar"
ALL_TIES = oracle.TIES + oracle.NO_TIES
Place = tuple[str, str, str, str]


@dataclass(frozen=True)
class Enquiry:
    """A contact about a record, and the question that was put to the police under it."""

    contact: str
    request: str = ""


@dataclass
class Set:
    """The hub with one record for each combination of tie, council, shield and conflict; one person for each role."""

    hub: Door
    records: dict[Place, UUID]
    enquiries: dict[Place, Enquiry]
    users: dict[str, int]
    outsiders: dict[tuple[str, str], int]


def set_out(hub: Door, roles: Sequence[str]) -> Set:
    """Fill the database: what ties each of these people to each record, and what keeps them apart."""
    places = list(product(ALL_TIES, oracle.COUNCILS, oracle.SHIELDS, oracle.CONFLICTS))
    users = {role: hub.actor(role, name=f"one.{role}").user for role in roles}
    somebody = hub.actor("screening-social-worker", name="somebody.else").user
    records = {place: person for code in (HERE, THERE) for place, person in _people(hub, code, places).items()}
    enquiries = {
        place: _enquire(hub, records[place], asks=place[0] == "agency asked", key="-".join(place))
        for place in places
        if place[0] in ("open enquiry", "agency asked") and place[1] == "own"
    }
    hub.system(HERE)
    another = Team.objects.create(
        council_id=hub.councils[HERE], agency_id=hub.agencies["social-care"], code="another", name="Another team"
    )
    Working.objects.bulk_create(_ties(hub, records, users, somebody, another.pk))
    Kin.objects.bulk_create(
        Kin(council_id=hub.councils[HERE], user_id=user, person_id=person, kind=kind, declared_at=NOW, declared_by="x")
        for (_tie, council, _shield, kind), person in records.items()
        for user in users.values()
        if kind != "none" and council == "own"
    )
    hub.system(THERE)
    Kin.objects.bulk_create(
        Kin(council_id=hub.councils[THERE], user_id=user, person_id=person, kind=kind, declared_at=NOW, declared_by="x")
        for (_tie, council, _shield, kind), person in records.items()
        for user in users.values()
        if kind != "none" and council == "other"
    )
    outsiders = {(role, how): _outside(hub, role, how) for role in roles for how in oracle.CREDENTIALS[1:]}
    return Set(hub=hub, records=records, enquiries=enquiries, users=users, outsiders=outsiders)


def cells(roles: Iterable[str]) -> Iterator[Cell]:
    """Every cell there is, for these roles."""
    for role, tie, council, shield, conflict, credential, purpose, reason in product(
        roles,
        ALL_TIES,
        oracle.COUNCILS,
        oracle.SHIELDS,
        oracle.CONFLICTS,
        oracle.CREDENTIALS,
        (True, False),
        (True, False),
    ):
        yield Cell(role, tie, council, shield, conflict, credential, purpose, reason)


def mismatches(made: Set, roles: Iterable[str]) -> Iterator[str]:
    """Where the product and the oracle part, in words."""
    for role in roles:
        seen = {how: _comes_in(made, role, how) for how in reversed(oracle.CREDENTIALS)}
        shown = {how: _shown(actor) for how, actor in seen.items()}
        for cell in cells([role]):
            person = made.records[cell.tie, cell.council, cell.shield, cell.conflict]
            actor, tables = seen[cell.credential], shown[cell.credential]
            compared = (
                ("record", oracle.opens(cell), decided(actor, person, cell)),
                ("existence", oracle.exists(cell), person in tables.people),
                ("place", oracle.tells_the_place(cell), person in tables.places),
                ("sealed line", oracle.reads_sealed(cell), person in tables.sealed),
            )
            yield from (f"{cell}: {what} should be {said}, is {did}" for what, said, did in compared if said != did)


def decided(actor: Actor | None, person: UUID, cell: Cell) -> str:
    """What the product says to whoever asks for this record."""
    if actor is None:
        return "stays outside"
    asks = actor if cell.purpose else replace(actor, purpose="")
    reason = "A worry from school." if cell.reason else ""
    try:
        door.let_in(actor=asks, person=person, now=NOW, reason=reason)
    except door.ReasonNeeded:
        return "reason asked"
    except NotPermitted:
        return "refused"
    except NotFound:
        return "not there"
    return "opens"


def mismatched_doors(made: Set, role: str) -> Iterator[str]:
    """The same for what hangs on a contact: its page, the question put to one agency, the names in that question."""
    hub = made.hub
    agency = AGENCY_OF_ROLE.get(role, "social-care")
    at_work = {
        ("own", True): hub.actor(role, name=f"one.{role}"),
        ("own", False): hub.actor(role, agency="housing", name=f"housing.{role}"),
        ("other", True): hub.actor(role, council=THERE),
    }
    for place, enquiry in made.enquiries.items():
        conflict = place[3]
        for (council, of_agency), actor in at_work.items():
            if conflict != "none" and not (council == "own" and of_agency):
                continue  # nobody declared anything of these
            asked = of_agency and agency == "police"
            reads = oracle.opens_contact(role, council=council, conflict=conflict)
            answers = oracle.opens_request(role, asked=asked, council=council, conflict=conflict)
            stand(actor)
            compared = [("contact", reads, _may(open_contact, actor, enquiry.contact))]
            if enquiry.request:
                compared += [
                    ("question", reads or answers, _may(open_request, actor, enquiry.request)),
                    ("names in it", reads or answers, _is_named(made.records[place])),
                ]
            for what, should, did in compared:
                if should != did:
                    yield f"{role}, {council} council, {conflict}, asked {asked}: {what} should be {should}, is {did}"


def _may(act: Callable[..., object], actor: Actor, reference: str) -> bool:
    try:
        act(actor=actor, reference=reference, now=NOW)
    except (NotFound, NotPermitted):
        return False
    return True


def _is_named(person: UUID) -> bool:
    """Whether the table itself shows anybody who was asked about, with no request joined to it."""
    with connection.cursor() as cursor:
        cursor.execute("select person_id from frontdoor_requestsubject")
        shown = {row[0] for row in cursor.fetchall()}
    return person in shown


@dataclass(frozen=True)
class Shown:
    """Of whom the tables themselves say something to whoever stands there now, whatever Python asks."""

    people: frozenset[UUID] = frozenset()
    places: frozenset[UUID] = frozenset()
    sealed: frozenset[UUID] = frozenset()


def _shown(actor: Actor | None) -> Shown:
    if actor is None:
        return Shown()
    stand(actor)
    with connection.cursor() as cursor:
        found = []
        for sql in (
            "select id from people_person",
            "select person_id from people_fact where kind = 'school'",
            "select person_id from people_event where sealed and kind = 'request.answer'",
        ):
            cursor.execute(sql)
            found.append(frozenset(UUID(str(row[0])) for row in cursor.fetchall()))
    return Shown(*found)


def _comes_in(made: Set, role: str, how: str) -> Actor | None:
    user = made.users[role] if how == "held" else made.outsiders[role, how]
    try:
        return come_in(actor=Actor(user=user, username=f"{role} {how}", request="matrix"), now=NOW)
    except NotPermitted:
        return None


def _people(hub: Door, code: str, places: Sequence[Place]) -> dict[Place, UUID]:
    """One record a place, with a fact that tells where they are and a sealed line of health's."""
    hub.system(code)
    ids: dict[str, Any] = {"council_id": hub.councils[code]}
    mine = [place for place in places if place[1] == ("own" if code == HERE else "other")]
    made = [
        Person(
            **ids,
            kind="child",
            given_name="Ada",
            family_name="Bell",
            created_at=NOW,
            is_shielded=place[2] == "shielded",
        )
        for place in mine
    ]
    Person.objects.bulk_create(made)
    hidden = [one for one in made if one.is_shielded]
    Shield.objects.bulk_create(
        Shield(**ids, person=one, since=NOW.date(), why="Court", put_up_at=NOW, put_up_by="x") for one in hidden
    )
    Fact.objects.bulk_create(
        Fact(**ids, person=one, kind="school", value="A school", feed="hub", agency="", record="r", as_of=NOW.date(),
             chosen=True, hidden=one.is_shielded)
        for one in made
    )  # fmt: skip
    health = replace(hub.system(code), agency=hub.agencies["health"], agency_name="Tees Valley Health Trust")
    for one in made:
        note_event(
            actor=health,
            person=one.pk,
            kind="request.answer",
            happened_at=NOW,
            text="Health answered.",
            sealed=True,
            now=NOW,
        )
    return dict(zip(mine, (one.pk for one in made), strict=True))


def _ties(
    hub: Door, records: dict[Place, UUID], users: dict[str, int], somebody: int, another: int
) -> Iterator[Working]:
    own = {"council_id": hub.councils[HERE], "role": "working with", "began_at": NOW, "began_by": "x"}
    ended = {"ended_at": NOW, "ended_by": "x"}
    for (tie, council, _shield, _conflict), person in records.items():
        if council != "own":
            continue
        if tie == "allocated":
            yield from (Working(**own, person_id=person, why="Allocated", user_id=user) for user in users.values())
        elif tie == "ended":
            yield from (Working(**own, **ended, person_id=person, why="Was", user_id=user) for user in users.values())
        elif tie == "team":
            yield Working(**own, person_id=person, why="The team's", team_id=hub.teams[HERE])
        elif tie == "another team's":
            yield Working(**own, person_id=person, why="Theirs", team_id=another)
        elif tie == "somebody else's":
            yield Working(**own, person_id=person, why="Theirs", user_id=somebody)


def _enquire(hub: Door, person: UUID, *, asks: bool, key: str) -> Enquiry:
    """A real contact about them at the front door; or one of another team's about which the police were asked."""
    reference = hub.called(key=key)
    hub.matched(reference, person)
    if not asks:
        return Enquiry(reference)
    worker = hub.here("screening-social-worker", name="somebody.else")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="x", now=NOW)
    (request,) = ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))
    hub.system(HERE)
    Working.objects.filter(person_id=person).update(ended_at=NOW, ended_by="x")
    return Enquiry(reference, request)


def _outside(hub: Door, role: str, how: str) -> int:
    """Somebody in this role who must stay outside, and why."""
    agency = hub.agencies[AGENCY_OF_ROLE.get(role, "social-care")]
    credentials = {"dbs": LAPSES, "training": LAPSES}
    if how == "check lapsed":
        credentials["dbs"] = NOW.date()
    if how == "training lapsed":
        credentials["training"] = NOW.date()
    if how == "agency not accredited":
        agency = _not_accredited(hub)
    name = f"{how.replace(' ', '-')}.{role}"
    user = take_on(
        actor=hub.system(HERE), username=name, name=name, email=f"{name}@example.org", role=role, agency=agency,
        team=None, starts_on=(NOW - timedelta(days=30)).date(), credentials=credentials, now=NOW,
    )  # fmt: skip
    if how == "post ended":
        (post,) = posts_of(user, viewer=hub.system(HERE), today=NOW.date())
        end_post(actor=hub.system(HERE), membership=post.membership, ends_on=NOW.date(), now=NOW)
    return user


def _not_accredited(hub: Door) -> int:
    """An agency whose time with this council has run out."""
    known = Agency.objects.get(pk=hub.agencies["social-care"])
    agency, is_new = Agency.objects.get_or_create(
        hub_id=known.hub_id, code="lapsed", defaults={"name": "Lapsed Agency", "kind": "voluntary"}
    )
    if is_new:
        Accreditation.objects.create(
            council_id=hub.councils[HERE], agency=agency, given_from=(NOW - timedelta(days=90)).date(),
            given_until=NOW.date(),
        )  # fmt: skip
    return agency.pk
