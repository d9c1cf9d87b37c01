"""The main job over HTTP, as the demo's people: a teacher's worry, from the form to the answer she reads."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onestory.console.walking.visitor import NotAsExpected, Page, Visitor
from onestory.frontdoor.declared.answers import Held

WORRY = (
    "She came in without a coat again and said nobody was at home last night. She was tired and hungry, and asked "
    "twice whether she could stay at school."
)
ASKED = ("police", "health", "housing")
REQUEST = re.compile(r"RQ-[0-9A-Z]{4}-[0-9A-Z]{4}")


@dataclass(frozen=True)
class Child:
    """A pupil of the teacher's school, as its census has them."""

    given: str
    family: str
    born: tuple[str, str, str]
    postcode: str


@dataclass
class Walk:
    """One worry on its way. `step` times what is done under it."""

    site: str
    demo: dict[str, Any]
    child: Child
    step: Callable[[str], Any]
    reference: str = ""
    person: str = ""
    visitors: dict[str, Visitor] = field(default_factory=dict)

    def whole(self) -> None:
        """Every step, in the order the work is done."""
        self._told()
        self._found()
        self._asked_and_answered()
        self._decided()
        self._read()

    def as_(self, username: str) -> Visitor:
        """Signed in as somebody of the demo; once each."""
        if username not in self.visitors:
            account = next(one for one in self.demo["accounts"] if one["username"] == username)
            visitor = Visitor(self.site)
            with self.step(f"{username} signs in"):
                visitor.signs_in(username, self.demo["password"], account["totp"])
            self.visitors[username] = visitor
        return self.visitors[username]

    def _told(self) -> None:
        teacher = self.as_("teacher")
        with self.step("the page comes with its stylesheet and script"):
            teacher.opens("/refer")
            teacher.fetches_what_dresses()
        with self.step("the teacher tells the hub"):
            teacher.opens("/refer")
            form = teacher.presses("Start now").address.rstrip("/")
            for page, answers in self._answers().items():
                teacher.opens(f"{form}/{page}")
                teacher.sends(answers)
            teacher.opens(f"{form}/check-answers").must_say(WORRY)
            teacher.presses("Send to the front door").must_say("Your reference number")
            mine = teacher.opens("/my-referrals").links("/my-referrals/")
            self.reference = mine[0].rsplit("/", 1)[-1]

    def _answers(self) -> dict[str, dict[str, str]]:
        day, month, year = self.child.born
        return {
            "danger": {"immediate_danger": "no"},
            "you": {"referrer_job": "Safeguarding lead", "source": "2A"},
            "children": {
                "children-0-is_unborn": "no",
                "children-0-given_name": self.child.given,
                "children-0-family_name": self.child.family,
                "children-0-born_on-day": day,
                "children-0-born_on-month": month,
                "children-0-born_on-year": year,
                "children-0-postcode": self.child.postcode,
            },
            "worry": {"worry": WORRY},
            "parents": {"told_parents": "yes"},
        }

    def _found(self) -> None:
        officer, here = self.as_("officer"), f"/front-door/{self.reference}"
        with self.step("the contact is in the queue, and is taken"):
            officer.opens("/front-door").must_say(self.reference)
            officer.opens(here).must_say(WORRY)
            officer.presses("Take")
        with self.step("who is this?"):
            child = officer.opens(f"{here}/match").links(f"{here}/match/child/")[0]
            page = officer.opens(child)
            people = [value for value in page.values_of("person") if value != "nobody"]
            if not people:
                raise NotAsExpected(f"Nobody in the index was offered for {self.child.given} {self.child.family}.")
            self.person = people[0]
            officer.sends({"person": self.person})
        with self.step("the single view is opened"):
            officer.opens(f"/people/{self.person}").must_say(self.child.family)

    def _asked_and_answered(self) -> None:
        worker, here = self.as_("worker"), f"/front-door/{self.reference}"
        with self.step("triage"):
            page = worker.opens(f"{here}/triage")
            level = page.values_of("level")[2]
            worker.sends(
                {"level": level, "brag": "amber", "reason": "Neglect at home, told by a school that knows her."}
            )
        with self.step("three partners are asked"):
            self._ask(worker, worker.opens(f"{here}/ask"))
        requests = set(REQUEST.findall(worker.opens(f"{here}/answers").source))
        for username in ASKED:
            self._answer(username, requests)

    def _ask(self, worker: Visitor, page: Page) -> None:
        names = {one["username"]: one["place"] for one in self.demo["accounts"]}
        numbers = [page.value_beside("agency", names[username]) for username in ASKED]
        answers: dict[str, str | list[str]] = {
            "agency": numbers,
            "purpose": "To decide what help she and her family need.",
            "lawful_basis": str(page.document.xpath("//select[@name='lawful_basis']/option[@value!='']/@value")[0]),
            "necessity": "Nobody else can say who is at home at night.",
            "told": page.values_of("told")[0],
            "about": page.values_of("about"),
        }
        worker.sends(answers | {f"words-{number}": "What do you know of this family?" for number in numbers})

    def _answer(self, username: str, requests: set[str]) -> None:
        partner = self.as_(username)
        with self.step(f"{username} answers"):
            links = partner.opens("/requests").links("/requests/")
            mine = [link for link in links if link.rsplit("/", 1)[-1] in requests]
            if not mine:
                raise NotAsExpected(f"{username} has no request to answer.")
            partner.opens(f"{mine[0]}/answer")
            partner.sends({"held": Held.NOTHING.value, "comment": "Checked today under every name we have."})

    def _decided(self) -> None:
        worker, here = self.as_("worker"), f"/front-door/{self.reference}"
        with self.step("the worker writes an analysis and proposes"):
            worker.opens(f"{here}/answers")
            worker.opens(f"{here}/analysis")
            worker.sends({"harm": "Left alone at night, hungry.", "unknown": "Who was at home."})
            page = worker.opens(f"{here}/propose")
            chosen = {"outcome": page.values_of("outcome")[0], "level": page.values_of("level")[2]}
            worker.sends(chosen | {"rationale": "She needs an assessment.", "would_change": "Seeing the family."})
        manager = self.as_("manager")
        with self.step("the manager decides"):
            page = manager.opens(f"{here}/decide")
            chosen = {"outcome": page.values_of("outcome")[0], "level": page.values_of("level")[2]}
            manager.sends(chosen | {"rationale": "I agree: an assessment, begun this week."})
        with self.step("the teacher is told"):
            manager.opens(f"{here}/feedback")
            manager.sends({"channel": "account", "is_safe": "yes"})

    def _read(self) -> None:
        teacher, reviewer = self.as_("teacher"), self.as_("reviewer")
        with self.step("the teacher reads the outcome"):
            teacher.opens(f"/my-referrals/{self.reference}").must_say(self.reference)
        with self.step("the single view asks why, and is opened"):
            reviewer.opens(f"/people/{self.person}", refused_is_fine=True)
            reviewer.sends({"reason": "A look at how the decision came about."}).must_say(self.child.family)


def a_pupil(census: Path) -> Child:
    """The last pupil of the census' first school whose line has no slip in it."""
    with census.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    school = rows[0]["SchoolURN"]
    for row in reversed(rows):
        year, _, rest = row["DOB"].partition("-")
        month, _, day = rest.partition("-")
        whole = row["Forename"] and row["Surname"] and row["Postcode"] and day.isdigit()
        if whole and row["SchoolURN"] == school:
            return Child(row["Forename"], row["Surname"], (day, month, year), row["Postcode"])
    raise NotAsExpected("The made-up census holds no pupil to worry about.")
