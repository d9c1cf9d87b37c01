"""The day that figures are asked for, from the address."""

from datetime import date

from onestory.web.request import Asked, today_of

EARLIEST = date(2006, 4, 1)


def day_asked(request: Asked) -> date:
    """The day in the address if it is one that figures can be of; today if not."""
    today = today_of(request)
    try:
        asked = date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        return today
    return asked if EARLIEST <= asked <= today else today
