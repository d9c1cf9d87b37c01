"""What each level of need means here. A council may put its own wording in its place (setting `level-wording`)."""

from dataclasses import dataclass
from datetime import date

from onestory.vocabulary.frontdoor import LevelOfNeed

WORDING = "level-wording"


@dataclass(frozen=True, kw_only=True)
class LevelWording:
    """One level: its name, what it looks like, what answers it, and whether the family must agree."""

    level: LevelOfNeed
    title: str
    looks_like: str
    answered_by: str
    agreement: str
    since: date = date(2023, 12, 15)
    source: str = "Default wording after the four levels that nearly every local threshold document has"


LEVELS = (
    LevelWording(
        level=LevelOfNeed.UNIVERSAL,
        title="Level 1: universal",
        looks_like="The child's needs are met by family, school, GP and health visitor.",
        answered_by="Universal services; advice.",
        agreement="Nothing to agree to.",
    ),
    LevelWording(
        level=LevelOfNeed.ADDITIONAL,
        title="Level 2: additional",
        looks_like="The child needs some more help, and one or two services working together can give it.",
        answered_by="Early help, with a lead practitioner.",
        agreement="The family must agree.",
    ),
    LevelWording(
        level=LevelOfNeed.COMPLEX,
        title="Level 3: complex",
        looks_like="Without services the child is unlikely to be healthy or to develop as they should, or is disabled.",
        answered_by="Family Help, or a child in need plan under section 17.",
        agreement="By agreement; say how any refusal was weighed.",
    ),
    LevelWording(
        level=LevelOfNeed.ACUTE,
        title="Level 4: acute",
        looks_like="There is reasonable cause to suspect that the child suffers, or may well suffer, significant harm.",
        answered_by="A strategy discussion and an enquiry under section 47; police protection or an order if need be.",
        agreement="Not needed where harm is suspected.",
    ),
)
BY_LEVEL = {wording.level: wording for wording in LEVELS}


def wording_of(level: str, own: object = None) -> str:
    """What the council says this level looks like; its own words if it has set any."""
    if isinstance(own, dict) and str(own.get(level, "")).strip():
        return str(own[level])
    return BY_LEVEL[LevelOfNeed(level)].looks_like if level in set(LevelOfNeed) else ""
