"""Adult social care services, separated by semicolons, with the whole name in one column."""

from collections.abc import Iterator

from onestory.madeup.extracts.layout import Delimited, Row, columns, cut_short, put, uk
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation

FEED, FILE = "adult-care", "adult-care.csv"
LAYOUT = Delimited(delimiter=";")
HEADER = columns(
    """
Person ID;NHS No;Full Name;Date of Birth;Gender;Address;Postcode;Service;Primary Support Reason;Service Start;
Service End;Worker;Worker Telephone;Safeguarding Enquiry On
""",
    ";",
)
SPOILERS = (put(3, "30/02/1955"), put(0, ""), put(9, "soon"), cut_short(6))
GENDERS = {"M": "Male", "F": "Female", "U": "Not known"}


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    for service in creation.history.services:
        view = clerk.writes(creation.world.person(service.person))
        name = f"{view.family}, {view.forenames}" if chance.happens(0.3) else f"{view.forenames} {view.family}".strip()
        values = (
            service.reference, view.nhs, name, uk(view.born), GENDERS[view.sex], view.whole_address, view.postcode,
            service.kind, service.reason, uk(service.started),
            uk(service.ended), service.worker.name, service.worker.phone, uk(service.enquiry),
        )  # fmt: skip
        yield Row(values, service.person, service.reference, tuple(view.slips))
