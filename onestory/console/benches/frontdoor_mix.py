"""What people and systems ask of a hub on a working day, in the proportions they ask it."""

from __future__ import annotations

import itertools
import json
import random
import statistics
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import psycopg

from onestory.console.benches.frontdoor_caller import Caller
from onestory.console.plain import Plain
from onestory.console.programs.addresses import Address
from onestory.console.walking.visitor import NotAsExpected, Visitor

AT_ONCE = 16
AT_WORK = ("officer", "worker", "manager", "teacher")
SHARES = {
    "worklist": 30,
    "single_view": 25,
    "search": 15,
    "chronology_or_network": 10,
    "document": 8,
    "autosave": 6,
    "submit": 3,
    "reply": 2,
    "dashboard": 1,
}
NAMES = ("smith", "jones", "taylor", "brown", "williams", "wilson", "johnson", "davies")
OPENED = 25
WHY = "A worry has come in about this family."


@dataclass
class People:
    """Those at work, and what each has before them."""

    officer: Caller
    worker: Caller
    manager: Caller
    teacher: Caller
    opened: list[str]
    form: str
    token: str

    @classmethod
    def begin(cls, address: Address, seated: dict[str, Visitor]) -> People:
        """Look for somebody, open some of those found, begin a form."""
        opened = _opened(seated["worker"])
        seated["officer"].opens("/find")
        seated["officer"].sends({"words": NAMES[0]})
        form, token = _form_of(seated["teacher"])
        callers = {name: Caller.as_visitor(address, seated[name]) for name in AT_WORK}
        return cls(**callers, opened=opened, form=form, token=token)


def _opened(worker: Visitor) -> list[str]:
    """Addresses of people whose pages the worker has opened, giving a reason where one was asked for."""
    opened: list[str] = []
    for name in NAMES:
        worker.opens("/find")
        found = [urlsplit(link).path for link in worker.sends({"words": name}).links("/people/")]
        for link in dict.fromkeys(found):
            page = worker.opens(link, refused_is_fine=True)
            if page.status != 200:
                try:
                    page = worker.sends({"reason": WHY})
                except NotAsExpected:
                    continue
            opened.append(link)
            if len(opened) == OPENED:
                return opened
    if not opened:
        raise Plain("The worker could open nobody's page.")
    return opened


def _form_of(teacher: Visitor) -> tuple[str, str]:
    """The autosave of a form just begun, and the token that its page sends."""
    teacher.opens("/refer")
    form = urlsplit(teacher.presses("Start now").address).path.rstrip("/")
    page = teacher.opens(f"{form}/worry")
    return f"{form}/worry/autosave", page.values_of("csrfmiddlewaretoken")[0]


def at(seconds: list[float], percent: int) -> float:
    """So many per cent took no longer, in milliseconds."""
    if len(seconds) < 2:
        return round(seconds[0] * 1000, 1) if seconds else 0.0
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000, 1)


@dataclass
class Mixed:
    """How it went."""

    lasted: float
    people: int
    seconds: list[float] = field(default_factory=list)
    by_kind: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, took: float, status: int) -> None:
        """One request answered."""
        self.seconds.append(took)
        self.by_kind[kind].append(took)
        if status >= 400:
            self.failed[f"{kind}_{status}"] += 1


class Mix:
    """Each kind of request, and a stretch of all of them."""

    def __init__(self, *, machine: Caller, people: People, superuser: str) -> None:
        self.machine, self.people, self.chance = machine, people, random.Random(1)  # noqa: S311  (proportions)
        self._numbers, self._lock = itertools.count(1), threading.Lock()
        with psycopg.connect(superuser) as connection:
            self._requests = [
                reference
                for (reference,) in connection.execute(
                    "select reference from frontdoor_informationrequest where reference like 'RQ-0%' limit 2000"
                )
            ]
            row = connection.execute("select count(*) from people_person").fetchone()
            self.indexed = int(row[0]) if row else 0

    def board(self) -> int:
        """The duty board."""
        return self.people.officer.get("/front-door")

    def whole_hub(self) -> int:
        """The manager's board."""
        return self.people.manager.get("/front-door/manager")

    def submit(self) -> int:
        """A message of a partner's system, committed and audited before it is answered."""
        number = self._number()
        body = {
            "their_reference": f"B-{number}",
            "source_code": "6",
            "worry": "Officers were called and found two children alone.",
            "children": [{"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}],
        }
        return self.machine.post("/api/v1/contacts", json.dumps(body))

    def run(self, *, per_second: float, seconds: float, at_once: int = AT_ONCE, from_due: bool = False) -> Mixed:
        """At most so many a second are asked for, each when its moment comes and one of the callers is free.

        With `from_due` the wait for a free caller counts too, as it does for whoever waits.
        """
        kinds = self.chance.choices(list(SHARES), list(SHARES.values()), k=int(per_second * seconds))
        mixed, began = Mixed(lasted=0, people=self.indexed), time.perf_counter()
        waiting = iter(enumerate(kinds))

        def call() -> None:
            while time.perf_counter() - began < seconds:
                with self._lock:
                    number, kind = next(waiting, (0, ""))
                if not kind:
                    return
                took, status = self._one(kind, began + number / per_second, from_due=from_due)
                with self._lock:
                    mixed.add(kind, took, status)

        with ThreadPoolExecutor(at_once) as pool:
            for calling in [pool.submit(call) for _ in range(at_once)]:
                calling.result()
        mixed.lasted = time.perf_counter() - began
        return mixed

    def _one(self, kind: str, due: float, *, from_due: bool) -> tuple[float, int]:
        time.sleep(max(0.0, due - time.perf_counter()))
        began = due if from_due else time.perf_counter()
        status = self._ask()[kind]()
        return time.perf_counter() - began, status

    def _ask(self) -> dict[str, Callable[[], int]]:
        people, number = self.people, self._number()
        somebody = people.opened[number % len(people.opened)]
        return {
            "worklist": lambda: people.worker.get("/my-work") if number % 3 == 0 else self.board(),
            "single_view": lambda: people.worker.get(somebody),
            "search": lambda: people.officer.get("/find"),
            "chronology_or_network": lambda: people.worker.get(f"{somebody}/{('story', 'family')[number % 2]}"),
            "document": lambda: people.worker.get(f"{somebody}/documents"),
            "autosave": self._save,
            "submit": self.submit,
            "reply": self._reply,
            "dashboard": lambda: people.manager.get("/figures"),
        }

    def _save(self) -> int:
        said = {"csrfmiddlewaretoken": self.people.token, "worry": f"She has not been in for {self._number()} days."}
        kind = "application/x-www-form-urlencoded"
        return self.people.teacher.post(self.people.form, urlencode(said), Content_Type=kind)

    def _reply(self) -> int:
        reference = self._requests[self._number() % len(self._requests)]
        return self.machine.post(f"/api/v1/requests/{reference}/answers", json.dumps({"held": "nothing-held"}))

    def _number(self) -> int:
        with self._lock:
            return next(self._numbers)
