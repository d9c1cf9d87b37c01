"""Three indicators of the National Indicator Set of 2008, by which Rotherham's notice to improve was written."""

from datetime import date

from ibis import _

from onestory.grammar.indicators import Better, Indicator
from onestory.performance.declared.relations import ASSESSMENTS, REFERRALS

SINCE, UNTIL = date(2008, 4, 1), date(2013, 4, 15)
SET = "National Indicator Set 2008"
THEME = "National indicators, 2008 to 2013"

NI59 = Indicator(
    code="NI-59",
    title="Initial assessments within 7 working days",
    theme=THEME,
    since=SINCE,
    until=UNTIL,
    source=SET,
    counts="Those completed within 7 working days of the referral.",
    out_of="Initial assessments completed in the period.",
    relation=ASSESSMENTS,
    dated_by="completed_on",
    among=(_.kind == "initial") & _.days_from_referral.notnull(),
    meets=_.days_from_referral <= 7,
    better=Better.UP,
    ni="NI 59",
    note="10 working days from 1 April 2010, as amended; councils went on reporting 7 beside it.",
)
NI60 = Indicator(
    code="NI-60",
    title="Core assessments within 35 working days",
    theme=THEME,
    since=SINCE,
    until=UNTIL,
    source=SET,
    counts="Those completed within 35 working days of their start.",
    out_of="Core assessments completed in the period.",
    relation=ASSESSMENTS,
    dated_by="completed_on",
    among=(_.kind == "core") & _.days_from_start.notnull(),
    meets=_.days_from_start <= 35,
    better=Better.UP,
    ni="NI 60",
)
NI68 = Indicator(
    code="NI-68",
    title="Referrals going on to initial assessment",
    theme=THEME,
    since=SINCE,
    until=UNTIL,
    source=f"{SET}. The middle of the range is good: neither every referral nor few",
    counts="Those that led to an initial assessment by the day.",
    out_of="Referrals in the period.",
    relation=REFERRALS,
    dated_by="referred_on",
    meets=_.initial_assessment_on.notnull(),
    ni="NI 68",
)
NATIONAL = (NI59, NI60, NI68)
