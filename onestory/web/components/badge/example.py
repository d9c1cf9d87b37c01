"""A word that marks a thing: a level of need, a state. The word says it; the colour only helps."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(title="Plain", params={"text": "New"}),
    Example(title="Urgent: red is for what needs a person now", params={"text": "Red: today", "colour": "red"}),
    Example(title="Soon", params={"text": "Amber: 24 hours", "colour": "orange"}),
    Example(title="Calm", params={"text": "Green: 3 days", "colour": "green"}),
    Example(title="Information", params={"text": "Blue: advice", "colour": "blue"}),
    Example(title="Past", params={"text": "Closed", "colour": "grey"}),
)
