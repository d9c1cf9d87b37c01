"""How often things happen in an English council's families, each figure with where it comes from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Rate:
    """A figure per 1,000 children a year, or at a moment, with its source."""

    per_1000: float
    since: date
    source: str

    @property
    def each(self) -> float:
        return self.per_1000 / 1000


CONTACTS = Rate(246, date(2024, 4, 1), "ADCS Safeguarding Pressures 9: 3.0m initial contacts a year")
REFERRALS = Rate(52, date(2025, 4, 1), "DfE children in need 2025: 633,000")
SECTION_47 = Rate(17.9, date(2022, 4, 1), "DfE children in need 2022: 217,800")
EARLY_HELP = Rate(23, date(2024, 4, 1), "ADCS Safeguarding Pressures 9: 282,320 assessments")
POLICE_NOTICES = Rate(125, date(2025, 4, 1), "Between Lancashire 101 and London 127")
ED_ATTENDANCES = Rate(310, date(2016, 4, 1), "CP-IS: 21% of 18m attendances are under 19")
LOOKED_AFTER = Rate(6.7, date(2025, 3, 31), "DfE looked after children 2025: 81,770")
CARE_STARTS = Rate(2.75, date(2024, 4, 1), "ADCS: 33,164 entered care in the year")
CARE_LEAVERS = Rate(3.4, date(2025, 3, 31), "DfE care leavers aged 18 to 25 in contact")
UASC = Rate(0.6, date(2025, 3, 31), "DfE: 7,300 unaccompanied children looked after")
ADOPTED = Rate(1.8, date(2025, 3, 31), "DfE: 2,980 orders a year, over the years of a childhood in these files")
SHIELDED = Rate(4.7, date(2025, 3, 31), "0.47% of children have an address that must not be shown")
UNBORN = Rate(9.0, date(2025, 3, 31), "Pregnancies booked and told to a safeguarding midwife")
COINCIDENCES = Rate(0.5, date(2025, 3, 31), "Unrelated children with one name and one birthday")

PEOPLE_PER_CHILD = 2.15
CONTACT_YEARS = 3.5
POLICE_YEARS = 2.5
HOSPITAL_YEARS = 2


@dataclass(frozen=True)
class Tier:
    """How hard life is for a family: its share of families and how many times the ordinary rate things happen to it."""

    name: str
    share: float
    contacts: float
    police: float
    hospital: float
    moves: float
    social_rent: float


TIERS = (
    Tier("settled", 0.80, contacts=0.14, police=0.16, hospital=0.85, moves=0.8, social_rent=0.15),
    Tier("some need", 0.13, contacts=1.9, police=1.7, hospital=1.3, moves=1.3, social_rent=0.42),
    Tier("much need", 0.055, contacts=6.6, police=7.0, hospital=1.9, moves=2.0, social_rent=0.62),
    Tier("acute", 0.015, contacts=15.0, police=18.0, hospital=2.6, moves=3.0, social_rent=0.66),
)
HOUSEHOLD_KINDS = (
    ("couple", 0.585),
    ("lone mother", 0.225),
    ("lone father", 0.025),
    ("blended", 0.09),
    ("two mothers", 0.007),
    ("two fathers", 0.003),
    ("three generations", 0.045),
    ("kinship", 0.02),
)
CHILDREN_AT_HOME = ((1, 0.43), (2, 0.37), (3, 0.135), (4, 0.045), (5, 0.014), (6, 0.004), (7, 0.0015), (8, 0.0005))
TWINS = 0.0155
TRIPLETS = 0.0002
