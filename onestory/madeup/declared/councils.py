"""The councils that can be made up: real size, real towns, nobody real in them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    """A town and the outward postcodes its streets lie in."""

    name: str
    outward: tuple[str, ...]
    share: float


@dataclass(frozen=True)
class Council:
    """What sizes and colours one made-up council; under-18s are the 2020 estimate.

    Its NHS numbers are counted from the first of those kept for tests; a council larger than life has more people than
    there are such numbers, and takes those beyond, which lie outside every range that has been issued.
    """

    code: str
    name: str
    la_code: str
    prefix: str
    under_18s: int
    towns: tuple[Town, ...]
    origins: tuple[tuple[str, float], ...]
    nhs_block: tuple[int, int]
    nhs_block_beyond: tuple[int, int]
    hospital: str
    force: str
    far_towns: tuple[Town, ...]


YORKSHIRE_AWAY = (
    Town("Sheffield", ("S5", "S9", "S13"), 0.4),
    Town("Doncaster", ("DN4", "DN12"), 0.25),
    Town("Barnsley", ("S70", "S71"), 0.2),
    Town("Wakefield", ("WF1", "WF2"), 0.1),
    Town("Blackpool", ("FY1",), 0.05),
)
TEES_AWAY = (
    Town("Stockton-on-Tees", ("TS18", "TS19"), 0.35),
    Town("Hartlepool", ("TS24", "TS25"), 0.2),
    Town("Darlington", ("DL1", "DL3"), 0.2),
    Town("Sunderland", ("SR2", "SR5"), 0.15),
    Town("Leeds", ("LS9", "LS11"), 0.1),
)

COUNCILS: dict[str, Council] = {
    council.code: council
    for council in (
        Council(
            code="rotherham",
            name="Rotherham",
            la_code="372",
            prefix="RO",
            under_18s=57_453,
            towns=(
                Town("Rotherham", ("S60", "S61", "S65"), 0.52),
                Town("Rawmarsh", ("S62",), 0.1),
                Town("Wath upon Dearne", ("S63",), 0.12),
                Town("Maltby", ("S66",), 0.12),
                Town("Dinnington", ("S25",), 0.08),
                Town("Swallownest", ("S26",), 0.06),
            ),
            origins=(
                ("british", 0.853), ("pakistani", 0.058), ("slovak-roma", 0.025), ("polish", 0.015), ("african", 0.014),
                ("indian", 0.007), ("romanian", 0.008), ("arabic", 0.007), ("kurdish", 0.004), ("chinese", 0.003),
                ("somali", 0.002), ("eritrean", 0.002), ("afghan", 0.002),
            ),
            nhs_block=(0, 399_999),
            nhs_block_beyond=(-9_000_000, -5_000_001),
            hospital="Moorgate General Hospital",
            force="South Yorkshire",
            far_towns=YORKSHIRE_AWAY,
        ),
        Council(
            code="middlesbrough",
            name="Middlesbrough",
            la_code="806",
            prefix="MB",
            under_18s=33_129,
            towns=(
                Town("Middlesbrough", ("TS1", "TS3", "TS4", "TS5"), 0.78),
                Town("Marton", ("TS7",), 0.1),
                Town("Hemlington", ("TS8",), 0.12),
            ),
            origins=(
                ("british", 0.765), ("pakistani", 0.095), ("african", 0.028), ("arabic", 0.022), ("romanian", 0.015),
                ("polish", 0.014),
                ("kurdish", 0.014), ("indian", 0.015), ("somali", 0.006), ("eritrean", 0.007), ("slovak-roma", 0.008),
                ("chinese", 0.006),
                ("afghan", 0.005),
            ),
            nhs_block=(400_000, 699_999),
            nhs_block_beyond=(-5_000_000, -2_500_001),
            hospital="South Tees General Hospital",
            force="Cleveland",
            far_towns=TEES_AWAY,
        ),
        Council(
            code="redcar",
            name="Redcar and Cleveland",
            la_code="807",
            prefix="RC",
            under_18s=27_607,
            towns=(
                Town("Redcar", ("TS10",), 0.36),
                Town("South Bank", ("TS6",), 0.26),
                Town("Marske-by-the-Sea", ("TS11",), 0.08),
                Town("Saltburn-by-the-Sea", ("TS12",), 0.14),
                Town("Loftus", ("TS13",), 0.05),
                Town("Guisborough", ("TS14",), 0.11),
            ),
            origins=(
                ("british", 0.962), ("pakistani", 0.006), ("polish", 0.008), ("indian", 0.006), ("african", 0.005),
                ("romanian", 0.003),
                ("arabic", 0.003), ("chinese", 0.003), ("kurdish", 0.002), ("afghan", 0.001), ("eritrean", 0.001),
            ),
            nhs_block=(700_000, 999_999),
            nhs_block_beyond=(-2_500_000, -1),
            hospital="South Tees General Hospital",
            force="Cleveland",
            far_towns=TEES_AWAY,
        ),
    )
}  # fmt: skip
