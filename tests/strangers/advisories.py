"""``python -m tests.strangers.advisories [ADDRESS]``: known faults in what we are made of, and by when each is mended.

Asks OSV (or a mirror of it, at ADDRESS) after every part that `uv.lock` and `package-lock.json` name. Ends with 1 where
the time for a fault is over; where nobody can be asked it says so and ends with 0, since that is no fault of the code.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import requests

from onestory.calendars.instants import day_in_words, london_date
from onestory.calendars.working_days import add_working_days

ROOT = Path(__file__).resolve().parents[2]
SERVICE = "https://api.osv.dev"
WITHIN_S = 20
AT_ONCE = 500
"""The service takes a thousand questions in one call."""
NOT_REACHED: dict[str, str] = {}
"""Faults that our use of a part does not reach, by their number, and why not: those wait for the next release."""


class Severity(StrEnum):
    """How bad a fault is, as its advisory says."""

    CRITICAL = "critical"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True, order=True)
class Part:
    """One part of one version, and where it is from."""

    ecosystem: str
    name: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A known fault in a part. One without a severity counts as high."""

    number: str
    part: Part
    severity: Severity
    published_on: date
    summary: str

    @property
    def due_on(self) -> date | None:
        """By when it is mended (docs/security/keys-logs-and-libraries.md); None means with the next release."""
        if self.number in NOT_REACHED:
            return None
        return {
            Severity.CRITICAL: add_working_days(self.published_on, 2),
            Severity.HIGH: self.published_on + timedelta(days=7),
            Severity.MODERATE: self.published_on + timedelta(days=30),
        }.get(self.severity)


class NobodyAsked(Exception):
    """The service did not answer, or not as it says that it does."""


def main(service: str, today: date) -> int:
    """Say what is known; 1 where a fault should have been mended before today."""
    parts = sorted({*of_python(), *of_npm()})
    try:
        faults = sorted(known(parts, service), key=lambda each: (each.due_on or date.max, each.number))
    except NobodyAsked as nobody:
        print(f"NOBODY WAS ASKED about {len(parts)} parts: {nobody}")
        print("Run `.ci/advisories` each week where the internet is reached, or give dist/sbom.json to a scanner.")
        return 0
    over = [each for each in faults if each.due_on is not None and each.due_on < today]
    for each in faults:
        print(_sentence(each, is_over=each in over))
    print(f"{service} was asked about {len(parts)} parts: {len(faults)} faults are known, {len(over)} past their time.")
    return int(bool(over))


def of_python() -> Iterator[Part]:
    """What the program, its tests and its tools are made of."""
    for each in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        if "registry" in each["source"]:
            yield Part("PyPI", each["name"], each["version"])


def of_npm() -> Iterator[Part]:
    """What the pages' stylesheet and script are made of, and by."""
    for place, each in json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"].items():
        if place:
            yield Part("npm", place.rpartition("node_modules/")[2], each["version"])


def known(parts: list[Part], service: str) -> list[Fault]:
    """Every fault that the service knows in these parts. NobodyAsked where it does not answer."""
    try:
        met = [
            (part, vuln["id"])
            for begins in range(0, len(parts), AT_ONCE)
            for part, vuln in _met(parts[begins : begins + AT_ONCE], service)
        ]
        told = [_said(requests.get(f"{service}/v1/vulns/{number}", timeout=WITHIN_S)) for _, number in met]
        return [_fault(part, one) for (part, _), one in zip(met, told, strict=True)]
    except (requests.RequestException, LookupError, ValueError, TypeError) as fault:
        raise NobodyAsked(f"{service} did not answer as it should ({type(fault).__name__}).") from fault


def _met(parts: list[Part], service: str) -> Iterator[tuple[Part, dict[str, Any]]]:
    asked: list[dict[str, Any]] = [
        {"package": {"ecosystem": one.ecosystem, "name": one.name}, "version": one.version} for one in parts
    ]
    while asked:
        found = _said(requests.post(f"{service}/v1/querybatch", json={"queries": asked}, timeout=WITHIN_S))["results"]
        answers = list(zip(parts, asked, found, strict=True))
        yield from ((part, vuln) for part, _, answer in answers for vuln in answer.get("vulns", ()))
        more = [
            (part, one | {"page_token": answer["next_page_token"]})
            for part, one, answer in answers
            if "next_page_token" in answer
        ]
        parts, asked = [part for part, _ in more], [one for _, one in more]


def _said(answer: requests.Response) -> dict[str, Any]:
    answer.raise_for_status()
    return dict(answer.json())


def _fault(part: Part, told: dict[str, Any]) -> Fault:
    named = str(told.get("database_specific", {}).get("severity", "")).lower()
    return Fault(
        number=told["id"],
        part=part,
        severity=Severity(named) if named in list(Severity) else Severity.HIGH,
        published_on=datetime.fromisoformat(told["published"]).date(),
        summary=str(told.get("summary", "")),
    )


def _sentence(fault: Fault, *, is_over: bool) -> str:
    by = f"by {day_in_words(fault.due_on)}" if fault.due_on else "with the next release"
    what = f"{fault.part.name} {fault.part.version} ({fault.part.ecosystem}), {fault.severity}, {fault.number}"
    return f"{'PAST ITS TIME: ' if is_over else ''}{what}: to be mended {by}. {fault.summary}"


if __name__ == "__main__":
    now = datetime.now(UTC)  # noqa: TID251  a check says its own day
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else SERVICE, london_date(now)))
