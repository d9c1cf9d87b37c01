"""How partners write what people are to one another, in the vocabulary's kinds."""

from onestory.vocabulary.people import RelationshipKind as Kind
from onestory.vocabulary.people import RiskKind

WRITTEN_AS = {
    "mother": Kind.MOTHER, "mum": Kind.MOTHER, "mam": Kind.MOTHER, "birth mother": Kind.MOTHER,
    "father": Kind.FATHER, "dad": Kind.FATHER, "birth father": Kind.FATHER,
    "parent": Kind.PARENT, "parent/carer": Kind.PARENT, "carer": Kind.GUARDIAN, "guardian": Kind.GUARDIAN,
    "special guardian": Kind.GUARDIAN, "foster carer": Kind.FOSTER_CARER, "foster parent": Kind.FOSTER_CARER,
    "adoptive parent": Kind.ADOPTIVE_PARENT, "adopter": Kind.ADOPTIVE_PARENT,
    "step mother": Kind.STEP_PARENT, "step father": Kind.STEP_PARENT, "stepmother": Kind.STEP_PARENT,
    "stepfather": Kind.STEP_PARENT, "step-mother": Kind.STEP_PARENT, "step-father": Kind.STEP_PARENT,
    "step parent": Kind.STEP_PARENT, "step-parent": Kind.STEP_PARENT, "stepdad": Kind.STEP_PARENT,
    "stepmum": Kind.STEP_PARENT, "step-dad": Kind.STEP_PARENT, "step-mum": Kind.STEP_PARENT,
    "grandmother": Kind.GRANDPARENT, "grandfather": Kind.GRANDPARENT, "grandparent": Kind.GRANDPARENT,
    "nan": Kind.GRANDPARENT, "gran": Kind.GRANDPARENT, "grandad": Kind.GRANDPARENT,
    "aunt": Kind.AUNT_OR_UNCLE, "uncle": Kind.AUNT_OR_UNCLE, "auntie": Kind.AUNT_OR_UNCLE,
    "brother": Kind.SIBLING, "sister": Kind.SIBLING, "sibling": Kind.SIBLING,
    "half-brother": Kind.HALF_SIBLING, "half-sister": Kind.HALF_SIBLING, "half sibling": Kind.HALF_SIBLING,
    "child": Kind.CHILD, "son": Kind.CHILD, "daughter": Kind.CHILD, "stepson": Kind.STEP_CHILD,
    "stepdaughter": Kind.STEP_CHILD, "stepchild": Kind.STEP_CHILD, "step-child": Kind.STEP_CHILD,
    "step-son": Kind.STEP_CHILD, "step-daughter": Kind.STEP_CHILD, "grandchild": Kind.GRANDCHILD,
    "grandson": Kind.GRANDCHILD, "granddaughter": Kind.GRANDCHILD,
    "partner": Kind.PARTNER, "husband": Kind.PARTNER, "wife": Kind.PARTNER, "spouse": Kind.PARTNER,
    "cohabitee": Kind.PARTNER, "ex-partner": Kind.FORMER_PARTNER, "friend": Kind.FRIEND, "contact": Kind.OTHER,
}  # fmt: skip

TENANT = ("tenant", "joint tenant", "sole tenant", "main tenant", "self", "lead tenant", "householder", "head")
"""How a tenancy names those whose home it is; everybody else in it is something to them."""

FAMILY_GROUP, HOUSEHOLD_GROUP, INCIDENT_GROUP = "family", "household", "incident"
NAMES_ONCE = (HOUSEHOLD_GROUP, INCIDENT_GROUP)
"""Groups that name each person once: two names in one tenancy, or in one notice, are two people. A family is told of
again in each episode of help."""

RISKS = frozenset(kind.value for kind in RiskKind)
"""Not family: who is a risk to whom is told on the network, and never makes a stranger a relative."""

SUSPECTED = ("suspect", "offender", "perpetrator", "alleged perpetrator")
HARMED = ("victim", "child of household", "child present")
"""How a notice names who is said to have done harm and who came to it. A child who sees or hears domestic abuse is a
victim of it: Domestic Abuse Act 2021 section 3."""

MOST_IN_A_GROUP = 20
"""A larger group is a hostel or a mistake, and says nothing of who is related."""
