"""``python -m tests.strangers BASE PASSWORD [SECONDS [ROLE…]]``: wapiti and sqlmap on each role's pages, in a table.

With the hub's own ``ONESTORY_STATE`` it also says which addresses the hub answered with a fault of its own meanwhile:
neither tool does.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.strangers.signed_in import cookies_of

WAPITI, SQLMAP = "wapiti3==3.2.3", "sqlmap==1.10.10"
MODULES = (
    "backup", "crlf", "csp", "csrf", "exec", "file", "htaccess", "http_headers", "methods", "permanentxss",
    "redirect", "sql", "timesql", "upload", "xss",
)  # fmt: skip
"""Those of wapiti's that could find something here. Left out are those for other people's products, those that guess
names or need a server of wapiti's own (SSRF, XXE), and cookie flags: a hub without TLS cannot set Secure. And LDAP: the
hub has none, and a workbook that bears its moment, so that no two are alike, is taken for an answer of one."""
SECONDS_EACH = 240
ENDS_S = 3600
TRIES = 3
"""Wapiti locks itself out of its own file now and then."""
BEGINS: dict[str, tuple[str, ...]] = {
    "": ("/refer",),
    "teacher": ("/my-referrals", "/notices"),
    "officer": ("/front-door", "/front-door/record", "/front-door/after-outage"),
    "worker": ("/find", "/find/add", "/my-work"),
    "manager": ("/front-door/manager", "/front-door/courts", "/figures", "/figures/cost-shares"),
    "duty": ("/front-door/night", "/front-door/phone"),
    "police": ("/requests", "/corrections"),
    "inspector": ("/requests/board", "/disagreements", "/set-up/agreements"),
    "family-help": ("/handovers", "/asked-for"),
    "reviewer": ("/find", "/figures/plan"),
    "access": ("/audit", "/audit/glass", "/flags"),
    "data": ("/imports", "/review", "/discrepancies"),
    "analyst": ("/figures", "/imports"),
    "member": ("/figures",),
    "custodian": ("/shields", "/find"),
    "adoption": ("/review/adoptions",),
    "admin": ("/set-up", "/set-up/measures", "/set-up/targets", "/set-up/agencies/new"),
}
"""Where each role begins. Nobody's is the public form."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one tool said of one role's pages."""

    tool: str
    role: str
    pages: int
    findings: tuple[str, ...]


def main(base: str, password: str, seconds: int, roles: list[str]) -> int:
    """Print the table; 1 if a tool found a vulnerability."""
    found = []
    for role in roles:
        begins = tuple(f"{base}{place}" for place in BEGINS[role])
        logged_before = len(logged())
        for tool in (wapiti, sqlmap):
            one = tool(base, role, begins, cookies_of(base, role, password), seconds)
            print(f"{one.tool}, {role or 'nobody'}: {one.pages} pages: {one.findings}", file=sys.stderr)
            found.append(one)
        found.append(broken(role, logged()[logged_before:]))
    print(table(found))
    return 1 if any(one.findings for one in found) else 0


def logged() -> str:
    """What the hub's web servers have written so far; nothing where we were not told which hub it is."""
    log = Path(os.environ.get("ONESTORY_STATE", "")) / "logs" / "web.log"
    return log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""


def broken(role: str, said: str) -> Found:
    """The addresses at which the hub itself broke, by what it wrote meanwhile, and how often."""
    places = Counter(re.findall(r"ERROR django\.request Internal Server Error: (\S+)", said))
    findings = tuple(f"answered with 500: {place} ({times} times)" for place, times in places.most_common())
    return Found(tool="hub's own log", role=role, pages=len(findings), findings=findings)


def wapiti(base: str, role: str, begins: tuple[str, ...], cookies: str, seconds: int) -> Found:
    """Wapiti's crawl from where the role begins, and every module that could find something."""
    others = [word for place in begins[1:] for word in ("-s", place)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        asked = [
            "wapiti", "-u", begins[0], *others, "--scope", "domain", "-d", "3", "-m", ",".join(MODULES),
            "--flush-session", "--store-session", folder, "--max-scan-time", str(seconds),
            "--max-attack-time", str(seconds // 6), "-x", f"{base}/account/*", "--no-bugreport", "-f", "json",
            "-o", str(report),
        ]  # fmt: skip
        run(WAPITI, asked + (["-H", f"Cookie: {cookies}"] if cookies else []))
        said = json.loads(report.read_text(encoding="utf-8"))
    listed = {**said["vulnerabilities"], **said["anomalies"]}
    findings = [f"{kind}: {one['method']} {one['path']}" for kind, each in listed.items() for one in each]
    return Found(tool="wapiti", role=role, pages=int(said["infos"]["crawled_pages_nbr"]), findings=tuple(findings))


def sqlmap(_base: str, role: str, begins: tuple[str, ...], cookies: str, seconds: int) -> Found:
    """Sqlmap on every form and address within two links of where the role begins."""
    said = "".join(_sqlmap_from(place, cookies, seconds) for place in begins)
    tried = said.count(" if the target URL content is stable")
    if not tried and "no usable links" not in said:
        raise RuntimeError(f"sqlmap found nothing to try as {role}: {said[-500:]}")
    findings = re.findall(r"^Parameter: (.*)$", said, re.MULTILINE)
    return Found(tool="sqlmap", role=role, pages=tried, findings=tuple(findings))


def _sqlmap_from(place: str, cookies: str, seconds: int) -> str:
    """All that sqlmap says of one beginning."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [
            "sqlmap", "-u", place, "--forms", "--crawl", "2", "--crawl-exclude", "/account/", "--batch",
            "--dbms", "postgresql", "--skip", "csrfmiddlewaretoken", "--drop-set-cookie", "--ignore-code", "*",
            "--output-dir", folder, "--time-limit", str(seconds), "--disable-coloring",
        ]  # fmt: skip
        return run(SQLMAP, asked + ([f"--cookie={cookies}"] if cookies else []))


def run(package: str, asked: list[str]) -> str:
    """One of the tools, from the package index, and what it said."""
    command = [os.environ.get("UV", "uv"), "tool", "run", "-q", "--from", package, *asked]
    for _ in range(TRIES):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=ENDS_S)
        if not done.returncode:
            return done.stdout
    raise RuntimeError(f"{package} broke off {TRIES} times: {(done.stderr or done.stdout)[-500:]}")


def table(found: list[Found]) -> str:
    """The report, as docs/security/scans.md keeps it."""
    today = datetime.now(UTC)  # noqa: TID251  a report says its own day
    rows = [
        f"| {one.tool} | {one.role or 'nobody'} | {one.pages} | {'; '.join(one.findings) or 'nothing'} |"
        for one in found
    ]
    head = [f"{today:%d %B %Y}, {WAPITI}, {SQLMAP}", "", "| tool | as | pages and forms | found |", "|---|---|---|---|"]
    return "\n".join([*head, *rows])


if __name__ == "__main__":
    here, word, *rest = sys.argv[1:]
    sys.exit(main(here.rstrip("/"), word, int(rest[0]) if rest else SECONDS_EACH, rest[1:] or list(BEGINS)))
