"""School census rows: who is on roll where, how often they come, and who to ring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onestory.madeup.declared.names.spellings import NICKNAMES
from onestory.madeup.declared.places import SCHOOLS
from onestory.madeup.extracts.layout import Delimited, Row, columns, cut_short, iso, put
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import age_on, birthday
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Worker
from onestory.madeup.world.people import Person

FEED, FILE = "school-census", "school-census.csv"
LAYOUT = Delimited(bom=True)
HEADER = columns("""
UPN,FormerUPN,PupilID,Surname,Forename,MiddleNames,PreferredSurname,DOB,Sex,Ethnicity,AddressLine1,Town,
Postcode,School,SchoolURN,YearGroup,EntryDate,LeavingDate,AttendancePct,UnauthorisedSessions,Suspensions,SEN,
DSLName,DSLTelephone,Contact1Name,Contact1Relationship,Contact1Telephone
""")
SPOILERS = (put(7, "2014-02-30"), put(2, ""), cut_short(13), put(7, "31/31/31"))
NOT_ON_ROLL = 0.05
ABSENCE = (5.5, 9.0, 16.0, 24.0)


@dataclass(frozen=True)
class School:
    """A made-up school; its number is outside the range of real ones."""

    name: str
    urn: str
    lead: Worker


def schools(creation: Creation) -> tuple[list[School], list[School]]:
    """Primary and secondary schools, as many as the children need."""
    leads = [worker for worker in creation.history.workers if worker.role == "designated safeguarding lead"]
    base = 900_000 + int(creation.world.council.la_code) * 100
    primary = max(3, min(90, round(creation.size.children / 600)))
    secondary = max(2, min(16, round(creation.size.children / 3600)))

    def school(place: int, kind: str) -> School:
        suffix = "" if place < len(SCHOOLS) else " Junction"
        return School(f"{SCHOOLS[place % len(SCHOOLS)]}{suffix} {kind}", str(base + place), leads[place % len(leads)])

    firsts = [school(place, "Primary School") for place in range(primary)]
    return firsts, [school(place, "Academy") for place in range(primary, primary + secondary)]


def year_group(born: date, today: date) -> int:
    """The school year a child is in, by age on 31 August."""
    start = date(today.year if today.month >= 9 else today.year - 1, 8, 31)
    return age_on(born, start) - 4


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    primary, secondary = schools(creation)
    today, number = creation.world.today, creation.size.serial_from
    for person in creation.world.people:
        if person.kind not in {"child", "severed"} or not person.upn or not person.born:
            continue
        year = year_group(person.born, today)
        if not 0 <= year <= 13 or chance.happens(0.3 if year > 11 else NOT_ON_ROLL):
            continue
        pool = primary if year <= 6 else secondary
        home = creation.world.household(person.household)
        school = pool[home.number % len(pool)] if chance.happens(0.85) else chance.pick(pool)
        entered = _entered(person, year, today)
        left = person.stays[-1].until if person.kind == "severed" else None
        if left and left < entered:
            continue
        if chance.happens(0.03) and (today - entered).days > 300 and not left:
            number += 1
            moved = chance.day(entered + timedelta(days=60), today - timedelta(days=30))
            yield _row(creation, clerk, chance, person, chance.pick(pool), year, entered, moved, number)
            entered = moved + timedelta(days=chance.whole(1, 14))
        number += 1
        yield _row(creation, clerk, chance, person, school, year, entered, left, number)


def _entered(person: Person, year: int, today: date) -> date:
    started = 4 if year <= 6 else 11
    autumn = birthday(person.born or today, started)
    autumn = date(autumn.year if autumn.month < 9 else autumn.year + 1, 9, 3)
    arrived = person.stays[0].since
    return min(today, max(autumn, arrived))


def _row(
    creation: Creation,
    clerk: Clerk,
    chance: Chance,
    person: Person,
    school: School,
    year: int,
    entered: date,
    left: date | None,
    number: int,
) -> Row:
    view = clerk.writes(person, left)
    world, home = creation.world, creation.world.household(person.household)
    absence = min(100.0, max(0.0, chance.gauss(ABSENCE[home.tier], ABSENCE[home.tier] * 0.55)))
    attendance = f"{100 - absence:.1f}"
    sen = chance.random()
    contact = world.person(home.adults[0]) if home.adults else None
    relation = (
        ""
        if contact is None
        else "Mother"
        if contact.number == person.mother
        else "Father"
        if contact.number == person.father
        else "Carer"
    )
    given = view.given
    if person.nickname and chance.happens(0.2) and person.name.given in NICKNAMES:
        given = person.nickname
    source = f"{world.council.prefix}P{number:06d}"
    values = (
        view.upn, person.former_upn, source, view.family, given, view.middle, view.preferred, iso(view.born), view.sex,
        view.ethnicity, view.street, view.town, view.postcode, school.name, school.urn,
        "R" if year == 0 else str(year), iso(entered), iso(left), attendance,
        str(round(absence * chance.random() * 1.4)), str(chance.count((0.02, 0.12, 0.5,
        1.2)[home.tier]) if year >= 3 else 0),
        "E" if sen < 0.048 else "K" if sen < 0.19 else "N", school.lead.name, school.lead.phone,
        f"{contact.name.given} {contact.name.family}".strip() if contact else "", relation,
        contact.phone if contact else "",
    )  # fmt: skip
    return Row(values, person.number, source, tuple(view.slips))
