"""Gives people names that their families would give them."""

from datetime import date

from onestory.madeup.declared.names.british import TAIL_ENDS, TAIL_STARTS
from onestory.madeup.declared.names.catalogue import ORIGINS
from onestory.madeup.declared.names.european import ROMA
from onestory.madeup.declared.names.origins import FamilyRule, Origin
from onestory.madeup.declared.names.spellings import NICKNAMES
from onestory.madeup.rules.chance import Bag, Chance, long_tailed
from onestory.madeup.world.people import Name

TAIL_SHARE = 0.3
POLISH_ENDINGS = (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"))
MIDDLE_SHARES = {"british": 0.86, "polish": 0.35, "romanian": 0.4, "african": 0.5, "indian": 0.3}


class Namer:
    """Draws given and family names by community, sex and generation."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._tail = long_tailed([start + end for end in TAIL_ENDS for start in TAIL_STARTS], 400.0)
        self._given = {code: self._given_bags(origin) for code, origin in ORIGINS.items()}
        self._families = {
            code: long_tailed(origin.families, origin.family_evenness) for code, origin in ORIGINS.items()
        }
        self._own = {code: long_tailed(origin.womens_own, 3.0) for code, origin in ORIGINS.items() if origin.womens_own}

    @staticmethod
    def _given_bags(origin: Origin) -> dict[tuple[str, str], Bag[str]]:
        women, men = origin.women or origin.girls, origin.men or origin.boys
        lists = {
            ("F", "young"): origin.girls,
            ("M", "young"): origin.boys,
            ("F", "grown"): women,
            ("M", "grown"): men,
            ("F", "elder"): origin.elder_women or women,
            ("M", "elder"): origin.elder_men or men,
        }
        return {key: long_tailed(names, origin.given_evenness) for key, names in lists.items()}

    def given(self, origin: str, sex: str, born: date) -> str:
        age = "young" if born.year >= 2003 else "grown" if born.year >= 1962 else "elder"
        return self._given[origin][sex, age].draw(self._chance)

    def middle(self, origin: str, sex: str, born: date) -> str:
        if not self._chance.happens(MIDDLE_SHARES.get(origin, 0.12)):
            return ""
        first = self.given(origin, sex, born)
        return f"{first} {self.given(origin, sex, born)}" if self._chance.happens(0.09) else first

    def family(self, origin: str) -> str:
        if origin == "british" and self._chance.happens(TAIL_SHARE):
            return self._tail.draw(self._chance)
        return self._families[origin].draw(self._chance)

    def grown_up(self, origin: str, sex: str, born: date) -> Name:
        """A name for someone who is not named after anyone here."""
        rule, given = ORIGINS[origin].rule, self.given(origin, sex, born)
        if rule is FamilyRule.PATRONYMIC:
            return Name(given, self.given(origin, "M", born), self._families[origin].draw(self._chance))
        if rule is FamilyRule.SIKH:
            return self._sikh(given, sex, self.family(origin))
        if rule is FamilyRule.WOMEN_OWN and sex == "F" and origin in self._own and self._chance.happens(0.6):
            return Name(given, "", self._own[origin].draw(self._chance))
        name = Name(given, self.middle(origin, sex, born), for_sex(rule, self.family(origin), sex))
        return self._mononym(origin, name)

    def after_father(self, origin: str, sex: str, born: date, father: Name) -> Name:
        """A child's name when the father's name is handed down."""
        rule, given = ORIGINS[origin].rule, self.given(origin, sex, born)
        if rule is FamilyRule.PATRONYMIC:
            return Name(given, father.given, father.middle or father.family)
        if rule is FamilyRule.SIKH:
            return self._sikh(given, sex, father.family)
        return self._mononym(origin, Name(given, self.middle(origin, sex, born), for_sex(rule, father.family, sex)))

    def nickname(self, given: str) -> str:
        return self._chance.pick(NICKNAMES[given]) if given in NICKNAMES else ""

    def _sikh(self, given: str, sex: str, family: str) -> Name:
        second = "Kaur" if sex == "F" else "Singh"
        if family in {"Singh", "Kaur"} or self._chance.happens(0.1):
            return Name(given, "", second)
        return Name(given, second if self._chance.happens(0.35) else "", family)

    def _mononym(self, origin: str, name: Name) -> Name:
        share = ORIGINS[origin].mononyms
        return Name("", "", name.given) if share and self._chance.happens(share) else name


def for_sex(rule: FamilyRule, family: str, sex: str) -> str:
    """The family name with the ending that the bearer's sex gives it."""
    if rule is not FamilyRule.GENDERED:
        return family
    return feminine(family) if sex == "F" else masculine(family)


def feminine(family: str) -> str:
    """A Polish or Slovak family name as a woman bears it."""
    for ending, other in POLISH_ENDINGS:
        if family.endswith(ending):
            return family.removesuffix(ending) + other
    if family in ROMA.families:
        return (family[:-1] if family[-1] in "oayý" else family) + "ová"
    return family


def masculine(family: str) -> str:
    """The family name as her brother or son bears it."""
    for other, ending in POLISH_ENDINGS:
        if family.endswith(ending):
            return family.removesuffix(ending) + other
    stem = family.removesuffix("ová")
    return next((name for name in ROMA.families if name.startswith(stem)), stem) if stem != family else family
