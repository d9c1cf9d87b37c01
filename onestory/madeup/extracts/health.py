"""Health registrations: everyone registered with a practice, and the pregnancies that midwives have booked."""

from collections.abc import Iterator
from datetime import timedelta

from onestory.madeup.declared.places import SURGERIES
from onestory.madeup.extracts.layout import Delimited, Row, columns, compact, cut_short, put
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import age_on
from onestory.madeup.rules.identifiers import spaced
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Worker
from onestory.madeup.world.people import Person

FEED, FILE = "health-registrations", "health-registrations.txt"
LAYOUT = Delimited(delimiter="|")
HEADER = columns(
    """
NHS Number|Surname|Forename|Middle Names|DOB|Gender|Address Line 1|Address Line 2|Town|Postcode|Telephone|
GP Practice|GP Name|Registered On|Health Visitor|HV Telephone|Last Contact|Was Not Brought|Mother NHS Number|
Expected Delivery Date|Record ID
""",
    "|",
)
SPOILERS = (put(4, "20150231"), put(4, "0000"), put(20, ""), cut_short(11))
GENDERS = {"M": "1", "F": "2", "U": "9"}
UNREGISTERED = 0.025


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    workers = creation.history.workers
    doctors = [worker for worker in workers if worker.role == "GP"]
    visitors = [worker for worker in workers if worker.role == "health visitor"]
    record = creation.size.serial_from
    for person in creation.world.people:
        if person.kind in {"severed", "deceased"} or person.died or chance.happens(UNREGISTERED):
            continue
        record += 1
        yield _row(creation, clerk, chance, person, doctors, visitors, f"HR{record:07d}")


def _row(
    creation: Creation,
    clerk: Clerk,
    chance: Chance,
    person: Person,
    doctors: list[Worker],
    visitors: list[Worker],
    record: str,
) -> Row:
    view, today = clerk.writes(person), creation.world.today
    home = creation.world.household(person.household)
    doctor, visitor = doctors[home.number % len(doctors)], visitors[home.number % len(visitors)]
    small = person.born is None or age_on(person.born, today) < 5
    practice = SURGERIES[hash_of(doctor.code) % len(SURGERIES)]
    registered = person.born or person.stays[-1].since
    missed = chance.count((0.15, 0.8, 2.2, 3.5)[home.tier]) if person.kind == "child" else 0
    seen = today - timedelta(days=chance.whole(3, 500))
    mother = (
        view.mother_nhs
        if person.kind == "unborn" or "still unborn" in view.slips or (small and chance.happens(0.85))
        else ""
    )
    nhs = "" if "still unborn" in view.slips else view.nhs
    values = (
        spaced(nhs) if nhs else "", view.family, view.given, view.middle, compact(view.born), GENDERS[view.sex],
        view.address, view.second, view.town, view.postcode,
        view.phone, f"{practice} Surgery", f"Dr {doctor.name}", compact(max(registered,
        person.stays[-1].since - timedelta(days=90))), visitor.name if small else "",
        visitor.phone if small else "", compact(max(seen, person.born or seen)),
        str(missed) if person.kind == "child" else "", spaced(mother) if mother else "",
        compact(view.expected), record,
    )  # fmt: skip
    return Row(values, person.number, record, tuple(view.slips))


def hash_of(code: str) -> int:
    return sum(ord(sign) * place for place, sign in enumerate(code, start=1))
