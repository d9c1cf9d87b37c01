"""What councils that share a front door agree: that figures stand side by side, and how its cost is shared."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats

COMPARES = "compare-figures"
"""The setting by which a council agrees that the hub's other councils see its released figures; all of them must."""
COST_SHARES = "cost-shares"
"""The setting in which each council keeps the terms of the one agreement; costs are shared while all keep the same."""
AGREED = "agreed"
AGREEMENT, BEGINS, YEARLY_COST, OWN_FIXED_PART = "agreement", "begins", "yearly-cost", "own-fixed-part"
WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class CostMeasure:
    """One thing by which a part of the cost may be shared; `figure` names the one whose released count measures it."""

    code: str
    title: str
    says: str
    figure: str = ""
    since: date = date(2026, 1, 1)
    source: str = "Set by the councils' own agreement: no law says how a shared front door is paid for"

    def __post_init__(self) -> None:
        check_code("A basis of cost", self.code)


EQUALLY = CostMeasure(code="equally", title="In equal parts", says="The same for each council, whatever comes.")
FIXED = CostMeasure(
    code="fixed",
    title="In fixed parts",
    says="The per cent that each council wrote as its own in the agreement.",
)
BY_CHILDREN = CostMeasure(
    code="under-18s",
    title="By children who live there",
    says="Children under 18 who live in each council's area, as that council is entered in this hub.",
)
BY_CONTACTS = CostMeasure(
    code="by-contacts",
    title="By contacts received",
    says="Children in contacts received in the quarter, each contact once for each child, rounded as it leaves.",
    figure="contacts",
)
BY_REFERRALS = CostMeasure(
    code="by-referrals",
    title="By referrals",
    says="Referrals to children's social care in the quarter, rounded as they leave.",
    figure="referral-rate",
)
COST_BASES = (EQUALLY, FIXED, BY_CHILDREN, BY_CONTACTS, BY_REFERRALS)
check_no_repeats("The bases of cost", (each.code for each in COST_BASES))
