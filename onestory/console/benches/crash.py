"""Killing a hub that takes contacts, again and again: what it had acknowledged must be there, once each."""

from __future__ import annotations

import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import psycopg

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.mint_key import mint_key
from onestory.access.rules.actors import the_system
from onestory.console.benches.audit_world import Tell
from onestory.console.benches.crash_hub import Killable
from onestory.console.benches.crash_senders import Senders
from onestory.console.places import state_folder
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.walls.context import standing_as

COUNCIL = NewCouncil(code="bench", name="Bench", la_code="000")
AGENCIES = [
    NewAgency(
        code="social-care",
        name="Social Care",
        kind="childrens-social-care",
        team="front-door",
        team_name="The front door",
    ),
    NewAgency(code="police", name="Police", kind="police"),
]
SENDERS = 8
WRITES_S = (0.02, 0.5)
CONTROL_ROUNDS, CONTROL_WRITES_S = 2, (0.6, 0.9)
KILLED = {"workers": 10, "power": 5, "database": 4, "web": 1}
"""How many of twenty rounds kill what. The whole web server takes seconds to come up again, so it is killed seldom."""
AT_ONCE = 20_000
FOUND = """
select words.key, count(contact.id), coalesce(bool_and(
    contact.reference = words.reference and submission.id is not null and contact.queue <> ''
    and contact.team_id is not null and contact.due_at is not null
    and exists (select 1 from frontdoor_assignment a where a.contact_id = contact.id)
    and exists (select 1 from audit_event e where e.subject = contact.reference and e.act = 'contact.receive')), false)
from unnest(%s::text[], %s::text[]) as words (key, reference)
left join frontdoor_contact contact on contact.worry = words.key
left join frontdoor_submission submission
    on submission.contact_id = contact.id and submission.reference = contact.reference
group by words.key
"""


@dataclass(frozen=True)
class Found:
    """What became of what was acknowledged."""

    lost: int
    doubled: int


def measure(scale: float, *, tell: Tell, writes: int = 0) -> dict[str, Any]:
    """So many rounds, and so many writes if that is more; then some with commits that are acknowledged before they are
    on disk, which must lose. Ctrl-C ends the rounds early, and what was acknowledged until then is looked for.
    """
    rounds, chance = max(1, round(scale)), random.Random()  # noqa: S311  (moments, not secrets)
    killed: Counter[str] = Counter()
    secret = _founded()
    with Killable(state_folder().parent) as hub:  # the settings keep their files in a folder inside it
        began, started = Senders(secret, SENDERS), time.monotonic()
        with ended_early() as enough:
            for number in counted(rounds, enough):
                tell(number - 1, rounds, f"{len(began.acknowledged):,} acknowledged")
                killed[_round(hub, began, chance, WRITES_S, until=writes * number // rounds)] += 1
        took = time.monotonic() - started
        hub.up()
        began.settle(hub.address)
        found = compared(hub, began.acknowledged)
        hub.acknowledges_before_it_is_on_disk()
        control = Senders(secret, SENDERS)
        for _ in range(CONTROL_ROUNDS):
            _round(hub, control, chance, CONTROL_WRITES_S, kinds={"database": 1})
        lost = compared(hub, control.acknowledged)
    return {
        "rounds": killed.total(),
        "acknowledged": len(began.acknowledged),
        "lost": found.lost,
        "doubled": found.doubled + len(began.two_references),
        "sent_again": began.sent_again,
        "seconds_a_round": round(took / killed.total(), 2),
        "acknowledged_per_s": round(len(began.acknowledged) / took, 1),
        **{f"killed_{what}": times for what, times in killed.items()},
        "control_acknowledged": len(control.acknowledged),
        "control_lost": lost.lost,
    }


def _founded() -> str:
    """A council whose front door receives, and the key of a partner's system."""
    now = datetime.now(UTC)
    nobody = the_system(council=0, council_code="")
    council = found_hub(actor=nobody, code="bench", name="Bench", councils=[COUNCIL], now=now)["bench"]
    system = the_system(council=council, council_code="bench")
    with standing_as(system):
        found_agencies(actor=system, agencies=AGENCIES, accredited_until=date(now.year + 1, 1, 1), now=now)
        made = mint_key(actor=system, name="crash", agency="police", scopes=["contacts"], days=2, now=now)
    return made.secret


@contextmanager
def ended_early() -> Iterator[threading.Event]:
    """Set by the first Ctrl-C in the block; the second stops the bench."""
    enough = threading.Event()

    def heard(*_: object) -> None:
        enough.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield enough
    finally:
        signal.signal(signal.SIGINT, before)


def counted(rounds: int, enough: threading.Event) -> Iterator[int]:
    """From 1 to so many, or until it is enough; at least one."""
    yield 1
    for number in range(2, rounds + 1):
        if enough.is_set():
            return
        yield number


def _round(
    hub: Killable,
    senders: Senders,
    chance: random.Random,
    writes_s: tuple[float, float],
    *,
    kinds: Mapping[str, int] = KILLED,
    until: int = 0,
) -> str:
    """Begin again, let them send until so many are acknowledged and for a random moment more, kill without warning.

    Gives back what was killed.
    """
    hub.up()
    what = chance.choices(list(kinds), list(kinds.values()))[0]
    with senders.at_work(hub.address) as ended:
        senders.wait_for_one()
        senders.wait_until(until)
        time.sleep(chance.uniform(*writes_s))
        _ways(hub)[what](ended.set)
    return what


def _ways(hub: Killable) -> dict[str, Callable[[Callable[[], object]], None]]:
    """Each tells, as soon as the blow has fallen, that nothing more need be sent to what is down."""
    return {
        "workers": hub.kill_workers,
        "database": hub.kill_database,
        "web": hub.kill_web,
        "power": hub.cut_power,
    }


def compared(hub: Killable, acknowledged: dict[str, str]) -> Found:
    """Each one acknowledged, looked for in the database as it came up again: whole, once, under its reference."""
    keys = list(acknowledged)
    with psycopg.connect(hub.superuser_url()) as connection:
        rows = [
            row
            for begin in range(0, len(keys), AT_ONCE)
            for row in connection.execute(FOUND, _lists(acknowledged, keys[begin : begin + AT_ONCE])).fetchall()
        ]
        written = connection.execute("select worry, count(*) from frontdoor_contact group by 1").fetchall()
    return Found(
        lost=sum(1 for _, _, is_whole in rows if not is_whole),
        doubled=sum(1 for _, count in written if count > 1),
    )


def _lists(acknowledged: dict[str, str], keys: list[str]) -> list[list[str]]:
    return [keys, [acknowledged[key] for key in keys]]
