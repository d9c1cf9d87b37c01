"""Opening children's pages over HTTP, signed in, at the worst hour's rate: how long they take, and what they weigh."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.declared.agreements import FEEDS_OF
from onestory.access.declared.credentials import REQUIRED
from onestory.access.rules.actors import the_system
from onestory.console.audit_check import check_chains
from onestory.console.benches.audit_world import Tell, fill_audit
from onestory.console.benches.single_view_load import NEVER_ANSWERED, Answer, Site
from onestory.console.benches.single_view_world import World, build
from onestory.console.benches.whois import quantiles
from onestory.console.demo.founding import LASTS, memorable_password, ways_in
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.programs import servers
from onestory.console.programs.addresses import Address, any_port, wait_until_answers
from onestory.console.programs.children import Child, Children
from onestory.console.walking.visitor import Visitor
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.madeup.rules.chance import stream
from onestory.vocabulary.agencies import AgencyKind
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as

BENCHED = NewCouncil(code="bench", name="Bench", la_code="000")
AGENCY = NewAgency(
    code="social-care", name="Children's Services", kind=AgencyKind.CHILDRENS_SOCIAL_CARE,
    email="bench@example.org", urn="", team="front-door", team_name="Front door",
)  # fmt: skip
PARTNERS = [NewAgency(code=kind.value, name=kind.value.title(), kind=kind.value) for kind in FEEDS_OF]
HOST, USERNAME, SEED = "127.0.0.1", "bench", 20261125
LIFE_SIZE, AUDIT_ROWS = 126_000, 1_000_000
PER_SECOND, SECONDS, WARMING = 15, 60, 40
STORY_ONE_IN = 10
"""This share of what is asked for is the first page of the story of five thousand lines, as in a day's work."""

TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def measure(scale: float, *, tell: Tell, audit_rows: int = AUDIT_ROWS) -> dict[str, Any]:
    """One run: a minute of single views, with the first page of a long story among them."""
    now, people = datetime.now(UTC), max(round(LIFE_SIZE * scale), 1_000)
    nobody = the_system(council=0, council_code="")
    council = found_hub(actor=nobody, code="bench", name="Bench", councils=[BENCHED], now=now)["bench"]
    system = the_system(council=council, council_code="bench")
    password = memorable_password()
    with standing_as(system):
        worker, secret = _take_on(system, password, now)
    chance = stream(SEED, "single-view", people)
    world = build(system, people=people, worker=worker, chance=chance, now=now, tell=tell)
    begun = perf_counter()
    fill_audit(system, count=audit_rows, people=people, now=now, tell=tell)
    filled_s = perf_counter() - begun
    with _served() as address:
        tell(0, 1, "pages")
        visitor = Visitor(address.url)
        visitor.signs_in(USERNAME, password, secret)
        figures = _ask(Site(address.host, address.port, visitor.cookies), world, visitor)
    tell(0, 1, "the audit's chain")
    figures |= {"audit_fill_s": round(filled_s, 1), "audit_verify_s": _verified()}
    return {"people": people, "audit_rows": audit_rows, "requests_per_s": PER_SECOND} | figures


def _verified() -> float:
    """How long it takes to walk the whole chain, as `onestory verify audit` does.

    Raises:
        Plain: if it is not whole; then what was filled is no audit, and its figures are none.
    """
    begun = perf_counter()
    faults, _ = check_chains(Path(state_folder()) / "no-heads")
    if faults:
        raise Plain(" ".join(fault.sentence() for fault in faults))
    return round(perf_counter() - begun, 1)


def _ask(site: Site, world: World, visitor: Visitor) -> dict[str, Any]:
    pages, story = [f"/people/{who}" for who in world.caseload], f"/people/{world.long_story}/story"
    asked = [pages[turn % len(pages)] if turn % STORY_ONE_IN else story for turn in range(PER_SECOND * SECONDS)]
    site.steadily(asked[:WARMING], per_second=PER_SECOND)
    answers = list(zip(asked, _whole(site.steadily(asked, per_second=PER_SECOND)), strict=True))
    views = [answer for path, answer in answers if path != story]
    stories = [answer for path, answer in answers if path == story]
    dressed = sum(site.get(urlsplit(each).path).size for each in visitor.opens(pages[0]).dressed_by)
    everything = [*pages[:20], f"/people/{world.long_story}", story]
    return {
        **quantiles([view.seconds for view in views], ""),
        "queries_max": max(_queries(site, path) for path in everything),
        "first_view_kb": round((max(view.size for view in views) + dressed) / 1024, 1),
        "chronology_p95_ms": quantiles([each.seconds for each in stories], "")["p95_ms"],
    }


def _whole(answers: list[Answer]) -> list[Answer]:
    """Those that never came count with the time they were waited for; a refusal is no page at all."""
    refused = sorted({answer.status for answer in answers} - {200, NEVER_ANSWERED})
    if refused:
        raise Plain(f"Pages were not given: the hub answered {refused}.")
    return answers


def _queries(site: Site, path: str) -> int:
    """How many questions a page asks of the database, counted here: the same page, with the same session."""
    client = Client(headers={"cookie": site.cookies, "host": f"{site.host}:{site.port}"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code != 200:
        raise Plain(f"{path} answered {answer.status_code} while its questions were counted.")
    return len([each for each in queries if not each["sql"].startswith(TRANSACTIONS)])


def _take_on(system: Actor, password: str, now: datetime) -> tuple[int, str]:
    """A social worker, and the secret of their code generator."""
    until = (now + LASTS).date()
    made = found_agencies(actor=system, agencies=[AGENCY, *PARTNERS], accredited_until=until, now=now)
    found_agreements(actor=system, now=now)
    agency, team = made[AGENCY.code]
    user = take_on(
        actor=system,
        username=USERNAME,
        name="Amina Yusuf",
        email="bench@example.org",
        role="screening-social-worker",
        agency=agency,
        team=team,
        starts_on=(now - LASTS).date(),
        credentials={required.code: until for required in REQUIRED},
        now=now,
    )
    return user, ways_in(user, make_password(password))


@contextmanager
def _served() -> Iterator[Address]:
    """The web server as `onestory serve` runs it."""
    address = Address(HOST, any_port(HOST))
    environment = os.environ | {"ONESTORY_ANSWERS": "1", "ONESTORY_HOSTS": HOST}
    with Children() as children:
        web = Child(
            "web server", servers.web(address.host, address.port), environment, Path(state_folder()) / "web.log"
        )
        children.add(web)
        wait_until_answers(address, web)
        yield address
