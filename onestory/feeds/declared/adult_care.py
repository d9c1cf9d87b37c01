"""Adult social care: adults who draw on services, why, and safeguarding enquiries about them."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY, ends
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import UK, birth, coded, day, key, name, nhs, phone, postcode, text
from onestory.grammar.feeds import Coverage, EventFrom, Feed, Holding, InvolvementFrom, Part, PersonFrom
from onestory.grammar.phrases import Phrase
from onestory.grammar.steps import family_of_full_name, given_of_full_name
from onestory.vocabulary.agencies import AgencyKind

ADULT_CARE = Feed(
    code="adult-care",
    title="Adult social care",
    agency=AgencyKind.ADULT_CARE,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with adult social care: everybody with an open or recent service",
    delimiter=";",
    holding=Holding.FULL,
    expected_every=timedelta(days=7),
    covers=Coverage(services=("adult-social-care",), ages_from=18),
    parts=(
        Part(
            name="people",
            title="People with a service",
            key=("source_id", "service", "service_from"),
            columns=(
                key("Person ID"),
                nhs("NHS No"),
                name("Full Name", "family_name", before=(family_of_full_name,)),
                name("Full Name", "given_name", before=(given_of_full_name,)),
                birth("Date of Birth", UK),
                coded("Gender", "sex", SEX),
                text("Address", "address", longest=500),
                postcode("Postcode"),
                text("Service", "service", longest=200),
                text("Primary Support Reason", "primary_support_reason", longest=200),
                day("Service Start", "service_from", UK),
                day("Service End", "service_until", UK),
                text("Worker", "worker", longest=200),
                phone("Worker Telephone", "worker_phone"),
                day("Safeguarding Enquiry On", "safeguarding_enquiry_on", UK),
            ),
            person=PersonFrom(who="adult"),
            events=(
                EventFrom(
                    kind="adult-care-service",
                    on="service_from",
                    until="service_until",
                    says=Phrase("Adult social care[: {service}][, for {primary_support_reason}]"),
                ),
                EventFrom(
                    kind="adult-safeguarding-enquiry",
                    on="safeguarding_enquiry_on",
                    says=Phrase("Safeguarding enquiry about this adult"),
                    significant=True,
                ),
            ),
            involvements=(
                InvolvementFrom(
                    service="adult-social-care",
                    role="adult social care worker",
                    name="worker",
                    phone="worker_phone",
                    since="service_from",
                    until="service_until",
                ),
            ),
            checks=(*ALIVE, SOMEBODY, ends("service_until", "service_from", "A service")),
        ),
    ),
)
