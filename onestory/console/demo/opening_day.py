"""What waits at the demo's front door on the first day: a few worries, one of them already with partners."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction

from onestory.access.actions.come_in import come_in
from onestory.console.demo.founding import Account, Founded
from onestory.console.demo.recognising import say_who_they_are
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import submit_referral
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.queries.asking.agencies import agencies_to_ask
from onestory.frontdoor.rules.asking import Ask
from onestory.vocabulary.frontdoor import ContactType
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Worry:
    """What the teacher told, and how long ago."""

    hours_ago: float
    words: str
    kind: str = ContactType.WORRY.value
    scale: str = ""
    told_parents: str = "yes"
    why_not: str = ""


ASKED = Worry(
    hours_ago=5,
    words="He fell asleep in two lessons and has had no lunch money since Monday. He says he makes tea for his "
    "brothers because nobody is home until late.",
    kind=ContactType.YOUNG_CARER.value,
    scale="4",
)
WAITING = (
    Worry(hours_ago=20, words="She has missed eleven days since half term and nobody answers the telephone at home."),
    Worry(
        hours_ago=3,
        words="She told a friend that there was shouting again last night and that the police came.",
        kind=ContactType.DOMESTIC_ABUSE.value,
        scale="3",
        told_parents="no-unsafe",
        why_not="It could put her and her mother at risk.",
    ),
    Worry(
        hours_ago=1.5, words="He came back from the weekend with a bruise on his arm and would not say how.", scale="5"
    ),
    Worry(
        hours_ago=0.5,
        words="May we have advice? She is looking after her grandmother before school and is often late.",
        kind=ContactType.ADVICE.value,
        scale="7",
    ),
)
PARTNERS = ("police", "health", "housing")


@dataclass(frozen=True)
class Pupil:
    """A child as the teacher knows them."""

    given: str
    family: str
    born: date
    postcode: str


def open_the_day(founded: Founded, files: Path, now: datetime) -> int:
    """Tell every worry of the first council's school, and take one of them as far as asking. How many there are."""
    teacher = next(account for account in founded.accounts if account.username == "teacher")
    pupils = iter(pupils_of(files / teacher.council / "school-census.csv", teacher.place))
    for worry, pupil in zip(WAITING, pupils, strict=False):
        tell_worry(worry, pupil, teacher, now - timedelta(hours=worry.hours_ago))
    child = next(pupils, None)
    if child is not None:
        _ask(tell_worry(ASKED, child, teacher, now - timedelta(hours=ASKED.hours_ago)), now)
    return len(WAITING) + (child is not None)


@transaction.atomic
def tell_worry(worry: Worry, pupil: Pupil, teacher: Account, at: datetime) -> str:
    """The teacher fills in the form and sends it. Gives the reference."""
    actor = somebody("teacher", at)
    answers: dict[str, object] = {
        "immediate_danger": "no",
        "referrer_role": "professional",
        "professional_name": teacher.name,
        "referrer_job": "Safeguarding lead",
        "organisation": teacher.place,
        "source": "2A",
        "children": [
            {
                "is_unborn": "no",
                "given_name": pupil.given,
                "family_name": pupil.family,
                "born_on": pupil.born.isoformat(),
                "postcode": pupil.postcode,
                "school": teacher.place,
            }
        ],
        "worry": worry.words,
        "kind": worry.kind,
        "scale": worry.scale,
        "told_parents": worry.told_parents,
        "told_why_not": worry.why_not,
    }
    started = start_draft(actor=actor, now=at)
    save_draft(actor=actor, token=started.token, answers=answers, now=at, council=teacher.council)
    return submit_referral(actor=actor, token=started.token, now=at).reference


@transaction.atomic
def _ask(reference: str, now: datetime) -> None:
    """The worker takes it, triages it, and asks three partners, who find it waiting when they sign in."""
    worker = somebody("worker", now)
    take_contact(actor=worker, reference=reference, now=now - timedelta(hours=4))
    say_who_they_are(reference, worker=worker, now=now - timedelta(hours=4))
    reason = "A child caring for others and going hungry; the school knows him well."
    triage_contact(
        actor=worker, reference=reference, level="3", brag="amber", reason=reason, now=now - timedelta(hours=3)
    )
    numbers = {card.code: card.id for card in agencies_to_ask(viewer=worker, now=now)}
    ask_partners(
        actor=worker,
        reference=reference,
        asks=[Ask(agency=numbers[code], words=("What do you know of this family?",)) for code in PARTNERS],
        purpose="To decide what help he and his brothers need.",
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity="Nobody else can say who is at home in the evenings.",
        told="yes",
        now=now - timedelta(hours=2),
    )


def somebody(username: str, now: datetime) -> Actor:
    """One of the cast, come in as anybody does."""
    user = get_user_model().objects.get(username=username)
    return come_in(actor=Actor(user=user.pk, username=username, request="demo"), now=now)


def pupils_of(census: Path, school: str) -> list[Pupil]:
    """Pupils of the school whose line has no slip in it, one a family."""
    found: dict[str, Pupil] = {}
    with census.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["School"] == school and all(row[name] for name in ("Forename", "Surname", "Postcode")):
                born = _day(row["DOB"])
                if born:
                    found.setdefault(row["Surname"], Pupil(row["Forename"], row["Surname"], born, row["Postcode"]))
    return list(found.values())


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
