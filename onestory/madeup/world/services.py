"""What other services did: the hospital, early help, probation, adult care and youth justice."""

from datetime import date, timedelta

from onestory.madeup.declared import rates
from onestory.madeup.declared import sentences as said
from onestory.madeup.declared.rates import TIERS
from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.rules.days import age_on, birthday
from onestory.madeup.world.council import World
from onestory.madeup.world.events import Attendance, CourtOrder, EarlyHelp, History, Offence, Service
from onestory.madeup.world.numbers import Numbers
from onestory.madeup.world.people import Household, Person
from onestory.madeup.world.workers import Roster

ADULT_ATTENDANCES = 0.13
ON_PROBATION = (0.003, 0.02, 0.07, 0.14)
IN_ADULT_CARE = (0.012, 0.03, 0.07, 0.1)
OFFENDS = (0.0015, 0.012, 0.06, 0.12)
RISKS = (("Low", 0.3), ("Medium", 0.48), ("High", 0.2), ("Very high", 0.02))
HELP_YEARS = 5


class Services:
    """Writes down what each service did for, or to, each person."""

    def __init__(self, world: World, history: History, roster: Roster, numbers: Numbers, chance: Chance) -> None:
        self._world, self._history, self._roster, self._numbers, self._chance = world, history, roster, numbers, chance
        self._ordinary = Bag(((complaint, diagnosis), share) for complaint, diagnosis, share in said.COMPLAINTS)
        self._hard = Bag(((complaint, diagnosis), share) for complaint, diagnosis, share in said.HARD_COMPLAINTS)
        self._disposals, self._came_with = Bag(said.DISPOSALS), Bag(said.CAME_WITH)
        self._ends, self._orders, self._risks = Bag(said.EARLY_HELP_ENDS), Bag(said.ORDERS), Bag(RISKS)
        self._offences, self._outcomes = Bag(said.OFFENCES), Bag(said.YOUTH_OUTCOMES)
        self._first = numbers.first_serial - 1
        self._crns = self._services = self._young = self._first

    def add_all(self) -> None:
        for person in self._world.people:
            if person.kind not in {"unborn", "severed"} and "story" not in person.marks:
                self._hospital(person)
                self._grown_up_services(person)
        for person in [one for one in self._world.people if one.kind == "severed"]:
            self._hospital(person, until=person.stays[-1].until)
        for home in self._world.households:
            if home.kind not in {"alone", "carers"} and "story" not in home.marks:
                self._early_help(home)

    # — hospital —

    def _hospital(self, person: Person, until: date | None = None) -> None:
        chance = self._chance
        last = min(until or self._world.today, person.died or self._world.today, self._world.today - timedelta(days=1))
        first = last - timedelta(days=round(rates.HOSPITAL_YEARS * 365.25))
        tier = TIERS[self._world.household(person.household).tier]
        yearly = rates.ED_ATTENDANCES.each if person.kind == "child" else ADULT_ATTENDANCES
        for _ in range(chance.count(yearly * tier.hospital * rates.HOSPITAL_YEARS)):
            on = chance.day(first, last)
            if person.born and on >= person.born:
                self._history.attendances.append(self.attendance(person, on, tier))

    def attendance(self, person: Person, on: date, tier: rates.Tier) -> Attendance:
        """One visit, with what was said and found."""
        chance = self._chance
        age = age_on(person.born or on, on)
        hard = age >= 11 and chance.happens(0.05 * tier.hospital)
        complaint, diagnosis = (self._hard if hard else self._ordinary).draw(chance)
        came = self._came_with.draw(chance) if age < 16 else ("Alone" if chance.happens(0.7) else "Ambulance crew")
        return Attendance(
            person.number, chance.moment(on, early=0), complaint, diagnosis, self._disposals.draw(chance), came
        )

    # — grown-ups and young people —

    def _grown_up_services(self, person: Person) -> None:
        if person.born is None or person.died:
            return
        age, tier, chance = (
            age_on(person.born, self._world.today),
            self._world.household(person.household).tier,
            self._chance,
        )
        if age >= 18:
            share = ON_PROBATION[tier] * (1.6 if person.sex == "M" else 0.4)
            if chance.happens(share):
                self.order(person)
            if chance.happens(IN_ADULT_CARE[tier] * (3 if age >= 60 else 1)):
                self._services += 1
                for _ in range(1 + chance.count(0.6)):
                    self._history.services.append(self._service(person, f"AC{self._services:06d}"))
        elif age >= 10 and chance.happens(OFFENDS[tier] * (1.5 if person.sex == "M" else 0.5)):
            self._young += 1
            for _ in range(1 + chance.count(0.7)):
                self._offence(person, f"YJ{self._young:05d}")

    def order(self, person: Person, *, kind: str = "", risk_children: str = "", started: date | None = None) -> None:
        """Probation supervises a grown-up."""
        chance, today = self._chance, self._world.today
        self._crns += 1
        began = started or today - timedelta(days=chance.whole(10, 900))
        ends = began + timedelta(days=chance.pick((183, 365, 548, 730)))
        self.known_to_police(person, max(1990, birthday(person.born or today, 17).year))
        crn = f"X{self._world.council.la_code}{self._crns:05d}"
        risk = self._risks.draw(chance)
        mappa = chance.pick(("1", "2")) if risk in {"High", "Very high"} and chance.happens(0.4) else ""
        worker = self._roster.one("probation practitioner")
        self._history.orders.append(
            CourtOrder(
                person.number,
                crn,
                kind or self._orders.draw(chance),
                began,
                ends,
                risk,
                risk_children or self._risks.draw(chance),
                mappa,
                worker,
            )
        )

    def known_to_police(self, person: Person, year: int) -> None:
        """Someone who has been charged has a police identifier."""
        self._numbers.pnc(person, year)

    def _service(self, person: Person, reference: str) -> Service:
        chance, today = self._chance, self._world.today
        started = today - timedelta(days=chance.whole(5, 2200))
        ended = chance.day(started, today) if chance.happens(0.4) else None
        enquiry = chance.day(started, ended or today) if chance.happens(0.12) else None
        kind, reason = chance.pick(said.SERVICES), chance.pick(said.SUPPORT_REASONS)
        return Service(
            person.number, reference, kind, reason, started, ended, self._roster.one("adult social worker"), enquiry
        )

    def _offence(self, person: Person, reference: str) -> None:
        chance, today = self._chance, self._world.today
        on = chance.day(max(birthday(person.born or today, 10), today - timedelta(days=1100)), today)
        settled = min(today, on + timedelta(days=chance.whole(5, 120)))
        outcome = self._outcomes.draw(chance)
        started = settled if outcome != "Community resolution" else None
        ended = settled + timedelta(days=chance.pick((90, 180, 365))) if started else None
        self._numbers.pnc(person, on.year)
        self._history.offences.append(
            Offence(
                person.number,
                reference,
                on,
                self._offences.draw(chance),
                outcome,
                settled,
                started,
                ended,
                self._roster.one("youth justice case manager"),
            )
        )

    # — early help —

    def _early_help(self, home: Household) -> None:
        chance, today = self._chance, self._world.today
        share = rates.EARLY_HELP.each * (0.25, 2.6, 6.0, 7.0)[home.tier] * HELP_YEARS
        if not home.adults or not chance.happens(min(0.9, share)):
            return
        for _ in range(1 + chance.count(0.15)):
            started = chance.day(today - timedelta(days=round(HELP_YEARS * 365.25)), today)
            ended = started + timedelta(days=round(30 + chance.expovariate(1 / 150)))
            self.helped(home, started, ended if ended <= today else None)

    def helped(self, home: Household, started: date, ended: date | None, reason: str = "") -> None:
        """A family's early help: one row for each child living there."""
        chance = self._chance
        lead, organisation = self._roster.one("early help practitioner"), chance.pick(said.EARLY_HELP_ORGANISATIONS)
        why, end_reason = reason or chance.pick(said.EARLY_HELP_REASONS), self._ends.draw(chance) if ended else ""
        parent, consent = self._world.person(home.adults[0]), chance.happens(0.97)
        for child in self._world.everyone(home.children):
            if child.born and child.born <= started and child.kind == "child":
                self._history.early_help.append(
                    EarlyHelp(
                        f"EHF{self._first + home.number:06d}",
                        child.number,
                        parent.number,
                        started,
                        ended,
                        why,
                        end_reason,
                        lead,
                        organisation,
                        consent,
                    )
                )
