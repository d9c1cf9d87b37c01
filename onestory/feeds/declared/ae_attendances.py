"""A&E attendances: each time somebody comes through the door of the emergency department."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import ISO, MONTH_NAMED, birth, coded, instant, key, name, nhs, postcode, text
from onestory.grammar.feeds import Coverage, EventFrom, Feed, Holding, Part, PersonFrom
from onestory.grammar.phrases import Phrase
from onestory.grammar.steps import after_comma, before_comma
from onestory.vocabulary.agencies import AgencyKind

ISO_TIMES = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%SZ")

AE_ATTENDANCES = Feed(
    code="ae-attendances",
    title="A&E attendances",
    agency=AgencyKind.HEALTH,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with the hospital trust: yesterday's attendances",
    encoding="cp1252",
    holding=Holding.GROWING,
    expected_every=timedelta(days=1),
    covers=Coverage(services=("a-and-e",)),
    parts=(
        Part(
            name="attendances",
            title="Attendances",
            columns=(
                key("ATTENDANCE ID"),
                nhs("NHS NUMBER"),
                name("PATIENT NAME", "family_name", before=(before_comma,)),
                name("PATIENT NAME", "given_name", before=(after_comma,)),
                birth("DOB", MONTH_NAMED, ISO),
                coded("SEX", "sex", SEX),
                postcode("POSTCODE"),
                instant("ARRIVED", "arrived_at", *ISO_TIMES, required=True),
                text("COMPLAINT", "complaint"),
                text("DIAGNOSIS", "diagnosis"),
                text("DISPOSAL", "disposal"),
                text("ACCOMPANIED BY", "accompanied_by", longest=200),
            ),
            person=PersonFrom(),
            events=(
                EventFrom(
                    kind="a-and-e-attendance",
                    on="arrived_at",
                    says=Phrase(
                        "A&E attendance[: {complaint}][; {diagnosis}][; {disposal}][; came with {accompanied_by}]"
                    ),
                    significant=True,
                ),
            ),
            checks=(*ALIVE, SOMEBODY),
        ),
    ),
)
