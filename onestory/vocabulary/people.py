"""People as they stand to one another, and the ages they are counted by."""

from datetime import date
from enum import StrEnum

from onestory.vocabulary.code_sets import Code, CodeSet


class AgeBand(StrEnum):
    """The bands in which children are counted."""

    UNBORN = "unborn"
    UNDER_1 = "under-1"
    FROM_1_TO_4 = "1-4"
    FROM_5_TO_9 = "5-9"
    FROM_10_TO_15 = "10-15"
    FROM_16_TO_17 = "16-17"
    FROM_18 = "18-plus"


AGE_BANDS = CodeSet(
    code="age-bands",
    title="Age bands",
    since=date(2021, 4, 1),
    source="DfE children looked after and children in need statistics",
    members=AgeBand,
    entries=(
        Code(AgeBand.UNBORN, "Unborn"),
        Code(AgeBand.UNDER_1, "Under 1"),
        Code(AgeBand.FROM_1_TO_4, "1 to 4"),
        Code(AgeBand.FROM_5_TO_9, "5 to 9"),
        Code(AgeBand.FROM_10_TO_15, "10 to 15"),
        Code(AgeBand.FROM_16_TO_17, "16 and 17"),
        Code(AgeBand.FROM_18, "18 and over"),
    ),
)
STARTS_AT = (
    (18, AgeBand.FROM_18),
    (16, AgeBand.FROM_16_TO_17),
    (10, AgeBand.FROM_10_TO_15),
    (5, AgeBand.FROM_5_TO_9),
    (1, AgeBand.FROM_1_TO_4),
    (0, AgeBand.UNDER_1),
)


def age_band_of(age: int) -> AgeBand:
    """The band an age in whole years falls in; below zero is unborn."""
    return next((band for starts, band in STARTS_AT if age >= starts), AgeBand.UNBORN)


