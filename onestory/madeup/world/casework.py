"""The front door and what followed: contacts, referrals, assessments, enquiries, conferences and plans."""

from datetime import date, timedelta

from onestory.madeup.declared import rates
from onestory.madeup.declared.rates import TIERS
from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.rules.days import after_working_days, working_day
from onestory.madeup.world.council import World
from onestory.madeup.world.events import Assessment, Care, Contact, Enquiry, Episode, History, ProtectionPlan, Span
from onestory.madeup.world.people import Household, Person
from onestory.madeup.world.workers import Roster

SOURCES = (
    ("6", 0.32), ("3A", 0.03), ("3B", 0.05), ("3C", 0.02), ("3D", 0.02), ("3E", 0.04), ("3F", 0.01), ("2A", 0.15),
    ("2B", 0.01), ("1A", 0.07),
    ("1B", 0.02), ("1C", 0.005), ("1D", 0.01), ("4", 0.02), ("5A", 0.02), ("5B", 0.04), ("5C", 0.025), ("5D", 0.04),
    ("7", 0.04), ("8", 0.04),
    ("9", 0.02), ("10", 0.005),
)  # fmt: skip
OUTCOMES = (
    ("NEW_REFERRAL", 0.235),
    ("EARLY_HELP", 0.135),
    ("ADVICE", 0.3),
    ("NFA", 0.22),
    ("OTHER_OUTCOMES_EXIST", 0.11),
)
NEEDS = (
    ("N1", 0.57),
    ("N2", 0.09),
    ("N3", 0.03),
    ("N4", 0.09),
    ("N5", 0.13),
    ("N6", 0.025),
    ("N7", 0.005),
    ("N8", 0.025),
    ("N0", 0.035),
)
PATHS = (("nfa", 0.065), ("closed", 0.4), ("plan", 0.2), ("enquiry", 0.205), ("protect", 0.13))
FACTORS = (
    ("3B", 0.2), ("4B", 0.17), ("17A", 0.11), ("16A", 0.1), ("2B", 0.08), ("1B", 0.07), ("4A", 0.07), ("18C", 0.05),
    ("5A", 0.04), ("6A", 0.03),
    ("6B", 0.03), ("3A", 0.05), ("15A", 0.02), ("14A", 0.03), ("10A", 0.02), ("11A", 0.015), ("24A", 0.015), ("19C",
    0.015), ("7A", 0.02),
    ("13A", 0.01), ("2A", 0.02), ("18B", 0.015), ("19B", 0.01), ("12A", 0.004), ("20", 0.05),
)  # fmt: skip
DISABILITIES = (
    ("AUT", 0.3), ("LD", 0.26), ("BEH", 0.14), ("COMM", 0.09), ("MOB", 0.07), ("PC", 0.03), ("INC", 0.02), ("HEAR",
    0.03), ("VIS", 0.02), ("CON", 0.02),
    ("HAND", 0.01), ("DDA", 0.06),
)  # fmt: skip
CATEGORIES = (("NEG", 0.48), ("EMO", 0.38), ("PHY", 0.09), ("SAB", 0.05))
LONGEST_EPISODE = timedelta(days=900)
PREGNANCY = timedelta(days=190)


