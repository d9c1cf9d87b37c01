"""The council's looked-after children return for the last whole year: eleven CSV files."""

from collections.abc import Iterator
from datetime import date, timedelta

from onestory.madeup.extracts.cin import year_of
from onestory.madeup.extracts.layout import Part, Row, columns, uk
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import after_working_days, age_on, birthday
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Care, CareEpisode
from onestory.madeup.world.people import Person

FEED = "ssda903"
HEADERS = {
    "Header": columns("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"),
    "Episodes": columns(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
    ),
    "Reviews": columns("CHILD,DOB,REVIEW,REVIEW_CODE"),
    "UASC": columns("CHILD,SEX,DOB,DUC"),
    "OC2": columns(
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
        "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED"
    ),
    "OC3": columns("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"),
    "AD1": columns("CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR"),
    "PlacedAdoption": columns("CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"),
    "PrevPerm": columns("CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"),
    "Missing": columns("CHILD,DOB,MISSING,MIS_START,MIS_END"),
    "SWEpisodes": columns("CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"),
}
ADOPTED = {"E11", "E12"}
SUPPORTED = "K3"


def parts(creation: Creation, chance: Chance) -> list[Part]:
    """Every file of the return."""
    start, end = year_of(creation)
    care = sorted(
        (one for one in creation.history.care if one.started <= end and (one.ended is None or one.ended >= start)),
        key=lambda one: (one.child, one.started),
    )
    year = Year(creation, chance, start, end, care)
    return [Part(FEED, name, f"ssda903/{name}.csv", header, list(year.rows(name))) for name, header in HEADERS.items()]


