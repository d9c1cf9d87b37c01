"""The day that figures are asked for, from the address."""

from datetime import date

from onestory.calendars.instants import day_in_words
from onestory.grammar.refusals import BadInput
from onestory.web.request import Asked, today_of

EARLIEST = date(2006, 4, 1)


def day_asked(request: Asked) -> date:
    """The day in the address; today if it names none. Raises BadInput for what is no day that figures can be of."""
    today, said = today_of(request), request.GET.get("as_of", "")
    if not said:
        return today
    try:
        asked = date.fromisoformat(said)
    except ValueError:
        raise BadInput(
            f"“{said[:40]}” is not a day. Write one as {today.isoformat()}, or leave it out for today."
        ) from None
    if not EARLIEST <= asked <= today:
        raise BadInput(
            f"Figures can be of any day from {day_in_words(EARLIEST)} to today, not of {day_in_words(asked)}."
        )
    return asked