class Casework:
    """Walks each family through the years and writes down what the council did."""

    def __init__(self, world: World, history: History, roster: Roster, chance: Chance) -> None:
        self._world, self._history, self._roster, self._chance = world, history, roster, chance
        self._sources, self._outcomes, self._needs = Bag(SOURCES), Bag(OUTCOMES), Bag(NEEDS)
        self._paths, self._factors, self._categories = Bag(PATHS), Bag(FACTORS), Bag(CATEGORIES)
        self._disabling = Bag(DISABILITIES)
        self._busy: dict[int, list[tuple[date, date]]] = {}
        self._plans_before: dict[int, int] = {}
        self._unborn: dict[int, list[int]] = {}
        for person in world.people:
            if person.kind == "unborn":
                self._unborn.setdefault(person.household, []).append(person.number)

    def add_all(self) -> None:
        """Care first, then every family's contacts, then what disables the children who became known."""
        for care in self._history.care:
            self.care_episode(care)
        for home in self._world.households:
            if home.kind not in {"alone", "carers"} and "story" not in home.marks:
                self._family(home)
        for number in dict.fromkeys(episode.child for episode in self._history.episodes):
            self._history.disabilities[number] = self._disabilities()

    def _disabilities(self) -> tuple[str, ...]:
        if not self._chance.happens(0.13):
            return ()
        return tuple(sorted({self._disabling.draw(self._chance) for _ in range(1 + self._chance.count(0.6))}))

    # — contacts —

    def _family(self, home: Household) -> None:
        chance, today = self._chance, self._world.today
        mean = rates.CONTACTS.each * TIERS[home.tier].contacts / 0.85 * rates.CONTACT_YEARS
        first = today - timedelta(days=round(rates.CONTACT_YEARS * 365.25))
        children = self._world.everyone(home.children) + self._expected(home)
        for on in sorted(chance.day(first, today) for _ in range(chance.count(mean))):
            about = [child for child in children if self._may_be_named(child, on) and chance.happens(0.85)]
            if about:
                self.contact(about, on, self._sources.draw(chance), self._outcomes.draw(chance))

    def _expected(self, home: Household) -> list[Person]:
        return self._world.everyone(self._unborn.get(home.number, []))

    def _may_be_named(self, child: Person, on: date) -> bool:
        if child.kind == "unborn":
            return bool(child.expected and on > child.expected - PREGNANCY)
        if child.born is None or (child.died and on > child.died):
            return False
        return on >= child.born or (on > child.born - PREGNANCY and self._chance.happens(0.5))

    def contact(
        self, about: list[Person], on: date, source: str, outcome: str, *, path: str = "", need: str = ""
    ) -> None:
        """One contact about some children of a family, and the referral when it became one."""
        fresh = [child for child in about if outcome == "NEW_REFERRAL" and self._is_free(child, on)]
        path = path or (self._paths.draw(self._chance) if fresh else "")
        opening = (source, need or self._needs.draw(self._chance), path)
        for child in about:
            named = "EXISTING_REFERRAL" if self._is_open(child, on) else outcome
            if child in fresh:
                self._open(child, on, *opening)
            elif named == "NEW_REFERRAL":
                named = "ADVICE"
            self._history.contacts.append(Contact(child.number, on, source, named))

    def _is_open(self, child: Person, on: date) -> bool:
        return any(start <= on <= end for start, end in self._busy.get(child.number, ()))

    def _is_free(self, child: Person, on: date) -> bool:
        """Not open now, and with room before the next episode that is already known."""
        return not any(start - LONGEST_EPISODE <= on <= end for start, end in self._busy.get(child.number, ()))

    # — one episode —

    def _open(self, child: Person, on: date, source: str, need: str, path: str) -> None:
        episode = self._until_death(child, self.episode(child, on, source, need, path))
        end = episode.closed or (on if episode.nfa else date.max)
        self._busy.setdefault(child.number, []).append((on, end))
        self._history.episodes.append(episode)

    @staticmethod
    def _until_death(child: Person, episode: Episode) -> Episode:
        """A child who died is closed on that day."""
        died = child.died
        if died is None or episode.nfa or (episode.closed and episode.closed <= died):
            return episode
        known = episode.as_of(died)
        known.plans = [Span(plan.started, plan.ended or died) for plan in known.plans]
        known.closed, known.reason = died, "RC2"
        return known

    def episode(self, child: Person, on: date, source: str, need: str, path: str) -> Episode:
        """A child in need episode along one of the usual paths."""
        episode = Episode(
            child.number, on, source, "" if path == "nfa" else need, path == "nfa", self._roster.one("social worker")
        )
        if path == "nfa":
            return episode
        assessed = self._assess(episode, with_enquiry=path in {"enquiry", "protect"}, no_need=path == "closed")
        if path == "closed":
            reason = "RC9" if self._chance.happens(0.28) else "RC8"
            self._close(episode, assessed, reason)
        elif path == "plan":
            self._support(episode, assessed)
        else:
            self._enquire(episode, assessed, confer=path == "protect")
        return episode.as_of(self._world.today)

    def _assess(self, episode: Episode, *, with_enquiry: bool, no_need: bool) -> date:
        chance = self._chance
        started = working_day(episode.referred + timedelta(days=chance.whole(0, 2)))
        length = (
            round(min(70, max(4, chance.gauss(31, 13))))
            if not chance.happens(0.86)
            else round(min(45, max(4, chance.gauss(30, 12))))
        )
        ended = after_working_days(started, length)
        factors = sorted({self._factors.draw(chance) for _ in range(1 + chance.count(1.6))})
        if no_need and not with_enquiry and chance.happens(0.2):
            factors = ["21"]
        episode.assessments.append(Assessment(started, ended, tuple(factors)))
        return ended

    def _close(self, episode: Episode, on: date, reason: str) -> None:
        episode.closed, episode.reason = on, reason

    def _support(self, episode: Episode, since: date) -> None:
        """A child in need plan, then closure."""
        started = since + timedelta(days=self._chance.whole(0, 7))
        ended = started + timedelta(days=round(40 + self._chance.expovariate(1 / 170)))
        ended = min(ended, episode.referred + LONGEST_EPISODE)
        episode.plans.append(Span(started, ended))
        self._close(episode, ended, "RC7" if self._chance.happens(0.93) else "RC5")

    def _enquire(self, episode: Episode, assessed: date, *, confer: bool) -> None:
        chance = self._chance
        started = episode.referred + timedelta(days=chance.whole(0, 8))
        target = after_working_days(started, 15)
        if not confer:
            ended = after_working_days(started, chance.whole(5, 15))
            episode.enquiries.append(Enquiry(started, ended, target, None, True))
            if chance.happens(0.45):
                self._support(episode, max(assessed, ended))
            else:
                self._close(episode, max(assessed, ended), "RC7")
            return
        held = after_working_days(started, chance.whole(8, 15) if chance.happens(0.8) else chance.whole(16, 24))
        episode.enquiries.append(Enquiry(started, held, target, held, False))
        if chance.happens(0.1):
            self._support(episode, max(assessed, held))
        else:
            self._protect(episode, held, assessed)

    def _protect(self, episode: Episode, since: date, assessed: date) -> None:
        chance = self._chance
        first = self._categories.draw(chance)
        latest = first if chance.happens(0.85) else self._categories.draw(chance)
        reviews = [working_day(since + timedelta(days=chance.whole(70, 88)))]
        while chance.happens(0.72) and len(reviews) < 4:
            reviews.append(working_day(reviews[-1] + timedelta(days=chance.whole(150, 178))))
        previous = self._plans_before.get(episode.child, 0)
        self._plans_before[episode.child] = previous + 1
        ended = reviews[-1]
        episode.protection.append(ProtectionPlan(since, ended, first, latest, previous, tuple(reviews)))
        self._support(episode, max(ended, assessed))

    # — episodes round a period of care —

    def care_episode(self, care: Care) -> None:
        """The episode that a looked-after child's care sits in."""
        chance, child = self._chance, self._world.person(care.child)
        alone = care.episodes[0].need == "N8"
        referred = care.started if alone else care.started - timedelta(days=chance.whole(2, 90))
        episode = Episode(
            child.number,
            referred,
            "7" if alone else self._sources.draw(chance),
            care.episodes[0].need,
            False,
            care.worker,
        )
        started = working_day(referred + timedelta(days=1))
        factors = ("9A",) if alone else tuple(sorted({self._factors.draw(chance) for _ in range(3)}))
        episode.assessments.append(Assessment(started, after_working_days(started, chance.whole(15, 44)), factors))
        if not alone and chance.happens(0.6):
            begun = working_day(referred + timedelta(days=1))
            episode.enquiries.append(
                Enquiry(begun, after_working_days(begun, 8), after_working_days(begun, 15), None, True)
            )
        if care.ended:
            adopted = care.episodes[-1].why_ended in {"E11", "E12"}
            after = timedelta(days=0 if adopted else chance.whole(50, 170))
            self._close(
                episode,
                max(care.ended + after, episode.assessments[0].ended or care.ended),
                "RC1" if adopted else "RC7",
            )
        known = self._until_death(child, episode.as_of(self._world.today))
        self._busy.setdefault(child.number, []).append((referred, known.closed or date.max))
        self._history.episodes.append(known)
        self._history.contacts.append(Contact(child.number, referred, known.source, "NEW_REFERRAL"))
