"""Probation: adults under supervision, the risk they pose, and who supervises them."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY, ends
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import UK, birth, coded, day, key, name, phone, pnc, postcode, text
from onestory.grammar.feeds import Coverage, EventFrom, Feed, Holding, InvolvementFrom, Part, PersonFrom
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

PROBATION = Feed(
    code="probation",
    title="Probation",
    agency=AgencyKind.PROBATION,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with the probation service: everybody supervised",
    holding=Holding.FULL,
    expected_every=timedelta(days=7),
    covers=Coverage(services=("probation",), ages_from=18),
    parts=(
        Part(
            name="supervised",
            title="People supervised",
            columns=(
                key("CRN"),
                pnc("PNC_ID"),
                name("Surname", "family_name"),
                name("Forenames", "given_name"),
                name("Alias", "former_names"),
                birth("DOB", UK),
                coded("Gender", "sex", SEX),
                text("Address", "address", longest=500),
                postcode("Postcode"),
                text("Order Type", "order_type", longest=200),
                day("Order Start", "order_from", UK),
                day("Order End", "order_until", UK),
                text("RoSH", "risk_of_serious_harm", longest=60),
                text("RoSH Children", "risk_to_children", longest=60),
                text("MAPPA", "mappa", longest=60),
                text("Practitioner", "practitioner", longest=200),
                phone("Practitioner Telephone", "practitioner_phone"),
            ),
            person=PersonFrom(who="adult"),
            events=(
                EventFrom(
                    kind="probation-order",
                    on="order_from",
                    until="order_until",
                    says=Phrase(
                        "Supervised by probation[: {order_type}][; risk of serious harm {risk_of_serious_harm}]"
                        "[; to children {risk_to_children}][; MAPPA {mappa}]"
                    ),
                    significant=True,
                ),
            ),
            involvements=(
                InvolvementFrom(
                    service="probation",
                    role="probation practitioner",
                    name="practitioner",
                    phone="practitioner_phone",
                    since="order_from",
                    until="order_until",
                ),
            ),
            checks=(*ALIVE, SOMEBODY, ends("order_until", "order_from", "An order")),
        ),
    ),
)
