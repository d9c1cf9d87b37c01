"""``python -m tests.strangers.described BASE [CASES]``: schemathesis calls the machine door as its description allows.

A third of the calls fit the description, a third do not, and a third are a whole message that the description prints,
with a part or two exchanged: those come furthest in. Each answer must be one of those described, and none a fault of
ours. Run it where the hub was started: it makes its own keys there, several, since one may not read so often.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing import get_context
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from urllib3.exceptions import HTTPError

from onestory.access.declared.scopes import SCOPES

CASES = 100_000
KEYS = 40
"""Each may read three hundred times in a minute."""
AT_ONCE = 4
"""Half of a call's work is schemathesis's own: one process alone makes a dozen or two in a second."""
WITHIN_S = 20
MOST_TOLD = 20
LEFT_OUT = (positive_data_acceptance, negative_data_rejection)
"""That all that fits is accepted (a description cannot say that parents not told need a reason), and that what does not
fit is refused: what schemathesis leaves out may be the key, which is put in again, or an unknown question after `?`."""


class Way(StrEnum):
    """How calls are made up."""

    FITS = "fits"
    FITS_NOT = "does not fit"
    NEARLY = "nearly a whole message"


@dataclass(frozen=True)
class Asked:
    """Calls to one address, which one process makes."""

    base: str
    place: int
    way: Way
    cases: int
    keys: tuple[str, ...]
    printed: dict[str, list[Any]]
    """By its address, the whole messages that the description prints."""
    there: dict[str, list[Any]]
    """By a part of an address, what is there to be asked for."""


@dataclass
class Tried:
    """What came of the calls to one address."""

    address: str
    statuses: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    example: dict[str, str] = field(default_factory=dict)

    def add(self, fault: str, case: Case) -> None:
        """One more fault, and the first call that had it."""
        said = " ".join(fault.split())[:160]
        self.faults[said] += 1
        self.example.setdefault(said, case.as_curl_command()[:600])

    def join(self, other: Tried) -> None:
        """What came of other calls to the same address too."""
        self.statuses += other.statuses
        self.faults += other.faults
        self.example = other.example | self.example


def main(base: str, cases: int) -> int:
    """A line for each address and a table; 1 if any answer was not as described."""
    many, keys = len(operations(base)), minted(KEYS)
    share, printed = -(-cases // (many * len(Way))), messages_printed(base)
    there = what_is_there(base, keys[0], printed)
    asked = [Asked(base, place, way, share, keys, printed, there) for place in range(many) for way in Way]
    tried: dict[str, Tried] = {}
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        for calls, one in zip(asked, pool.map(called, asked), strict=True):
            tried.setdefault(one.address, Tried(one.address)).join(one)
            told = f"{one.address}, {calls.way}: {answers(one)}; not as described {one.faults.total()}"
            print(told, file=sys.stderr, flush=True)
    print("| address | calls | answers | not as described |\n|---|---|---|---|")
    for one in tried.values():
        print(f"| {one.address} | {one.statuses.total():,} | {answers(one)} | {one.faults.total()} |")
    total = sum(one.statuses.total() for one in tried.values())
    print(f"{total:,} calls, {sum(one.faults.total() for one in tried.values())} not as described")
    for one in tried.values():
        for fault, times in one.faults.most_common(MOST_TOLD):
            print(f"{one.address}, {times} times: {fault}\n    {one.example[fault]}", file=sys.stderr)
    return 1 if any(one.faults for one in tried.values()) else 0


def operations(base: str) -> list[Any]:
    """Everything that the description says can be called."""
    described: Any = schemathesis.openapi.from_url(f"{base}/api/v1/openapi.json")
    return [found.ok() for found in described.get_all_operations()]


def what_is_there(base: str, key: str, printed: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """References and numbers that a key may ask for: what was sent first, and what its agency was asked."""
    said, sent = {"Authorization": f"Bearer {key}"}, []
    for path, messages in printed.items():
        for message in messages if "{" not in path else ():
            answer = requests.post(f"{base}{path}", json=message, headers=said, timeout=WITHIN_S)
            sent.append(answer.json()["reference"])
    waits = requests.get(f"{base}/api/v1/requests", headers=said, timeout=WITHIN_S).json()
    wrong = requests.get(f"{base}/api/v1/corrections", headers=said, timeout=WITHIN_S).json()
    return {
        "/contacts/": sent,
        "/requests/": [each["reference"] for each in waits],
        "/corrections/": [each["number"] for each in wrong],
    }


def messages_printed(base: str) -> dict[str, list[Any]]:
    """By its address, the whole messages that the description prints."""
    described = requests.get(f"{base}/api/v1/openapi.json", timeout=WITHIN_S).json()
    bodies = {
        path: asked["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for path, asked in described["paths"].items()
        if "post" in asked
    }
    return {path: described["components"]["schemas"][body]["examples"] for path, body in bodies.items()}


def called(asked: Asked) -> Tried:
    """So many calls to one address, made up in one way, in a process of its own."""
    operation, each_key, session = operations(asked.base)[asked.place], itertools.cycle(asked.keys), requests.Session()
    tried = Tried(operation.label)
    mode = GenerationMode.NEGATIVE if asked.way is Way.FITS_NOT else GenerationMode.POSITIVE
    messages = asked.printed.get(operation.path, []) if asked.way is Way.NEARLY else []
    there = next((known for part, known in asked.there.items() if part in operation.path), [])

    @settings(
        max_examples=max(1, asked.cases), deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode), data=some.data())
    def each(case: Case, data: some.DataObject) -> None:
        if asked.way is Way.NEARLY and there:
            case.path_parameters = {name: data.draw(some.sampled_from(there)) for name in case.path_parameters or {}}
        if messages:
            nearly(case, data, messages)
        once(case, asked.base, next(each_key), session, tried)

    each()
    return tried


def nearly(case: Case, data: some.DataObject, messages: list[dict[str, Any]]) -> None:
    """A whole message under a number of its own, with a part or two of what was made up."""
    made_up = case.body if isinstance(case.body, dict) else {}
    whole = dict(data.draw(some.sampled_from(messages)))
    if "their_reference" in whole:
        whole["their_reference"] = str(data.draw(some.uuids()))
        case.headers.pop("Idempotency-Key", None)
    exchanged = data.draw(some.lists(some.sampled_from(sorted(made_up)), max_size=2)) if made_up else []
    case.body = whole | {name: made_up[name] for name in exchanged}


def once(case: Case, base: str, key: str, session: requests.Session, tried: Tried) -> None:
    """One call, and what was wrong with the answer."""
    headers = {"Authorization": f"Bearer {key}"}
    try:
        response = case.call(base_url=base, session=session, headers=headers, timeout=WITHIN_S)
        tried.statuses[response.status_code] += 1
        if response.status_code >= 500:
            tried.add(f"A fault of ours: {response.status_code}", case)
        case.validate_response(response, excluded_checks=[*LEFT_OUT])
    except FailureGroup as group:
        for each in group.exceptions:
            tried.add(f"{type(each).__name__}: {each}", case)
    except (OSError, HTTPError) as fault:
        tried.add(f"No answer: {type(fault).__name__}", case)


def minted(many: int) -> tuple[str, ...]:
    """So many keys that may do all that a machine may, made by the console in one process."""
    scopes = [word for scope in SCOPES for word in ("--scope", scope.code)]
    asked = [["machine", "mint", f"stranger-{one}", "--agency", "police", *scopes, "--json"] for one in range(many)]
    code = f"from onestory.console.main import run\nfor asked in {asked!r}: run(asked)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=600)
    return tuple(str(json.loads(line)["secret"]) for line in done.stdout.splitlines())


def answers(tried: Tried) -> str:
    """How it answered: each status and how often."""
    return ", ".join(f"{status}: {many:,}" for status, many in sorted(tried.statuses.items()))


if __name__ == "__main__":
    here, *rest = sys.argv[1:]
    sys.exit(main(here.rstrip("/"), int(rest[0]) if rest else CASES))
