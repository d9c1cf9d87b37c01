"""Makes a whole world: families first, then the special lives, then years of events."""

from dataclasses import dataclass
from datetime import date, timedelta

from onestory.madeup.declared.councils import Council
from onestory.madeup.declared.rates import PEOPLE_PER_CHILD
from onestory.madeup.manifest import Story
from onestory.madeup.rules.chance import stream
from onestory.madeup.rules.growth import grown
from onestory.madeup.world.care import LookedAfter
from onestory.madeup.world.casework import Casework
from onestory.madeup.world.council import World
from onestory.madeup.world.events import History
from onestory.madeup.world.families import Families
from onestory.madeup.world.homes import Streets
from onestory.madeup.world.incidents import Incidents
from onestory.madeup.world.naming import Namer
from onestory.madeup.world.numbers import Numbers
from onestory.madeup.world.people import Household, Stay
from onestory.madeup.world.services import Services
from onestory.madeup.world.special import Special, shared_places
from onestory.madeup.world.storytelling import Storyteller
from onestory.madeup.world.telling import Telling
from onestory.madeup.world.workers import Roster

UPRN_BASE = 990_000_000_000
LATER_SERIALS = 500_000
SERIALS_A_DAY = 10_000


@dataclass(frozen=True)
class Size:
    """How much to make, and for which day: a later day's numbers never repeat an earlier day's.

    `times` is for how many lives there must be room: 1 up to life-size.
    """

    children: int
    block: tuple[int, int]
    day: int = 0
    times: int = 1

    @property
    def whole(self) -> bool:
        """A whole council, with its stories and special lives, and not one later day's arrivals."""
        return self.day == 0

    @property
    def serial_from(self) -> int:
        return 1 if self.whole else (LATER_SERIALS + self.day * SERIALS_A_DAY) * self.times

    @property
    def uprn_from(self) -> int:
        return UPRN_BASE + self.day * 10_000_000


@dataclass
class Creation:
    """A world, what happened in it, and its number books."""

    world: World
    history: History
    numbers: Numbers
    size: Size
    stories: tuple[Story, ...] = ()


def create(council: Council, size: Size, *, today: date, key: tuple[object, ...]) -> Creation:
    """Make a council's people and their years; the same key makes the same world."""

    def named(part: str) -> tuple[object, ...]:
        return (*key, part)

    homes = size.children * 2
    streets = Streets(stream(*named("streets")), grown(council, size.times), homes, uprn_from=size.uprn_from)
    world = World(council, today, stream(*named("families")), Namer(stream(*named("names"))), streets)
    _fill(world, size.children)
    shared = shared_places(world)
    special = Special(world, stream(*named("special")), shared, children=size.children)
    teller = Storyteller(world) if size.whole else None
    if teller:
        teller.shield(special)
        teller.sever(special, special.settled_home())
    if size.whole:
        special.add_all()
    else:
        special.unborn()
    numbers = Numbers(world, stream(*named("numbers")), block=size.block, serial_from=size.serial_from, day=size.day)
    history = History()
    roster = Roster(world, numbers, stream(*named("workers")), children=size.children)
    history.workers = roster.all()
    care = LookedAfter(world, history, roster, shared, stream(*named("care")))
    if teller:
        teller.look_after(care)
    if size.whole:
        care.add_all(size.children)
    numbers.give_all()
    casework = Casework(world, history, roster, stream(*named("casework")))
    casework.add_all()
    services = Services(world, history, roster, numbers, stream(*named("services")))
    if teller:
        chance = stream(*named("stories"))
        Telling(today, chance, history, casework, services, roster).tell(teller.casts)
    Incidents(world, history, roster, stream(*named("police"))).add_all()
    services.add_all()
    return Creation(world, history, numbers, size, teller.manifest() if teller else ())


def _fill(world: World, children: int) -> None:
    """Families until the council has its children, then grandparents until it has its people."""
    families, made = Families(world), 0
    while made < children:
        made += len(families.make().children)
    homes = [home for home in world.households if home.children and home.adults]
    wanted = round(children * PEOPLE_PER_CHILD)
    while len(world.people) < wanted and homes:
        home = world.chance.pick(homes)
        parent = world.person(world.chance.pick(home.adults))
        if parent.mother is None and parent.father is None and parent.born:
            _grandparents(families, world, home, parent.number)


def _grandparents(families: Families, world: World, home: Household, parent: int) -> None:
    since = world.today - timedelta(days=world.chance.whole(1400, 11_000))
    place = world.streets.home(town=home.place.town) if world.chance.happens(0.7) else world.streets.home(away=True)
    own = world.add_household(kind="alone", origin=home.origin, place=place, since=since, tier=0)
    for elder in families.grandparents_of(world.person(parent), own.number, both=world.chance.happens(0.6)):
        own.adults.append(elder.number)
        elder.stays = [Stay(place, since)]
