"""Two records say different things: both are shown, and which one is used elsewhere, and why."""

from datetime import date

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="An address",
        params={
            "about": "where Amira lives",
            "says": [
                {"value": "12 Cleveland Street, TS1 2AB", "source": "School", "as_of": date(2026, 11, 20)},
                {"value": "4 Marton Road, TS4 2XX", "source": "GP", "as_of": date(2024, 2, 2)},
            ],
            "chosen": "12 Cleveland Street",
            "because": "It is the newest.",
        },
    ),
)
