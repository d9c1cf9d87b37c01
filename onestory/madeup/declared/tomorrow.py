"""What changes from one day's snapshot to the next, partner by partner."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Turnover:
    """Shares of a feed's rows that go, change, or happen again to someone already known."""

    feed: str
    withdrawn: float
    changed: float
    again: float = 0.0
    phone: str = ""
    address: str = ""
    town: str = ""
    postcode: str = ""
    again_id: str = ""
    again_at: str = ""
    number: str = ""


TURNOVER: dict[str, Turnover] = {
    turnover.feed: turnover
    for turnover in (
        Turnover(
            "police-notices",
            withdrawn=0.0002,
            changed=0.0,
            again=0.0012,
            again_id="OCCURRENCE_NO",
            again_at="RECORDED_AT",
        ),
        Turnover(
            "health-registrations",
            withdrawn=0.0006,
            changed=0.003,
            phone="Telephone",
            address="Address Line 1",
            town="Town",
            postcode="Postcode",
            number="Was Not Brought",
        ),
        Turnover(
            "ae-attendances", withdrawn=0.0, changed=0.0, again=0.0016, again_id="ATTENDANCE ID", again_at="ARRIVED"
        ),
        Turnover(
            "school-census",
            withdrawn=0.0008,
            changed=0.01,
            address="AddressLine1",
            town="Town",
            postcode="Postcode",
            phone="Contact1Telephone",
            number="UnauthorisedSessions",
        ),
        Turnover("housing-tenancies", withdrawn=0.001, changed=0.003, phone="Telephone"),
        Turnover("probation", withdrawn=0.002, changed=0.01, address="Address", postcode="Postcode"),
        Turnover("adult-care", withdrawn=0.002, changed=0.008, address="Address", postcode="Postcode"),
        Turnover("early-help", withdrawn=0.001, changed=0.006, phone="Parent Telephone"),
        Turnover("youth-justice", withdrawn=0.002, changed=0.01, address="Address", postcode="Postcode"),
    )
}
ARRIVING = 0.0006