class RelationshipKind(StrEnum):
    """What one person is to another: `mother` means that the first is the mother of the second."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    STEP_PARENT = "step-parent"
    ADOPTIVE_PARENT = "adoptive-parent"
    FOSTER_CARER = "foster-carer"
    GUARDIAN = "guardian"
    CHILD = "child"
    STEP_CHILD = "step-child"
    ADOPTED_CHILD = "adopted-child"
    FOSTER_CHILD = "foster-child"
    WARD = "ward"
    SIBLING = "sibling"
    HALF_SIBLING = "half-sibling"
    STEP_SIBLING = "step-sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    AUNT_OR_UNCLE = "aunt-or-uncle"
    NIECE_OR_NEPHEW = "niece-or-nephew"
    COUSIN = "cousin"
    PARTNER = "partner"
    FORMER_PARTNER = "former-partner"
    SAME_HOUSEHOLD = "same-household"
    FRIEND = "friend"
    OTHER = "other"


RELATIONSHIP_KINDS = CodeSet(
    code="relationship-kinds",
    title="Kinds of relationship",
    since=date(2023, 4, 1),
    source="After the family tables of the Standard Safeguarding Dataset",
    note="Read as: the first person is the … of the second.",
    members=RelationshipKind,
    entries=(
        Code(RelationshipKind.MOTHER, "Mother"),
        Code(RelationshipKind.FATHER, "Father"),
        Code(RelationshipKind.PARENT, "Parent", note="Where a record says no more."),
        Code(RelationshipKind.STEP_PARENT, "Step-parent"),
        Code(RelationshipKind.ADOPTIVE_PARENT, "Adoptive parent"),
        Code(RelationshipKind.FOSTER_CARER, "Foster carer"),
        Code(RelationshipKind.GUARDIAN, "Guardian", note="Special guardian, or other with parental responsibility."),
        Code(RelationshipKind.CHILD, "Child"),
        Code(RelationshipKind.STEP_CHILD, "Step-child"),
        Code(RelationshipKind.ADOPTED_CHILD, "Adopted child"),
        Code(RelationshipKind.FOSTER_CHILD, "Foster child"),
        Code(RelationshipKind.WARD, "Child under guardianship"),
        Code(RelationshipKind.SIBLING, "Brother or sister"),
        Code(RelationshipKind.HALF_SIBLING, "Half-brother or half-sister"),
        Code(RelationshipKind.STEP_SIBLING, "Step-brother or step-sister"),
        Code(RelationshipKind.GRANDPARENT, "Grandparent"),
        Code(RelationshipKind.GRANDCHILD, "Grandchild"),
        Code(RelationshipKind.AUNT_OR_UNCLE, "Aunt or uncle"),
        Code(RelationshipKind.NIECE_OR_NEPHEW, "Niece or nephew"),
        Code(RelationshipKind.COUSIN, "Cousin"),
        Code(RelationshipKind.PARTNER, "Partner"),
        Code(RelationshipKind.FORMER_PARTNER, "Former partner"),
        Code(RelationshipKind.SAME_HOUSEHOLD, "Lives in the same home", note="Not known to be related."),
        Code(RelationshipKind.FRIEND, "Friend"),
        Code(RelationshipKind.OTHER, "Other"),
    ),
)
SEEN_FROM_THE_OTHER_SIDE = {
    RelationshipKind.MOTHER: RelationshipKind.CHILD,
    RelationshipKind.FATHER: RelationshipKind.CHILD,
    RelationshipKind.PARENT: RelationshipKind.CHILD,
    RelationshipKind.STEP_PARENT: RelationshipKind.STEP_CHILD,
    RelationshipKind.ADOPTIVE_PARENT: RelationshipKind.ADOPTED_CHILD,
    RelationshipKind.FOSTER_CARER: RelationshipKind.FOSTER_CHILD,
    RelationshipKind.GUARDIAN: RelationshipKind.WARD,
    RelationshipKind.CHILD: RelationshipKind.PARENT,
    RelationshipKind.STEP_CHILD: RelationshipKind.STEP_PARENT,
    RelationshipKind.ADOPTED_CHILD: RelationshipKind.ADOPTIVE_PARENT,
    RelationshipKind.FOSTER_CHILD: RelationshipKind.FOSTER_CARER,
    RelationshipKind.WARD: RelationshipKind.GUARDIAN,
    RelationshipKind.GRANDPARENT: RelationshipKind.GRANDCHILD,
    RelationshipKind.GRANDCHILD: RelationshipKind.GRANDPARENT,
    RelationshipKind.AUNT_OR_UNCLE: RelationshipKind.NIECE_OR_NEPHEW,
    RelationshipKind.NIECE_OR_NEPHEW: RelationshipKind.AUNT_OR_UNCLE,
}


class RiskKind(StrEnum):
    """Who is said to be a risk to whom. Kept apart from what people are to one another: a stranger is no relative."""

    POSES_RISK = "poses-risk-to"
    AT_RISK = "at-risk-from"


RISK_KINDS = CodeSet(
    code="risk-kinds",
    title="Kinds of risk between people",
    since=date(2026, 1, 1),
    source="Working Together to Safeguard Children: information about adults who pose a risk to children",
    note="Read as: the first poses a risk to the second. As a source says or a worker recorded; never worked out.",
    members=RiskKind,
    entries=(Code(RiskKind.POSES_RISK, "Poses a risk"), Code(RiskKind.AT_RISK, "At risk")),
)


class Sureness(StrEnum):
    """How sure whoever recorded a relationship is of it."""

    ESTABLISHED = "established"
    LIKELY = "likely"
    UNCLEAR = "unclear"


SURENESS = CodeSet(
    code="sureness",
    title="How sure of a relationship",
    since=date(2026, 1, 1),
    source="Chosen for recorded relationships: what a reader must know before leaning on one",
    members=Sureness,
    entries=(
        Code(Sureness.ESTABLISHED, "Established", note="Seen, documented, or said by more than one who would know."),
        Code(Sureness.LIKELY, "Likely", note="Said by one who would know."),
        Code(Sureness.UNCLEAR, "Unclear", note="Said, and nobody could check it."),
    ),
)


def seen_from_the_other_side(kind: RelationshipKind) -> RelationshipKind:
    """What the second person is to the first. Siblings, partners and friends are the same both ways."""
    return SEEN_FROM_THE_OTHER_SIDE.get(kind, kind)
