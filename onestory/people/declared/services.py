"""Every service that may know a child or an adult, and whom to ask where its word does not come."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats
from onestory.vocabulary.agencies import AgencyKind


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service. Without `shares` it holds records and sends no feed: `ask` says whom.

    `leads` are in the order in which their worker is named as the child's own.
    """

    code: str
    title: str
    agency: AgencyKind
    ask: str
    ages_from: int = 0
    ages_until: int | None = None
    shares: bool = True
    leads: int = 0
    locates: bool = True
    since: date = date(2026, 1, 1)
    source: str = "What partners usually hold; the hub's agreements say what comes"

    def __post_init__(self) -> None:
        check_code("A service", self.code)

    def serves(self, age: int | None) -> bool:
        """Whether somebody of this age could be known to it; of an unknown age, always."""
        return age is None or (self.ages_from <= age and (self.ages_until is None or age < self.ages_until))


K = AgencyKind
SERVICES = (
    Service(code="childrens-social-care", title="Children's social care", agency=K.CHILDRENS_SOCIAL_CARE, leads=1,
            ages_until=25, ask="Ask the duty team of children's social care."),
    Service(code="early-help", title="Early help", agency=K.EARLY_HELP, leads=2, ages_until=20,
            ask="Ask the early help hub."),
    Service(code="school", title="School", agency=K.SCHOOL, ages_from=2, ages_until=19,
            ask="Ask the school's designated safeguarding lead, or the council's education welfare service."),
    Service(code="gp", title="GP", agency=K.HEALTH, ask="Ask the health researcher of the hub."),
    Service(code="health-visiting", title="Health visiting", agency=K.HEALTH, ages_until=5,
            ask="Ask the health visiting duty line."),
    Service(code="a-and-e", title="A&E", agency=K.HEALTH, ask="Ask the hospital's safeguarding team."),
    Service(code="police", title="Police", agency=K.POLICE, ask="Ask the police researcher of the hub."),
    Service(code="youth-justice", title="Youth justice", agency=K.YOUTH_JUSTICE, leads=3, ages_from=10, ages_until=19,
            ask="Ask the youth justice duty worker."),
    Service(code="housing", title="Housing", agency=K.HOUSING, ask="Ask the housing officer on duty."),
    Service(code="probation", title="Probation", agency=K.PROBATION, ages_from=18,
            ask="Ask the probation single point of contact."),
    Service(code="adult-social-care", title="Adult social care", agency=K.ADULT_CARE, ages_from=18,
            ask="Ask the adult social care front door."),
    Service(code="voluntary", title="Voluntary services", agency=K.VOLUNTARY,
            ask="Ask the service itself, case by case."),
    Service(code="child-mental-health", title="Child and adolescent mental health", agency=K.HEALTH, shares=False,
            ages_from=5, ages_until=18, ask="Ask the mental health trust's safeguarding team."),
    Service(code="adult-mental-health", title="Adult mental health", agency=K.HEALTH, shares=False, ages_from=18,
            ask="Ask the mental health trust's safeguarding team."),
    Service(code="drugs-and-alcohol", title="Drug and alcohol services", agency=K.HEALTH, shares=False, ages_from=12,
            ask="Ask the provider's duty worker: they need to know why."),
    Service(code="midwifery", title="Midwifery", agency=K.HEALTH, shares=False,
            ask="Ask the named midwife for safeguarding."),
)  # fmt: skip
check_no_repeats("The services", (service.code for service in SERVICES))
BY_CODE = {service.code: service for service in SERVICES}


def title_of(code: str) -> str:
    """A service's name; one that nobody declared is shown by its code."""
    return BY_CODE[code].title if code in BY_CODE else code.replace("-", " ").capitalize()
