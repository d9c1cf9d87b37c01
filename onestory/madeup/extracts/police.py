"""Police notices: one row a person a notice, in capitals, from an incident system."""

from collections.abc import Iterator

from onestory.madeup.extracts.layout import Delimited, Row, columns, cut_short, put, uk, uk_minute
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk, View
from onestory.madeup.world.creation import Creation

FEED, FILE = "police-notices", "police-notices.csv"
LAYOUT = Delimited()
HEADER = columns("""
NICHE_ID,OCCURRENCE_NO,OCCURRED_AT,RECORDED_AT,NOTICE_TYPE,ROLE,SURNAME,FORENAMES,DOB,SEX,ADDRESS,POSTCODE,
PHONE,PNC_ID,RISK_GRADE,CHILDREN_PRESENT,SUMMARY,OFFICER
""")
SPOILERS = (put(8, "31/02/2015"), put(2, "not recorded"), cut_short(9), put(8, "99/99/9999"), put(0, ""))
SECOND_NOMINAL = 0.05


class Nominals:
    """Police identities: most people have one, some were made again by mistake."""

    def __init__(self, clerk: Clerk, chance: Chance, prefix: str, first: int) -> None:
        self._clerk, self._chance, self._prefix, self._next = clerk, chance, prefix, first
        self._known: dict[int, list[tuple[str, View]]] = {}

    def of(self, creation: Creation, number: int, incident_day: object) -> tuple[str, View]:
        known = self._known.setdefault(number, [])
        if not known or self._chance.happens(SECOND_NOMINAL):
            self._next += 1
            view = self._clerk.writes(creation.world.person(number), incident_day)  # type: ignore[arg-type]
            known.append((f"{self._prefix}{self._next:07d}", view))
            return known[-1]
        return known[-1] if self._chance.happens(0.8) else self._chance.pick(known)


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    council, first = creation.world.council, creation.size.serial_from
    nominals = Nominals(clerk, chance, "N" + council.prefix, first)
    for place, incident in enumerate(creation.history.incidents, start=first):
        occurrence = f"{council.prefix}/{place:07d}/{incident.at.year % 100:02d}"
        for number, role in incident.roles:
            niche, view = nominals.of(creation, number, incident.at.date())
            person = creation.world.person(number)
            values = (
                niche, occurrence, uk_minute(incident.at), uk_minute(incident.recorded), incident.kind, role,
                view.family, view.forenames, uk(view.born), view.sex,
                view.whole_address.upper(), view.postcode, view.phone, person.pnc, incident.grade,
                "Y" if incident.children_present else "N", incident.summary,
                incident.officer,
            )  # fmt: skip
            yield Row(values, number, niche, tuple(view.slips))
