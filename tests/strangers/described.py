"""``python -m tests.strangers.described BASE [CASES]``: schemathesis calls the machine door as its description allows.

Half of the calls fit the description and half do not; each answer must be one of those described and none a fault of
ours. Run it where the hub was started: it makes its own keys there, several, since one may not read so often.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from urllib3.exceptions import HTTPError

from onestory.access.declared.scopes import SCOPES

CASES = 100_000
KEYS = 40
"""Each may read three hundred times in a minute."""
WITHIN_S = 20
MOST_TOLD = 20
LEFT_OUT = (positive_data_acceptance, negative_data_rejection)
"""That all that fits is accepted (a description cannot say that parents not told need a reason), and that what does not
fit is refused: what schemathesis leaves out may be the key, which is put in again, or an unknown question after `?`."""


@dataclass
class Tried:
    """What came of the calls to one address."""

    address: str
    statuses: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    example: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, fault: str, case: Case) -> None:
        """One more fault, and the first call that had it."""
        said = " ".join(fault.split())[:160]
        self.faults[said] += 1
        self.example.setdefault(said, case.as_curl_command()[:600])


def main(base: str, cases: int) -> int:
    """A line for each address and a table; 1 if any answer was not as described."""
    described: Any = schemathesis.openapi.from_url(f"{base}/api/v1/openapi.json")
    keys = itertools.cycle([minted(number) for number in range(KEYS)])
    operations = [found.ok() for found in described.get_all_operations()]
    tried = [called(each, base, keys, -(-cases // len(operations))) for each in operations]
    print("| address | calls | answers | not as described | calls a second |\n|---|---|---|---|---|")
    for one in tried:
        print(f"| {one.address} | {one.statuses.total():,} | {answers(one)} | {one.faults.total()} | {speed(one)} |")
    total = sum(one.statuses.total() for one in tried)
    print(f"{total:,} calls, {sum(one.faults.total() for one in tried)} not as described")
    for one in tried:
        for fault, many in one.faults.most_common(MOST_TOLD):
            print(f"{one.address}, {many} times: {fault}\n    {one.example[fault]}", file=sys.stderr)
    return 1 if any(one.faults for one in tried) else 0


def called(operation: Any, base: str, keys: itertools.cycle[str], cases: int) -> Tried:
    """So many calls to one address, half of them as it says it wants them."""
    tried, began = Tried(operation.label), perf_counter()
    for mode in GenerationMode:
        generate(operation, mode, cases // len(GenerationMode), lambda case: once(case, base, next(keys), tried))
    tried.seconds = perf_counter() - began
    print(f"{tried.address}: {answers(tried)}", file=sys.stderr, flush=True)
    return tried


def generate(operation: Any, mode: GenerationMode, cases: int, call: Any) -> None:
    """Make cases and call with each. Nothing is made smaller after a fault: what broke is told as it was sent."""

    @settings(
        max_examples=max(1, cases), deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def each(case: Case) -> None:
        call(case)

    each()


def once(case: Case, base: str, key: str, tried: Tried) -> None:
    """One call, and what was wrong with the answer."""
    try:
        response = case.call(base_url=base, headers={"Authorization": f"Bearer {key}"}, timeout=WITHIN_S)
        tried.statuses[response.status_code] += 1
        if response.status_code >= 500:
            tried.add(f"A fault of ours: {response.status_code}", case)
        case.validate_response(response, excluded_checks=[*LEFT_OUT])
    except FailureGroup as group:
        for each in group.exceptions:
            tried.add(f"{type(each).__name__}: {each}", case)
    except (OSError, HTTPError) as fault:
        tried.add(f"No answer: {type(fault).__name__}", case)


def minted(number: int) -> str:
    """A key that may do all that a machine may."""
    scopes = [word for scope in SCOPES for word in ("--scope", scope.code)]
    asked = [sys.executable, "-m", "onestory.console", "machine", "mint", f"stranger-{number}", "--agency", "police"]
    done = subprocess.run([*asked, *scopes, "--json"], capture_output=True, text=True, check=True, timeout=60)
    return str(json.loads(done.stdout)["secret"])


def answers(tried: Tried) -> str:
    """How it answered: each status and how often."""
    return ", ".join(f"{status}: {many:,}" for status, many in sorted(tried.statuses.items()))


def speed(tried: Tried) -> int:
    """Calls a second."""
    return round(tried.statuses.total() / tried.seconds) if tried.seconds else 0


if __name__ == "__main__":
    here, *rest = sys.argv[1:]
    sys.exit(main(here.rstrip("/"), int(rest[0]) if rest else CASES))
