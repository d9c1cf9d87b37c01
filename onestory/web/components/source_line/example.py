"""Who says so, as of when; under every fact that came from somebody."""

from datetime import date

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(title="Fresh", params={"source": "School", "as_of": date(2026, 11, 20)}),
    Example(
        title="With its owner", params={"source": "Police notice", "as_of": date(2026, 11, 1), "owner": "the police"}
    ),
    Example(
        title="Said on the day of the event",
        params={"source": "School", "as_of": date(2026, 11, 20), "on": date(2026, 11, 20)},
    ),
    Example(
        title="Stale",
        params={"source": "Housing", "as_of": date(2026, 3, 1), "stale": "nothing has come since 1 March 2026"},
    ),
)
