"""Health registrations: everybody registered with a practice here, and the health visitor of each young child."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import COMPACT, birth, coded, day, key, name, nhs, number, phone, postcode, text
from onestory.grammar.feeds import (
    Coverage,
    EventFrom,
    Feed,
    Holding,
    InvolvementFrom,
    Join,
    Part,
    PersonFrom,
    RelationFrom,
)
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

HEALTH_REGISTRATIONS = Feed(
    code="health-registrations",
    title="GP registrations and health visiting",
    agency=AgencyKind.HEALTH,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with the integrated care board: everybody registered, every night",
    delimiter="|",
    holding=Holding.FULL,
    expected_every=timedelta(days=1),
    covers=Coverage(services=("gp", "health-visiting")),
    parts=(
        Part(
            name="registrations",
            title="Registrations",
            columns=(
                nhs("NHS Number"),
                name("Surname", "family_name"),
                name("Forename", "given_name"),
                name("Middle Names", "middle_names"),
                birth("DOB", COMPACT),
                coded("Gender", "sex", SEX),
                text("Address Line 1", "address_line_1", longest=300),
                text("Address Line 2", "address_line_2", longest=300),
                text("Town", "town", longest=100),
                postcode("Postcode"),
                phone("Telephone"),
                text("GP Practice", "gp_practice", longest=200),
                text("GP Name", "gp_name", longest=200),
                day("Registered On", "registered_on", COMPACT),
                text("Health Visitor", "health_visitor", longest=200),
                phone("HV Telephone", "health_visitor_phone"),
                day("Last Contact", "last_contact_on", COMPACT),
                number("Was Not Brought", "was_not_brought", "Was Not Brought (12 months)", most=1000),
                nhs("Mother NHS Number", "mother_nhs_number"),
                birth("Expected Delivery Date", COMPACT, ours="expected_date_of_birth"),
                key("Record ID"),
            ),
            joins=(Join(ours="address", of=("address_line_1", "address_line_2", "town")),),
            person=PersonFrom(home_from="registered_on"),
            relations=(RelationFrom(kind="mother", value="mother_nhs_number", by="nhs_number"),),
            events=(
                EventFrom(
                    kind="gp-registration", on="registered_on", says=Phrase("Registered with a GP[ at {gp_practice}]")
                ),
                EventFrom(
                    kind="health-contact",
                    on="last_contact_on",
                    says=Phrase("Last seen by health[; not brought to {was_not_brought} appointments in 12 months]"),
                ),
            ),
            involvements=(
                InvolvementFrom(service="gp", role="GP", name="gp_name", team="gp_practice", since="registered_on"),
                InvolvementFrom(
                    service="health-visiting",
                    role="health visitor",
                    name="health_visitor",
                    phone="health_visitor_phone",
                ),
            ),
            checks=(*ALIVE, SOMEBODY),
        ),
    ),
)
