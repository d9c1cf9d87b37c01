"""The people who work with families; some of them are parents in these same files."""

from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.council import World
from onestory.madeup.world.events import Worker
from onestory.madeup.world.numbers import Numbers
from onestory.madeup.world.people import Person

TEAMS = {
    "social worker": (
        "Assessment Team North",
        "Assessment Team South",
        "Locality Team Central",
        "Locality Team East",
        "Children in Care Team",
        "Leaving Care Team",
    ),
    "early help practitioner": ("Early Help North", "Early Help South", "Family Hub"),
    "probation practitioner": ("Probation Delivery Unit",),
    "adult social worker": ("Adults Locality Team", "Adult Safeguarding", "Community Mental Health"),
    "youth justice case manager": ("Youth Justice Service",),
    "health visitor": ("0 to 19 Service",),
    "GP": ("Primary care",),
    "housing officer": ("Tenancy Team",),
    "officer": ("Response", "Neighbourhood", "Protecting Vulnerable People"),
    "designated safeguarding lead": ("School",),
}
PER_CHILD = {
    "social worker": 0.003, "early help practitioner": 0.0016, "probation practitioner": 0.0006,
    "adult social worker": 0.001, "youth justice case manager": 0.0003,
    "health visitor": 0.0012, "GP": 0.002, "housing officer": 0.0005, "officer": 0.004,
    "designated safeguarding lead": 0.0025,
}  # fmt: skip


class Roster:
    """Everyone at work, by role."""

    def __init__(self, world: World, numbers: Numbers, chance: Chance, *, children: int) -> None:
        self._chance, self._numbers = chance, numbers
        parents = [person for person in world.people if "staff" in person.marks]
        self._by_role: dict[str, list[Worker]] = {}
        for role, share in PER_CHILD.items():
            wanted = max(4, round(share * children))
            self._by_role[role] = [self._worker(world, role, place, parents) for place in range(1, wanted + 1)]

    def one(self, role: str) -> Worker:
        return self._chance.pick(self._by_role[role])

    def all(self) -> list[Worker]:
        return [worker for workers in self._by_role.values() for worker in workers]

    def of(self, role: str) -> list[Worker]:
        return self._by_role[role]

    def _worker(self, world: World, role: str, place: int, parents: list[Person]) -> Worker:
        person = parents.pop() if parents and self._chance.happens(0.2) else None
        if person:
            name = f"{person.name.given} {person.name.family}".strip()
        else:
            made = world.names.grown_up(
                "british",
                self._chance.pick("FFM"),
                world.today.replace(day=1, year=world.today.year - self._chance.whole(25, 62)),
            )
            name = f"{made.given} {made.family}"
        code = "".join(word[0] for word in role.upper().split()) + f"{place:05d}"
        return Worker(
            code, name, role, self._chance.pick(TEAMS[role]), self._numbers.phone(), person.number if person else None
        )
