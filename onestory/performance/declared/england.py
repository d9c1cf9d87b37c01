"""England's published figures beside which a council's may stand, by the measure's key in the published tool."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class EnglandFigure:
    """England's value of one measure in years that end on 31 March."""

    code: str
    title: str
    values: dict[int, float]
    since: date = date(2026, 4, 8)
    source: str = "DfE local authority interactive tool, file of 8 April 2026"


ENGLAND = (
    EnglandFigure(
        code="CPP_Total_Rateper10,000",
        title="Rate per 10,000 of referrals to children's social services",
        values={2021: 507.1, 2022: 552.8, 2023: 538.1, 2024: 515.7, 2025: 519.4},
    ),
    EnglandFigure(
        code="ReReferral",
        title="Percentage of referrals within 12 months of an earlier one",
        values={2021: 22.7, 2022: 21.5, 2023: 22.4, 2024: 22.4, 2025: 22.6},
    ),
    EnglandFigure(
        code="CIN_Refferals_NFA",
        title="Percentage of referrals closed with no further action",
        values={2021: 6.0, 2022: 7.6, 2023: 7.1, 2024: 6.3, 2025: 6.5},
    ),
    EnglandFigure(
        code="Continue_Assess_Comp",
        title="Percentage of assessments completed within 45 working days",
        values={2021: 87.6, 2022: 84.5, 2023: 82.5, 2024: 84.5, 2025: 85.7},
    ),
)
BY_CODE = {each.code: each for each in ENGLAND}
