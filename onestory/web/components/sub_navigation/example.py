"""The pages of one thing, along its top; a count says what is done or waits there."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="A contact",
        params={
            "label": "This contact (example)",
            "items": [
                {"text": "Contact", "href": "#", "current": True},
                {"text": "Who is this?", "href": "#", "count": "2 to do"},
                {"text": "Answers", "href": "#", "count": "1 of 3"},
            ],
        },
    ),
)
