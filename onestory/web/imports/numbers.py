"""The sum that every import must show: rows in are those accepted, those refused and those that came twice."""

from dataclasses import dataclass

from onestory.feeds.queries.deliveries import DeliveryDetail


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Rows of a file, and where each of them went."""

    rows: int
    accepted: int
    quarantined: int
    duplicates: int

    @property
    def holds(self) -> bool:
        """Whether not one row is unaccounted for."""
        return self.rows == self.accepted + self.quarantined + self.duplicates


def balance_of(one: DeliveryDetail) -> Balance:
    """The sum of one delivery."""
    return Balance(rows=one.rows, accepted=one.accepted, quarantined=one.quarantined, duplicates=one.duplicates)
