"""Special educational needs."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

SEND_NEED = CodeSet(
    code="send-need",
    title="Primary special educational need",
    since=date(2021, 4, 1),
    source="DfE SEN2 return and Standard Safeguarding Dataset",
    entries=(
        Code("SPLD", "Specific learning difficulty"),
        Code("MLD", "Moderate learning difficulty"),
        Code("SLD", "Severe learning difficulty"),
        Code("PMLD", "Profound and multiple learning difficulty"),
        Code("SEMH", "Social, emotional and mental health"),
        Code("SLCN", "Speech, language and communication"),
        Code("HI", "Hearing impairment"),
        Code("VI", "Vision impairment"),
        Code("MSI", "Multi-sensory impairment"),
        Code("PD", "Physical disability"),
        Code("ASD", "Autistic spectrum disorder"),
        Code("OTH", "Other"),
    ),
)

EHC_ASSESSMENT_OUTCOME = CodeSet(
    code="ehc-assessment-outcome",
    title="Outcome of an education, health and care assessment",
    since=date(2021, 4, 1),
    source="DfE SEN2 return and Standard Safeguarding Dataset",
    entries=(
        Code("Y", "Plan will be issued"),
        Code("N", "Plan will not be issued"),
        Code("A", "Awaiting decision"),
        Code("W", "Withdrawn"),
        Code("H", "Historical"),
    ),
)

EHC_CEASE_REASON = CodeSet(
    code="ehc-cease-reason",
    title="Reason an education, health and care plan ended",
    since=date(2021, 4, 1),
    source="DfE SEN2 return and Standard Safeguarding Dataset",
    entries=(
        Code("1", "Reached the maximum age"),
        Code("2", "Needs met without a plan"),
        Code("3", "Higher education"),
        Code("4", "Work"),
        Code("5", "Moved to another council"),
        Code("6", "No longer wishes it"),
        Code("7", "Left England"),
        Code("8", "Died"),
        Code("9", "Other"),
    ),
)
