"""Tables of what partners sent, one a file."""

from onestory.feeds.models.column_mapping import ColumnMapping
from onestory.feeds.models.delivery import Delivery
from onestory.feeds.models.errand import Errand
from onestory.feeds.models.quarantined_row import QuarantinedRow
from onestory.feeds.models.source_record import SourceRecord

__all__ = ["ColumnMapping", "Delivery", "Errand", "QuarantinedRow", "SourceRecord"]
