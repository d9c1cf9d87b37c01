"""Writes a scripted family's events into the council's history, each in the way its agency would."""

from datetime import date, datetime, time, timedelta
from functools import singledispatchmethod

from onestory.madeup.declared import stories as told
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.casework import Casework
from onestory.madeup.world.events import Attendance, History, Incident, Missing, Offence, Service
from onestory.madeup.world.services import Services
from onestory.madeup.world.storytelling import Cast
from onestory.madeup.world.workers import Roster


class Telling:
    """One council's history, with a pen for each kind of scripted event."""

    def __init__(
        self, today: date, chance: Chance, history: History, casework: Casework, services: Services, roster: Roster
    ) -> None:
        self._today, self._chance, self._history = today, chance, history
        self._casework, self._services, self._roster = casework, services, roster

    def tell(self, casts: list[Cast]) -> None:
        """Every event of every story, the oldest first."""
        for cast in casts:
            for event in sorted(cast.script.events, key=lambda one: -one.ago):
                self._write(event, cast)

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    @singledispatchmethod
    def _write(self, event: told.Event, cast: Cast) -> None:
        """Moves, shields and care were played before the numbers were given."""

    @_write.register
    def _(self, event: told.Notice, cast: Cast) -> None:
        at = datetime.combine(self._ago(event.ago), time(16 + event.ago % 6, event.ago % 60))
        roles = tuple((cast.people[key].number, role) for key, role in event.cast)
        first = cast.people[event.cast[0][0]]
        recorded, officer = at + timedelta(hours=2), self._roster.one("officer").name
        place = first.home_on(at.date())
        self._history.incidents.append(
            Incident(at, recorded, event.kind, event.grade, event.present, event.summary, place, roles, officer)
        )
        if event.kind == "Missing child" and "looked after" in first.marks:
            back = at.date() + timedelta(days=2)
            returned = back if back < self._today else None
            accepted = self._chance.happens(0.5)
            self._history.missing.append(Missing(first.number, at.date(), returned, "M", True, accepted))

    @_write.register
    def _(self, event: told.Visit, cast: Cast) -> None:
        at = datetime.combine(self._ago(event.ago), time(8 + event.ago % 14, event.ago % 60))
        number = cast.people[event.who].number
        found = Attendance(number, at, event.complaint, event.diagnosis, event.disposal, event.came_with)
        self._history.attendances.append(found)

    @_write.register
    def _(self, event: told.Told, cast: Cast) -> None:
        about = [cast.people[key] for key in event.about]
        on = self._ago(event.ago)
        self._casework.contact(about, on, event.source, event.outcome, path=event.path, need=event.need)

    @_write.register
    def _(self, event: told.Help, cast: Cast) -> None:
        until = self._ago(event.until) if event.until is not None else None
        self._services.helped(cast.home, self._ago(event.ago), until, event.reason)

    @_write.register
    def _(self, event: told.Order, cast: Cast) -> None:
        person = cast.people[event.who]
        self._services.order(person, kind=event.kind, risk_children=event.risk_children, started=self._ago(event.ago))

    @_write.register
    def _(self, event: told.AdultService, cast: Cast) -> None:
        number, worker = cast.people[event.who].number, self._roster.one("adult social worker")
        started = self._ago(event.ago)
        self._history.services.append(
            Service(number, f"AC9{number:06d}", event.kind, event.reason, started, None, worker, None)
        )

    @_write.register
    def _(self, event: told.Offending, cast: Cast) -> None:
        person, worker, on = (
            cast.people[event.who],
            self._roster.one("youth justice case manager"),
            self._ago(event.ago),
        )
        settled = on + timedelta(days=40)
        ended = settled + timedelta(days=180)
        self._services.known_to_police(person, on.year)
        reference = f"YJ9{person.number:05d}"
        self._history.offences.append(
            Offence(person.number, reference, on, event.offence, event.outcome, settled, settled, ended, worker)
        )
