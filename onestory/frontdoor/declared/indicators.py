"""What is usually seen at each level of need, to be ticked at triage. A council may set its own lists."""

from dataclasses import dataclass
from datetime import date

from onestory.vocabulary.frontdoor import LevelOfNeed

INDICATORS = "level-indicators"


@dataclass(frozen=True, kw_only=True)
class NeedIndicator:
    """One thing that speaks for a level. It never decides: a person weighs it."""

    level: LevelOfNeed
    says: str
    since: date = date(2026, 1, 1)
    source: str = "Default list, after the indicators that local threshold documents publish; each council has its own"


def _at(level: LevelOfNeed, *says: str) -> tuple[NeedIndicator, ...]:
    return tuple(NeedIndicator(level=level, says=each) for each in says)


BY_DEFAULT = (
    *_at(
        LevelOfNeed.UNIVERSAL,
        "Health, school and home meet the child's needs",
        "A question that advice or a universal service answers",
    ),
    *_at(
        LevelOfNeed.ADDITIONAL,
        "Attendance falling, or late often",
        "Needs of health or learning that one service is meeting in part",
        "A parent under strain who asks for help",
        "Money, debt or housing trouble that reaches the child",
        "The child cares for somebody at home",
    ),
    *_at(
        LevelOfNeed.COMPLEX,
        "Needs not met again and again: hungry, cold, unwashed, not brought to appointments",
        "A parent's drinking, drugs or mental health bears on the child's care",
        "Domestic abuse in the home, now or lately",
        "Missing, excluded, or at risk of exploitation",
        "A disability that the family cannot meet alone",
        "Earlier help did not last",
    ),
    *_at(
        LevelOfNeed.ACUTE,
        "An injury that is not explained, or explained in different ways",
        "The child says that somebody hurt them",
        "Sexual abuse told of or suspected",
        "Neglect so grave that health or life may suffer",
        "An adult who is a danger to children has contact with the child",
        "A child in danger now, or with nobody to care for them",
    ),
)


def indicators_of(level: str, own: object = None) -> tuple[str, ...]:
    """What may be ticked at a level: the council's own list if it has set one, else what is declared."""
    given = own.get(level) if isinstance(own, dict) else None
    if isinstance(given, (list, tuple)) and given:
        return tuple(str(each) for each in given)
    return tuple(each.says for each in BY_DEFAULT if each.level == level)
