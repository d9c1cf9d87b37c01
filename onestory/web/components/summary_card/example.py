"""A titled box of facts, with what may be done about it."""

from datetime import date

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="School",
        params={
            "title": "School",
            "level": 4,
            "acts": [{"text": "Change", "href": "#"}],
            "rows": [
                {
                    "key": "Name",
                    "value": "Ironstone Primary",
                    "source": {"source": "School census", "as_of": date(2026, 5, 21)},
                },
                {"key": "Safeguarding lead", "value": ""},
            ],
        },
    ),
)
