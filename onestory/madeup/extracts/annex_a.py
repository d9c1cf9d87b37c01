"""Annex A: the eleven child-level lists an inspector asks for, as of today, in one workbook."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from onestory.madeup.declared import annex_a as declared
from onestory.madeup.extracts.layout import Cell, Part, Row
from onestory.madeup.extracts.ssda903 import leaver_state, review_dates
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import age_on
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Care, Episode, Worker
from onestory.madeup.world.people import Person

FEED, FILE = "annex-a", "annex-a.xlsx"
Line = tuple[Person, tuple[Cell, ...]]
HALF_YEAR, YEAR = timedelta(days=183), timedelta(days=365)


def parts(creation: Creation, chance: Chance) -> list[Part]:
    """Every list, one sheet each."""
    lists = Lists(creation, chance)
    return [
        Part(FEED, f"List {number}", FILE, header, list(lists.rows(number)))
        for number, header in declared.HEADERS.items()
    ]


class Lists:
    """The council's records as the lists want them."""

    def __init__(self, creation: Creation, chance: Chance) -> None:
        self._creation, self._chance, self._today = creation, chance, creation.world.today
        self._since = self._today - HALF_YEAR
        self._episodes = sorted(creation.history.episodes, key=lambda one: (one.referred, one.child))
        self._by_child: dict[int, list[Episode]] = {}
        for episode in self._episodes:
            self._by_child.setdefault(episode.child, []).append(episode)
        self._cared = {care.child: care for care in creation.history.care}
        self._writers: dict[int, Callable[[], Iterator[Line]]] = {
            1: self._contacts, 2: self._early_help, 3: self._referrals, 4: self._assessments, 5: self._enquiries,
            6: self._in_need, 7: self._protection,
            8: self._care, 9: self._leavers, 10: self._adoption, 11: self._adopters,
        }  # fmt: skip

    def rows(self, number: int) -> Iterator[Row]:
        for person, values in self._writers[number]():
            known_as = self._creation.numbers.child_id(person)
            first = () if number == 11 else (known_as, *self._common(person))
            yield Row(
                (*first, *values), None if number == 11 else person.number, str(values[0]) if number == 11 else known_as
            )

    def _common(self, person: Person) -> tuple[Cell, ...]:
        born = person.born
        sex = "U" if born is None else person.sex
        return (
            declared.GENDER[sex],
            declared.ETHNICITY[person.ethnicity],
            born,
            age_on(born, self._today) if born else None,
        )

    def _person(self, number: int) -> Person:
        return self._creation.world.person(number)

    def _disabled(self, person: Person) -> str:
        return declared.YES if self._creation.history.disabilities.get(person.number) else declared.NO

    @staticmethod
    def _worker(worker: Worker) -> tuple[str, str]:
        return worker.team, worker.name

    # — lists 1 to 3: the front door —

    def _contacts(self) -> Iterator[Line]:
        for contact in sorted(self._creation.history.contacts, key=lambda one: (one.on, one.child)):
            if contact.on >= self._since:
                yield self._person(contact.child), (contact.on, declared.SOURCES[contact.source])

    def _early_help(self) -> Iterator[Line]:
        for help_ in sorted(self._creation.history.early_help, key=lambda one: (one.started, one.child)):
            if help_.started >= self._since:
                done = help_.started + timedelta(days=30)
                yield (
                    self._person(help_.child),
                    (help_.started, done if done <= self._today else None, help_.organisation),
                )

    def _referrals(self) -> Iterator[Line]:
        for episode in self._episodes:
            if episode.referred >= self._since:
                before = self._count(episode, episode.referred, lambda one: [one.referred])
                nfa = declared.YES if episode.nfa else declared.NO
                source = declared.SOURCES[episode.source]
                yield (
                    self._person(episode.child),
                    (episode.referred, source, nfa, before, *self._worker(episode.worker)),
                )

    def _count(self, episode: Episode, last: date, dates: Callable[[Episode], list[date]]) -> int:
        """How many such events the child had in the twelve months before this one."""
        return sum(last - YEAR <= day < last for one in self._by_child[episode.child] for day in dates(one))

    # — lists 4 to 7: need and protection —

    def _assessments(self) -> Iterator[Line]:
        for episode in self._episodes:
            person = self._person(episode.child)
            for assessment in episode.assessments:
                if assessment.started < self._since and (assessment.ended is None or assessment.ended < self._since):
                    continue
                needs = declared.NO if episode.reason in {"RC8", "RC9"} else declared.YES
                seen = declared.YES if self._chance.happens(0.96) else declared.NO
                yield person, (
                    self._disabled(person), assessment.started, seen, assessment.ended,
                    needs if assessment.ended else "", *self._worker(episode.worker),
                )  # fmt: skip

    def _enquiries(self) -> Iterator[Line]:
        for episode in self._episodes:
            person = self._person(episode.child)
            for enquiry in episode.enquiries:
                if enquiry.started < self._since:
                    continue
                planned = any(plan.started == enquiry.conference for plan in episode.protection)
                resulted = "" if enquiry.conference is None else declared.YES if planned else declared.NO
                yield person, (
                    self._disabled(person), enquiry.started, declared.YES if enquiry.not_required else declared.NO,
                    enquiry.conference, resulted,
                    self._count(episode, enquiry.started, lambda one: [each.started for each in one.enquiries]),
                    self._count(episode, enquiry.started,
                    lambda one: [each.conference for each in one.enquiries if each.conference]),
                    *self._worker(episode.worker),
                )  # fmt: skip

    def _in_need(self) -> Iterator[Line]:
        for episode in self._episodes:
            if episode.nfa or not episode.assessments or (episode.closed and episode.closed < self._since):
                continue
            person = self._person(episode.child)
            seen = (episode.closed or self._today) - timedelta(days=self._chance.whole(1, 25))
            yield person, (
                self._disabled(person), episode.referred, declared.NEEDS[episode.need], max(seen, episode.referred),
                episode.closed,
                declared.CLOSURES[episode.reason], declared.CASE_STATUS[self._status(episode)],
                *self._worker(episode.worker),
            )  # fmt: skip

    def _status(self, episode: Episode) -> str:
        care = self._cared.get(episode.child)
        if episode.closed:
            return "closed"
        if care and care.open_on(self._today):
            return "care"
        if any(plan.ended is None for plan in episode.protection):
            return "protection"
        return "plan" if any(plan.ended is None for plan in episode.plans) else "assessment"

    def _protection(self) -> Iterator[Line]:
        for episode in self._episodes:
            person = self._person(episode.child)
            for plan in episode.protection:
                if plan.ended and plan.ended < self._since:
                    continue
                visited = max(plan.started, (plan.ended or self._today) - timedelta(days=self._chance.whole(1, 16)))
                alone = declared.YES if self._chance.happens(0.75) else declared.NO
                yield person, (
                    self._disabled(person), plan.started, declared.CATEGORIES[plan.first_category],
                    declared.CATEGORIES[plan.category], visited, alone,
                    plan.reviews[-1] if plan.reviews else None, plan.ended, declared.NO, plan.previous,
                    *self._worker(episode.worker),
                )  # fmt: skip

    # — lists 8 and 9: care —

    def _care(self) -> Iterator[Line]:
        periods = Counter(care.child for care in self._creation.history.care)
        missing = Counter(
            (one.child, one.kind) for one in self._creation.history.missing if one.started >= self._today - YEAR
        )
        last_missing = {one.child: one for one in sorted(self._creation.history.missing, key=lambda one: one.started)}
        for care in sorted(self._creation.history.care, key=lambda one: (one.started, one.child)):
            if care.ended and care.ended < self._since:
                continue
            person, last = self._person(care.child), last_missing.get(care.child)
            interviews = (
                (
                    declared.YES if last.interview_offered else declared.NO,
                    declared.YES if last.interview_accepted else declared.NO,
                )
                if last
                else ("", "")
            )
            yield person, (
                *self._care_start(person, care, second=periods[care.child] > 1), *self._care_dates(care),
                *self._placement(care),
                missing[care.child, "M"], missing[care.child, "A"], *interviews, *self._worker(care.worker),
            )  # fmt: skip

    def _care_start(self, person: Person, care: Care, *, second: bool) -> tuple[Cell, ...]:
        legal = next(
            one for one in reversed(care.episodes) if one is care.episodes[0] or one.why_new in {"L", "B", "U"}
        )
        alone = declared.YES if "unaccompanied" in person.marks else declared.NO
        again = declared.YES if second else declared.NO
        need = declared.NEEDS[care.episodes[0].need]
        return (
            alone,
            self._disabled(person),
            care.started,
            need,
            again,
            legal.started,
            declared.LEGAL[care.episodes[-1].legal],
        )

    def _care_dates(self, care: Care) -> tuple[Cell, ...]:
        until = care.ended or self._today
        reviews = review_dates(care, until)

        def lately(most: int) -> date:
            return max(care.started, until - timedelta(days=self._chance.whole(3, most)))

        plan = self._chance.pick(
            (
                "a) Return to family",
                "f) Long-term fostering",
                "f) Long-term fostering",
                "c) SGO/CAO",
                "d) Supported living",
                "b) Adoption",
            )
        )
        return reviews[-1] if reviews else None, lately(42), plan, lately(120), lately(360), lately(360)

    def _placement(self, care: Care) -> tuple[Cell, ...]:
        until, last = care.ended or self._today, care.episodes[-1]
        placement = next(
            one for one in reversed(care.episodes) if one is care.episodes[0] or one.why_new in {"P", "B", "T"}
        )
        moves = sum(one.started >= until - YEAR and one.why_new in {"P", "B", "T"} for one in care.episodes) + 1
        inside = any(
            last.place.postcode.split(" ", maxsplit=1)[0] in town.outward for town in self._creation.world.council.towns
        )
        return (
            moves, care.ended, last.why_ended if care.ended else "", placement.started, last.placement,
            declared.PROVIDERS[last.provider], last.place.postcode,
            last.urn, "a) In" if inside else "b) Out", self._creation.world.council.name if inside else last.place.town,
        )  # fmt: skip

    def _leavers(self) -> Iterator[Line]:
        for person in self._creation.world.people:
            if "care leaver" not in person.marks:
                continue
            worker = self._cared[person.number].worker
            touch, doing, home = leaver_state(person, self._chance)
            suitable = "b) Unsuitable" if home[-1] == "2" else "a) Suitable"
            yield person, (
                self._disabled(person), *self._worker(worker), "b) Former relevant", {"YES": "a) Yes",
                "NO": "b) No"}.get(touch, "d) Refu"), home[0], suitable, doing,
            )  # fmt: skip

    # — lists 10 and 11: adoption —

    def _adoption(self) -> Iterator[Line]:
        for care in self._adopted():
            person, placed = self._person(care.child), care.episodes[-1].started
            ordered = next((one.started for one in care.episodes if one.legal == "E1"), placed)
            yield person, (
                self._family(care), self._disabled(person), care.started, ordered - timedelta(days=30), ordered,
                placed - timedelta(days=21), placed, care.ended,
                None, "", None,
            )  # fmt: skip

    def _adopters(self) -> Iterator[Line]:
        for care in self._adopted():
            child, placed = self._person(care.child), care.episodes[-1].started
            asked = placed - timedelta(days=520)
            stages = tuple(asked + timedelta(days=days) for days in (20, 80, 95, 215, 220, 240))
            yield child, (
                f"AD{child.number:06d}", self._family(care), declared.GENDER["F"], declared.ETHNICITY["WBRI"],
                declared.NO, declared.NO, asked, *stages,
                placed - timedelta(days=21), placed, 1, care.ended, None, "",
            )  # fmt: skip

    def _adopted(self) -> list[Care]:
        found = [care for care in self._creation.history.care if care.episodes[-1].placement == "A6"]
        return [care for care in found if care.ended is None or care.ended >= self._today - YEAR]

    @staticmethod
    def _family(care: Care) -> str:
        return f"FAM{care.child:06d}"
