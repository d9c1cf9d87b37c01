"""Why two records fit or do not: what agreed and what differed, step by step, as bars and as a table."""

from onestory.web.components.examples import Example

START = {"title": "Before looking", "words": "two records taken blindly are hardly ever one person", "weight": -13.9}

EXAMPLES = (
    Example(
        title="A likely match",
        params={
            "id": "likely",
            "start": START,
            "steps": [
                {"title": "Date of birth", "words": "day and month of birth are swapped", "weight": 6.6},
                {"title": "First name", "words": "same first name", "weight": 9.2},
                {"title": "Surname", "words": "surname differs by a slip", "weight": 6.2},
                {"title": "Address", "words": "another address", "weight": -2.2},
            ],
            "total": 5.9,
        },
    ),
    Example(
        title="An unlikely one",
        params={
            "id": "unlikely",
            "start": START,
            "steps": [
                {"title": "Surname", "words": "same surname", "weight": 8.7},
                {"title": "First name", "words": "first name differs", "weight": -6.7},
            ],
            "total": -11.9,
        },
    ),
)
