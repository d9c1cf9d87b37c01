"""Work that takes more than a second: how far it is, and whether one may leave."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="Half-way",
        params={
            "id": "import-7",
            "words": "Reading row 52,000 of 104,000",
            "done": 52000,
            "of": 104000,
            "note": "You may leave this page: it goes on without you.",
        },
    ),
)
