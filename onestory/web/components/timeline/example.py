"""What happened, when, and who says so; gaps are said too."""

from datetime import date

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="Three events and a gap",
        params={
            "level": 4,
            "events": [
                {
                    "title": "Police notice: domestic abuse, child present",
                    "at": date(2026, 11, 14),
                    "when": "14 November 2026 (5 working days ago)",
                    "words": "Officers were called to raised voices. Amira was upstairs.",
                    "marked": True,
                    "badges": [{"text": "Significant", "colour": "orange"}],
                    "source": {"source": "Police", "as_of": date(2026, 11, 15)},
                },
                {"gap": "Nothing from anybody for 7 months"},
                {
                    "title": "Started at Ironstone Primary",
                    "at": date(2026, 4, 10),
                    "when": "10 April 2026 (7 months ago)",
                    "source": {"source": "School census", "as_of": date(2026, 5, 21)},
                },
            ],
        },
    ),
)
