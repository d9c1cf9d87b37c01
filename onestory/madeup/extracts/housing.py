"""Council tenancies: a workbook with one row for each person of each tenancy."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from onestory.madeup.extracts.layout import Cell, Row, columns, put
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Worker
from onestory.madeup.world.people import Household, Person, Place

FEED, FILE, SHEET = "housing-tenancies", "housing-tenancies.xlsx", "Tenancies"
HEADER = columns("""
Tenancy Ref,Person Ref,Title,First Name,Last Name,Date of Birth,Relationship to Tenant,UPRN,Address,Postcode,
Tenancy Start,Tenancy End,Telephone,Email,Rent Arrears,ASB Reports,Last ASB Report,Housing Officer,
Officer Telephone
""")
SPOILERS = (put(5, "not given"), put(10, "before the war"), put(0, None), put(5, "31/02/2011"))
EARLIER_TENANCY = 0.4
NOT_DECLARED = 0.4


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    officers = [worker for worker in creation.history.workers if worker.role == "housing officer"]
    tenancy = creation.size.serial_from
    for home in creation.world.households:
        if not home.social_rent or not home.adults or home.kind == "carers" or home.place.kind in {"refuge", "none"}:
            continue
        tenancy += 1
        officer = officers[home.number % len(officers)]
        yield from _tenancy(creation, clerk, chance, home, tenancy, officer, home.place, home.since, None)
        before = creation.world.person(home.adults[0]).stays
        if (
            len(before) > 1
            and chance.happens(EARLIER_TENANCY)
            and before[-2].place.kind == "home"
            and "shielded" not in home.marks
        ):
            tenancy += 1
            yield from _tenancy(
                creation, clerk, chance, home, tenancy, officer, before[-2].place, before[-2].since, before[-2].until
            )


def _tenancy(
    creation: Creation,
    clerk: Clerk,
    chance: Chance,
    home: Household,
    number: int,
    officer: Worker,
    place: Place,
    since: date,
    until: date | None,
) -> Iterator[Row]:
    world, prefix = creation.world, creation.world.council.prefix
    arrears = round(chance.expovariate(1 / 320), 2) if chance.happens((0.2, 0.4, 0.6, 0.75)[home.tier]) else 0.0
    complaints = chance.count((0.08, 0.4, 1.4, 3.0)[home.tier])
    last = until or world.today
    reported = chance.day(max(since, last - timedelta(days=700)), last) if complaints else None
    for person in [*world.everyone(home.adults), *world.everyone(home.children)]:
        if person.died or "looked after" in person.marks or (until and person.born and person.born > until):
            continue
        if "unknown at home" in person.marks or ("step-parent" in person.marks and chance.happens(NOT_DECLARED)):
            continue
        view = clerk.writes(person, until)
        reference = f"{prefix}H{person.number + creation.size.serial_from:07d}"
        values: tuple[Cell, ...] = (
            f"{prefix}T{number:06d}", reference, _title(person, chance),
            view.forenames if chance.happens(0.1) else view.given, view.family, view.born,
            _relation(person, home, chance), place.uprn, place.whole, place.postcode, since, until, view.phone,
            view.email if person.number in home.adults else "",
            arrears, complaints, reported, officer.name, officer.phone,
        )  # fmt: skip
        yield Row(values, person.number, reference, tuple(view.slips))


def _title(person: Person, chance: Chance) -> str:
    if person.kind == "child":
        return "Master" if person.sex == "M" and chance.happens(0.5) else "Miss" if person.sex == "F" else ""
    return "Mr" if person.sex == "M" else chance.pick(("Mrs", "Miss", "Ms", "Ms"))


def _relation(person: Person, home: Household, chance: Chance) -> str:
    if person.number == home.adults[0]:
        return "Tenant"
    if person.number in home.adults:
        return chance.pick(("Joint tenant", "Partner", "Spouse"))
    return (
        chance.pick(("Son", "Child", "Dependant"))
        if person.sex == "M"
        else chance.pick(("Daughter", "Child", "Dependant"))
    )


def sheet_rows(rows_: list[Row]) -> Iterator[tuple[Cell, ...]]:
    for row in rows_:
        yield tuple(datetime.combine(value, time()) if isinstance(value, date) else value for value in row.values)
