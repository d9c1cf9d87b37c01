"""Who this is, at the head of every page about one person."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="A child",
        params={
            "name": "Amira Stonebridge",
            "level": 4,
            "also": "Also known as Amira Khan",
            "facts": [
                {"key": "Born", "value": "14 May 2017 (9)"},
                {"key": "NHS number", "value": "999 123 4560"},
                {"key": "Lives", "value": ""},
            ],
            "badges": [{"text": "Child protection plan", "colour": "orange"}],
        },
    ),
    Example(
        title="A shielded child",
        params={
            "name": "Tomas Bell",
            "level": 4,
            "facts": [{"key": "Born", "value": "2 June 2012 (14)"}],
            "badges": [{"text": "Shielded: address withheld", "colour": "red"}],
            "is_shielded": True,
        },
    ),
)
