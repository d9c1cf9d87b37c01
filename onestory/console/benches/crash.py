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

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.mint_key import mint_key
from onestory.access.rules.actors import the_system
from onestory.console.benches.audit_world import Tell
from onestory.console.benches.crash_hub import Killable
from onestory.console.benches.crash_kept import compared, lost_of_half
from onestory.console.benches.crash_messages import AREAS
from onestory.console.benches.crash_senders import Senders
from onestory.console.places import state_folder
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.walls.context import standing_as

COUNCILS = [
    NewCouncil(code="bench", name="Bench", la_code="000", postcode_areas=AREAS[0]),
    NewCouncil(code="other", name="Other", la_code="001", postcode_areas=AREAS[1]),
]
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
A_WHILE_S = 5.0


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
            watch = Watch(began, tell, rounds, enough)
            for number in counted(rounds, enough):
                watch.number = number
                killed[_round(hub, watch, chance, WRITES_S, until=writes * number // rounds)] += 1
        took = time.monotonic() - started
        hub.up()
        began.settle(hub.address)
        tell(rounds, rounds, f"{began.acknowledged:,} acknowledged; looking for each of them")
        found = compared(hub.superuser_url(), began.kept)
        half = lost_of_half(hub.superuser_url(), began.kept)
        hub.acknowledges_before_it_is_on_disk()
        control = Watch(Senders(secret, SENDERS), tell, rounds, threading.Event())
        for _ in range(CONTROL_ROUNDS):
            _round(hub, control, chance, CONTROL_WRITES_S, kinds={"database": 1})
        lost = compared(hub.superuser_url(), control.senders.kept)
    return {
        "rounds": killed.total(),
        "acknowledged": began.acknowledged,
        "lost": found.lost,
        "doubled": found.doubled + began.two_references,
        "sent_again": began.sent_again,
        "seconds_a_round": round(took / killed.total(), 2),
        "acknowledged_per_s": round(began.acknowledged / took, 1),
        "acknowledged_per_s_while_up": round(began.acknowledged / began.sending_s, 1),
        **{f"killed_{what}": times for what, times in killed.items()},
        "control_acknowledged": control.senders.acknowledged,
        "control_lost": lost.lost,
        "control_half_lost": half,
    }


@dataclass
class Watch:
    """The senders of so many rounds, how far they are, and whether it is enough."""

    senders: Senders
    tell: Tell
    rounds: int
    enough: threading.Event
    number: int = 1
    told_at: float = 0.0

    def until(self, acknowledged: int) -> None:
        """Wait for so many acknowledged in all, or until it is enough; say every few seconds how many there are."""
        self.say()
        for _ in self.senders.wait_until(acknowledged):
            if self.enough.is_set():
                return
            if time.monotonic() - self.told_at > A_WHILE_S:
                self.say()

    def say(self) -> None:
        """How far it is."""
        self.told_at = time.monotonic()
        self.tell(self.number - 1, self.rounds, f"{self.senders.acknowledged:,} acknowledged")


def _founded() -> str:
    """A council whose front door receives, and the key of a partner's system."""
    now = datetime.now(UTC)
    nobody = the_system(council=0, council_code="")
    councils = found_hub(actor=nobody, code="bench", name="Bench", councils=COUNCILS, now=now)
    for code, council in councils.items():
        system = the_system(council=council, council_code=code)
        with standing_as(system):
            found_agencies(actor=system, agencies=AGENCIES, accredited_until=date(now.year + 1, 1, 1), now=now)
    system = the_system(council=councils["bench"], council_code="bench")
    with standing_as(system):
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
    watch: Watch,
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
    with watch.senders.at_work(hub.address) as ended:
        watch.senders.wait_for_one()
        watch.until(until)
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
