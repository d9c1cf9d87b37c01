"""Emergency department attendances, from a hospital system that still writes Windows-1252."""

from collections.abc import Iterator

from onestory.madeup.extracts.layout import Delimited, Row, abbreviated, columns, cut_short, put
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation

FEED, FILE = "ae-attendances", "ae-attendances.csv"
LAYOUT = Delimited(encoding="cp1252")
HEADER = columns(
    "ATTENDANCE ID,NHS NUMBER,PATIENT NAME,DOB,SEX,POSTCODE,ARRIVED,COMPLAINT,DIAGNOSIS,DISPOSAL,ACCOMPANIED BY"
)
SPOILERS = (put(3, "30-Feb-2014"), put(6, "yesterday"), put(2, ""), cut_short(5), put(3, "??-???-????"))
SEXES = {"M": "Male", "F": "Female", "U": "Unknown"}


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    visits = sorted(creation.history.attendances, key=lambda visit: (visit.at, visit.person))
    prefix = creation.world.council.prefix
    for place, visit in enumerate(visits, start=creation.size.serial_from):
        view = clerk.writes(creation.world.person(visit.person), visit.at.date())
        source = f"{prefix}ED{place:07d}"
        name = f"{view.family.upper()}, {view.forenames}" if view.given else view.family.upper()
        values = (
            source, view.nhs, name, abbreviated(view.born), SEXES[view.sex], view.postcode,
            visit.at.isoformat(timespec="seconds"), visit.complaint,
            visit.diagnosis, visit.disposal, visit.came_with,
        )  # fmt: skip
        yield Row(values, visit.person, source, tuple(view.slips))
