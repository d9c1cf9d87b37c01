"""What each kind of partner usually holds, as questions ready to be asked."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_no_repeats
from onestory.vocabulary.agencies import AgencyKind


@dataclass(frozen=True, kw_only=True)
class PartnerQuestion:
    """One question, whom it is usually put to, and what to be careful of."""

    code: str
    asks: str
    of: AgencyKind
    about_adults: bool = False
    watch: str = ""
    since: date = date(2026, 1, 1)
    source: str = "What partners of a hub usually hold, as hubs describe it"


def _ask(code: str, of: AgencyKind, asks: str, *, about_adults: bool = False, watch: str = "") -> PartnerQuestion:
    return PartnerQuestion(code=code, of=of, asks=asks, about_adults=about_adults, watch=watch)


INTELLIGENCE = "Intelligence carries its own grading, and is not to be told to the family."
ADULTS_HEALTH = "An adult's health is shared only as far as it bears on the child."
BY_CONSENT = "Held by the family's consent: say if it was withdrawn."

QUESTIONS = (
    _ask(
        "police-incidents", AgencyKind.POLICE, "Which incidents and concern notices involved this child in 12 months?"
    ),
    _ask("police-missing", AgencyKind.POLICE, "Has this child been reported missing, and what was learned?"),
    _ask(
        "police-domestic-abuse",
        AgencyKind.POLICE,
        "What domestic abuse is recorded between these adults, how graded?",
        about_adults=True,
    ),
    _ask(
        "police-convictions",
        AgencyKind.POLICE,
        "Which convictions, bail conditions or orders bear on a child's safety?",
        about_adults=True,
        watch=INTELLIGENCE,
    ),
    _ask(
        "health-registered",
        AgencyKind.HEALTH,
        "Where is this child registered, and who is the health visitor or school nurse?",
    ),
    _ask(
        "health-attendances", AgencyKind.HEALTH, "Which A&E attendances and appointments not brought to in 12 months?"
    ),
    _ask("health-development", AgencyKind.HEALTH, "What is known of growth, development and immunisation?"),
    _ask(
        "health-parents",
        AgencyKind.HEALTH,
        "Does a parent's health, or use of drugs or alcohol, bear on their care of the child?",
        about_adults=True,
        watch=ADULTS_HEALTH,
    ),
    _ask(
        "health-pregnancy",
        AgencyKind.HEALTH,
        "What is known of the pregnancy and of antenatal care?",
        about_adults=True,
    ),
    _ask(
        "school-attendance", AgencyKind.SCHOOL, "What are attendance, suspensions and moves in this year and the last?"
    ),
    _ask(
        "school-concerns",
        AgencyKind.SCHOOL,
        "What is in the safeguarding lead's log about this child?",
        watch="An Encompass notice is for the school's own use: say that there was one, no more.",
    ),
    _ask(
        "school-siblings",
        AgencyKind.SCHOOL,
        "Which brothers and sisters are known to the school, and who collects them?",
    ),
    _ask("school-voice", AgencyKind.SCHOOL, "What has the child said, in their own words?"),
    _ask("housing-household", AgencyKind.HOUSING, "Who lives at this address, and who has since when?"),
    _ask(
        "housing-tenancy",
        AgencyKind.HOUSING,
        "Which moves, arrears, homelessness or anti-social behaviour are recorded?",
        about_adults=True,
    ),
    _ask(
        "probation-supervision",
        AgencyKind.PROBATION,
        "Is an adult of this household supervised, under what order and conditions?",
        about_adults=True,
        watch="Processed under Part 3 of the Data Protection Act 2018.",
    ),
    _ask(
        "probation-risk", AgencyKind.PROBATION, "What risk of serious harm to children is assessed?", about_adults=True
    ),
    _ask(
        "adult-care-needs",
        AgencyKind.ADULT_CARE,
        "Does an adult of this household have care needs, or a carer's assessment?",
        about_adults=True,
    ),
    _ask(
        "adult-care-safeguarding",
        AgencyKind.ADULT_CARE,
        "Has there been an adult safeguarding enquiry?",
        about_adults=True,
    ),
    _ask(
        "early-help-episodes",
        AgencyKind.EARLY_HELP,
        "Which early help episodes were there, who led them, how did they end?",
        watch=BY_CONSENT,
    ),
    _ask("youth-justice-orders", AgencyKind.YOUTH_JUSTICE, "Which orders or interventions is the child under?"),
    _ask(
        "youth-justice-risk",
        AgencyKind.YOUTH_JUSTICE,
        "What does the latest assessment say of safety and exploitation?",
    ),
    _ask(
        "social-care-history",
        AgencyKind.CHILDRENS_SOCIAL_CARE,
        "Which referrals, plans and care episodes were there elsewhere?",
    ),
    _ask("voluntary-work", AgencyKind.VOLUNTARY, "Do you work with this family, and what have you seen?"),
)
check_no_repeats("The list of questions for partners", (question.code for question in QUESTIONS))
BY_CODE = {question.code: question for question in QUESTIONS}


def questions_for(kind: str) -> tuple[PartnerQuestion, ...]:
    """The questions usually put to a kind of agency."""
    return tuple(question for question in QUESTIONS if question.of == kind)