class Year:
    """One year's return, file by file."""

    def __init__(self, creation: Creation, chance: Chance, start: date, end: date, care: list[Care]) -> None:
        self._creation, self._chance, self._start, self._end, self._care = creation, chance, start, end, care
        self._writers = {
            "Header": self._header,
            "Episodes": self._episodes,
            "Reviews": self._reviews,
            "UASC": self._uasc,
            "OC2": self._outcomes,
            "OC3": self._leavers,
            "AD1": self._adoptions,
            "PlacedAdoption": self._placed,
            "PrevPerm": self._before,
            "Missing": self._missing,
            "SWEpisodes": self._social_workers,
        }

    def rows(self, name: str) -> Iterator[Row]:
        for person, values in self._writers[name]():
            known_as = self._creation.numbers.child_id(person)
            yield Row((known_as, *values), person.number, known_as)

    def _children(self) -> Iterator[tuple[Person, Care]]:
        for care in self._care:
            yield self._creation.world.person(care.child), care

    def _once(self) -> dict[int, Person]:
        people = {care.child: person for person, care in self._children()}
        return people | {person.number: person for person in self._in_birthday_window()}

    def _in_birthday_window(self) -> list[Person]:
        leavers = [person for person in self._creation.world.people if "care leaver" in person.marks and person.born]
        return [person for person in leavers if 17 <= age_on(person.born or self._end, self._end) <= 21]

    def _header(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for _, person in sorted(self._once().items()):
            yield (
                person,
                (
                    person.sex,
                    uk(person.born),
                    person.ethnicity,
                    person.upn or self._why_no_upn(person),
                    "0" if person.sex == "F" else "",
                    "",
                ),
            )

    def _why_no_upn(self, person: Person) -> str:
        if person.born and age_on(person.born, self._end) < 5:
            return "UN1"
        return "UN3" if "unaccompanied" in person.marks else "UN2"

    def _episodes(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person, care in self._children():
            for episode in care.episodes:
                if episode.started <= self._end and (episode.ended is None or episode.ended >= self._start):
                    yield person, self._episode(person, care, episode)

    def _episode(self, person: Person, care: Care, episode: CareEpisode) -> tuple[str, ...]:
        over = episode.ended is not None and episode.ended <= self._end
        hidden = "unaccompanied" in person.marks
        return (
            uk(episode.started),
            episode.why_new,
            episode.legal,
            episode.need,
            episode.placement,
            episode.provider,
            uk(episode.ended) if over else "",
            episode.why_ended if over else "",
            episode.why_moved if over else "",
            "" if hidden else care.home_postcode,
            "" if hidden else episode.place.postcode,
            episode.urn,
        )

    def _reviews(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person, care in self._children():
            for review in review_dates(care, self._end):
                if review >= self._start:
                    yield person, (uk(person.born), uk(review), participation(person, review, self._chance))

    def _uasc(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person, _ in self._children():
            if "unaccompanied" in person.marks and person.born:
                yield person, (person.sex, uk(person.born), uk(birthday(person.born, 18)))

    def _outcomes(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        chance = self._chance
        for person, care in self._children():
            if not care.open_on(self._end) or care.started > birthday(self._end, -1) or not person.born:
                continue
            age = age_on(person.born, self._end)
            scored = 4 <= age <= 16 and chance.happens(0.8)
            misuse = age >= 10 and chance.happens(0.04)
            received = misuse and chance.happens(0.5)
            yield (
                person,
                (
                    uk(person.born),
                    str(min(40, max(0, round(chance.gauss(14, 7))))) if scored else "",
                    "" if scored else ("SDQ4" if 4 <= age <= 16 else ""),
                    ("1" if chance.happens(0.03) else "0") if age >= 10 else "",
                    ("1" if chance.happens(0.9) else "0") if age < 5 else "",
                    "1" if chance.happens(0.84) else "0",
                    "1" if chance.happens(0.78) else "0",
                    "1" if chance.happens(0.9) else "0",
                    "1" if misuse else "0",
                    ("1" if received else "0") if misuse else "",
                    ("1" if chance.happens(0.8) else "0") if misuse and not received else "",
                ),
            )

    def _leavers(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person in self._in_birthday_window():
            yield person, (uk(person.born), *leaver_state(person, self._chance))

    def _adoptions(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person, care in self._children():
            if self._adopted_in_year(care):
                matched = care.episodes[-1].started - timedelta(days=21)
                decided = max(care.started, matched - timedelta(days=120))
                yield person, (uk(person.born), uk(decided), uk(matched), "0", "2", "MF", "L11")

    def _adopted_in_year(self, care: Care) -> bool:
        last = care.episodes[-1]
        return bool(last.why_ended in ADOPTED and last.ended and self._start <= last.ended <= self._end)

    def _placed(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person, care in self._children():
            if care.episodes[-1].placement in {"A3", "A4", "A5", "A6"} and care.episodes[-1].started <= self._end:
                yield person, (uk(person.born), uk(care.episodes[-1].started), "", "")

    def _before(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        for person, care in self._children():
            if care.started >= self._start:
                yield person, (uk(person.born), "Z1", "", "")

    def _missing(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        counted = {care.child: care for care in self._care}
        for missing in sorted(self._creation.history.missing, key=lambda one: (one.child, one.started)):
            if missing.child in counted and self._start <= missing.started <= self._end:
                back = missing.ended if missing.ended and missing.ended <= self._end else None
                person = self._creation.world.person(missing.child)
                yield person, (uk(person.born), missing.kind, uk(missing.started), uk(back))

    def _social_workers(self) -> Iterator[tuple[Person, tuple[str, ...]]]:
        workers = [worker for worker in self._creation.history.workers if worker.role == "social worker"]
        for person, care in self._children():
            first, until = (
                max(care.started, self._start),
                care.ended if care.ended and care.ended <= self._end else None,
            )
            last = until or self._end
            if (last - first).days > 60 and self._chance.happens(0.35):
                changed = self._chance.day(first + timedelta(days=20), last - timedelta(days=20))
                yield (
                    person,
                    (
                        uk(person.born),
                        self._chance.pick(workers).code,
                        uk(first),
                        uk(changed),
                        "FCONTA" if first == care.started else "TSPROC",
                    ),
                )
                yield (
                    person,
                    (
                        uk(person.born),
                        care.worker.code,
                        uk(changed),
                        uk(until),
                        self._chance.pick(("LEFTRL", "MANAGE", "TSPROC")),
                    ),
                )
            else:
                yield (
                    person,
                    (
                        uk(person.born),
                        care.worker.code,
                        uk(first),
                        uk(until),
                        "FCONTA" if first == care.started else "TSPROC",
                    ),
                )


def review_dates(care: Care, until: date) -> list[date]:
    """Statutory reviews: after 20 working days, three months, then every six months."""
    last = min(care.ended or until, until)
    day, dates = after_working_days(care.started, 19), []
    for step in (88, *[178] * 40):
        if day > last:
            break
        dates.append(day)
        day = after_working_days(day + timedelta(days=step), 1)
    return dates


def participation(person: Person, review: date, chance: Chance) -> str:
    if person.born and age_on(person.born, review) < 4:
        return "PN0"
    return chance.pick(("PN1", "PN1", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN6", "PN7"))


def leaver_state(person: Person, chance: Chance) -> tuple[str, str, str]:
    """Whether in touch, what they do, where they live."""
    touch = "YES" if chance.happens(0.92) else chance.pick(("NO", "REFU"))
    doing = chance.pick(("F2", "F5", "F5", "P5", "F4", "G5", "G5", "G4", "F1", "0"))
    home = chance.pick(("U1", "U1", "D1", "B1", "B1", "Z1", "K2", "X2", "E1", "R2"))
    return touch, doing, home
