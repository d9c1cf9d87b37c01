"""The kinds of agency that work with children, whoever they are in one place."""

from datetime import date
from enum import StrEnum

from onestory.vocabulary.code_sets import Code, CodeSet


class AgencyKind(StrEnum):
    """A kind of partner; the agencies themselves are each council's own."""

    CHILDRENS_SOCIAL_CARE = "childrens-social-care"
    POLICE = "police"
    HEALTH = "health"
    SCHOOL = "school"
    HOUSING = "housing"
    PROBATION = "probation"
    ADULT_CARE = "adult-care"
    EARLY_HELP = "early-help"
    YOUTH_JUSTICE = "youth-justice"
    VOLUNTARY = "voluntary"


AGENCY_KINDS = CodeSet(
    code="agency-kinds",
    title="Kinds of agency",
    since=date(2004, 11, 15),
    source="Children Act 2004 sections 10 and 11; Working Together to Safeguard Children",
    note="What each usually holds, so that a hub knows whom to ask.",
    members=AgencyKind,
    entries=(
        Code(AgencyKind.CHILDRENS_SOCIAL_CARE, "Children's social care", note="Referrals, plans, care episodes."),
        Code(AgencyKind.POLICE, "Police", note="Incidents, missing reports, convictions, domestic abuse history."),
        Code(AgencyKind.HEALTH, "Health", note="GP, health visitor, A&E, midwifery, mental health, was-not-brought."),
        Code(AgencyKind.SCHOOL, "School or education", note="Attendance, exclusions, special needs, concerns log."),
        Code(AgencyKind.HOUSING, "Housing", note="Who lives where, moves, arrears, antisocial behaviour."),
        Code(AgencyKind.PROBATION, "Probation", note="Supervised adults, risk of serious harm, licence conditions."),
        Code(AgencyKind.ADULT_CARE, "Adult social care", note="An adult's needs, safeguarding enquiries, carers."),
        Code(AgencyKind.EARLY_HELP, "Early help", note="Episodes, lead practitioner, outcomes; held by consent."),
        Code(AgencyKind.YOUTH_JUSTICE, "Youth justice", note="Orders, interventions, assessments of risk."),
        Code(AgencyKind.VOLUNTARY, "Voluntary sector", note="Asked case by case."),
    ),
)
