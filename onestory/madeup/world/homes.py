"""The streets of a made-up council, and the places that many people share."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from onestory.madeup.declared import places
from onestory.madeup.declared.councils import Council, Town
from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.world.people import Place


@dataclass(slots=True)
class Street:
    """A street, its postcodes and the door numbers already let."""

    name: str
    town: str
    postcodes: tuple[str, ...]
    taken: set[int] = field(default_factory=set)


class Streets:
    """Every street of the council's towns (and a few beyond them), from which homes are let."""

    def __init__(self, chance: Chance, council: Council, homes: int, *, uprn_from: int) -> None:
        self._chance = chance
        self._uprn = uprn_from
        kinds = Bag(places.STREET_KINDS)
        self._here = Bag((self._lay(town, homes, kinds), town.share) for town in council.towns)
        self._away = Bag((self._lay(town, homes // 12, kinds), town.share) for town in council.far_towns)
        self._near = {name: bag for bag in self._here.things for name in {street.town for street in bag}}

    def _lay(self, town: Town, homes: int, kinds: Bag[str]) -> list[Street]:
        wanted = max(4, round(homes * town.share / 16))
        codes = self._postcodes(town)
        names: set[str] = set()
        streets: list[Street] = []
        while len(streets) < wanted:
            name = f"{self._chance.pick(places.STREETS)} {kinds.draw(self._chance)}"
            if name in names and len(names) < 1200:
                continue
            names.add(name)
            streets.append(Street(name, town.name, tuple(next(codes) for _ in range(self._chance.whole(1, 3)))))
        return streets

    def _postcodes(self, town: Town) -> Iterator[str]:
        codes = [
            f"{out} {digit}{pair}" for out in town.outward for digit in range(1, 10) for pair in places.INWARD_PAIRS
        ]
        self._chance.shuffle(codes)
        while True:
            yield from codes

    def home(self, *, away: bool = False, town: str = "") -> Place:
        """A home that nobody here lives in yet."""
        streets = self._near.get(town) or (self._away if away else self._here).draw(self._chance)
        street = self._chance.pick(streets)
        number = self._chance.whole(1, 120)
        while number in street.taken and len(street.taken) < 150:
            number = self._chance.whole(1, 180)
        street.taken.add(number)
        postcode = street.postcodes[number % len(street.postcodes)]
        if self._chance.happens(0.1):
            block = self._chance.pick(places.FLATS)
            return Place(
                f"Flat {self._chance.whole(1, 24)}",
                f"{block} House, {number} {street.name}",
                street.town,
                postcode,
                self.uprn(),
            )
        return Place(f"{number} {street.name}", "", street.town, postcode, self.uprn())

    def shared(self, name: str, kind: str, *, hidden: bool = False) -> Place:
        """A place that many share: a refuge, a hostel, a children's home."""
        at = self.home()
        if hidden:
            return Place(f"PO Box {self._chance.whole(100, 999)}", "", at.town, at.postcode, "", kind)
        return Place(name, at.line if not at.second else at.second, at.town, at.postcode, at.uprn, kind)

    def uprn(self) -> str:
        self._uprn += self._chance.whole(1, 7)
        return f"{self._uprn:012d}"


NO_FIXED_ABODE = Place(places.NO_FIXED_ABODE, "", "", places.NO_FIXED_ABODE_POSTCODE, "", "none")
