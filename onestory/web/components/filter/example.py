"""Narrows a list. What is chosen can be taken away one at a time; the address keeps the choice."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="Contacts",
        params={
            "action": "/components",
            "label": "Narrow the contacts",
            "chosen": [{"text": "Red", "href": "/components"}],
            "fields": [
                {
                    "name": "urgency",
                    "label": "Urgency",
                    "value": "red",
                    "options": [{"value": "", "text": "Any"}, {"value": "red", "text": "Red"}],
                },
                {"name": "words", "label": "Words", "value": ""},
            ],
        },
    ),
)
