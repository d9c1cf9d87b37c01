"""Which of those who work with a child is named as the child's own worker."""

from collections.abc import Iterable
from datetime import date

from onestory.people.declared.services import SERVICES
from onestory.people.rules.page import Professional

LEADS = {service.code: service.leads for service in SERVICES if service.leads}


def worker_among(professionals: Iterable[Professional], today: date) -> Professional | None:
    """Social care's before early help's; None where nobody leads now."""
    current = [each for each in professionals if each.service in LEADS and each.is_current(today)]
    return min(current, key=lambda each: LEADS[each.service], default=None)
