"""Housing tenancies: who lives in each council or association home, their arrears, and anti-social behaviour."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY, ends
from onestory.feeds.declared.columns import (
    ISO,
    UK,
    birth,
    day,
    decimal,
    email,
    key,
    name,
    number,
    phone,
    postcode,
    text,
    uprn,
)
from onestory.grammar.feeds import (
    Coverage,
    EventFrom,
    Feed,
    Holding,
    InvolvementFrom,
    Part,
    PersonFrom,
    RelationFrom,
    Shape,
)
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

WAYS = (ISO, UK)

HOUSING_TENANCIES = Feed(
    code="housing-tenancies",
    title="Housing tenancies",
    agency=AgencyKind.HOUSING,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with housing: one row a person a tenancy",
    shape=Shape.WORKBOOK,
    holding=Holding.FULL,
    expected_every=timedelta(days=7),
    covers=Coverage(services=("housing",)),
    parts=(
        Part(
            name="people",
            title="People in tenancies",
            key=("tenancy_ref", "source_id"),
            columns=(
                key("Tenancy Ref", "tenancy_ref"),
                key("Person Ref"),
                text("Title", "title", longest=30),
                name("First Name", "given_name"),
                name("Last Name", "family_name"),
                birth("Date of Birth", *WAYS),
                text("Relationship to Tenant", "relationship_to_tenant", longest=60),
                uprn("UPRN"),
                text("Address", "address", longest=500),
                postcode("Postcode"),
                day("Tenancy Start", "tenancy_from", *WAYS),
                day("Tenancy End", "tenancy_until", *WAYS),
                phone("Telephone"),
                email("Email"),
                decimal("Rent Arrears", "rent_arrears"),
                number("ASB Reports", "asb_reports", most=10_000),
                day("Last ASB Report", "last_asb_report_on", *WAYS),
                text("Housing Officer", "housing_officer", longest=200),
                phone("Officer Telephone", "officer_phone"),
            ),
            person=PersonFrom(home_from="tenancy_from", home_until="tenancy_until"),
            relations=(RelationFrom(kind="household", value="tenancy_ref", role_in="relationship_to_tenant"),),
            events=(
                EventFrom(
                    kind="tenancy",
                    on="tenancy_from",
                    until="tenancy_until",
                    says=Phrase(
                        "Council or association home[, as {relationship_to_tenant}][; £{rent_arrears} in arrears]"
                    ),
                ),
                EventFrom(
                    kind="asb-report",
                    on="last_asb_report_on",
                    says=Phrase("Latest report of anti-social behaviour at the home[; {asb_reports} so far]"),
                ),
            ),
            involvements=(
                InvolvementFrom(
                    service="housing",
                    role="housing officer",
                    name="housing_officer",
                    phone="officer_phone",
                    since="tenancy_from",
                    until="tenancy_until",
                ),
            ),
            checks=(*ALIVE, SOMEBODY, ends("tenancy_until", "tenancy_from", "A tenancy")),
        ),
    ),
)
