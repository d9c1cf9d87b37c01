"""Youth justice: offences of young people, what was decided, and who works with them."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY, ends
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import UK, birth, coded, day, key, name, phone, pnc, postcode, text
from onestory.grammar.feeds import Coverage, EventFrom, Feed, Holding, InvolvementFrom, Part, PersonFrom
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

YOUTH_JUSTICE = Feed(
    code="youth-justice",
    title="Youth justice",
    agency=AgencyKind.YOUTH_JUSTICE,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract of the youth justice system: every intervention, open or closed",
    holding=Holding.FULL,
    expected_every=timedelta(days=7),
    covers=Coverage(services=("youth-justice",), ages_from=10, ages_until=19),
    parts=(
        Part(
            name="interventions",
            title="Interventions",
            key=("source_id", "offence_on", "outcome_on"),
            columns=(
                key("YJ ID"),
                pnc("PNC ID"),
                name("Surname", "family_name"),
                name("First Name", "given_name"),
                birth("DOB", UK),
                coded("Sex", "sex", SEX),
                text("Ethnicity", "ethnicity", longest=60),
                text("Address", "address", longest=500),
                postcode("Postcode"),
                day("Offence Date", "offence_on", UK),
                text("Offence", "offence"),
                text("Outcome", "outcome"),
                day("Outcome Date", "outcome_on", UK),
                day("Intervention Start", "intervention_from", UK),
                day("Intervention End", "intervention_until", UK),
                text("Case Manager", "case_manager", longest=200),
                phone("Case Manager Telephone", "case_manager_phone"),
            ),
            person=PersonFrom(who="child"),
            events=(
                EventFrom(kind="offence", on="offence_on", says=Phrase("Offence[: {offence}]"), significant=True),
                EventFrom(
                    kind="youth-justice-outcome", on="outcome_on", says=Phrase("Youth justice outcome[: {outcome}]")
                ),
                EventFrom(
                    kind="youth-justice-intervention",
                    on="intervention_from",
                    until="intervention_until",
                    says=Phrase("Youth justice intervention[ after {outcome}]"),
                ),
            ),
            involvements=(
                InvolvementFrom(
                    service="youth-justice",
                    role="case manager",
                    name="case_manager",
                    phone="case_manager_phone",
                    since="intervention_from",
                    until="intervention_until",
                ),
            ),
            checks=(*ALIVE, SOMEBODY, ends("intervention_until", "intervention_from", "An intervention")),
        ),
    ),
)
