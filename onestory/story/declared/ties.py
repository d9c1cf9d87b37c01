"""Which relationships a worker may record."""

from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RELATIONSHIP_KINDS, RISK_KINDS, RelationshipKind, RiskKind

NOT_RECORDED = frozenset({RelationshipKind.SAME_HOUSEHOLD, RelationshipKind.OTHER})
"""Who lives with whom follows from addresses, which shields guard; "other" would tell a reader nothing."""

RECORDED_KINDS = (
    RiskKind.POSES_RISK.value,
    RiskKind.AT_RISK.value,
    *(kind.value for kind in RelationshipKind if kind not in NOT_RECORDED),
)
"""Read as: the person named is the … of the one whose record is open. Risks first: they are what is looked for."""
CORRECTED_KINDS = tuple(kind for kind in RECORDED_KINDS if kind != RiskKind.AT_RISK)
"""The same when it is said anew: who is meant by "who" stays, so that nobody is at risk from the other way round."""


def title_of(kind: str) -> str:
    """A recorded kind as a form offers it."""
    return label_of(RISK_KINDS if kind in RISK_KINDS else RELATIONSHIP_KINDS, kind)
