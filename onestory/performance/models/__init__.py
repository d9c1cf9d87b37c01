"""Tables of the performance room."""

from onestory.performance.models.bank_holiday import BankHoliday
from onestory.performance.models.report_card import ReportCard
from onestory.performance.models.step import Step

__all__ = ["BankHoliday", "ReportCard", "Step"]
