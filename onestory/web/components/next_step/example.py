"""The one thing to do now, or why there is nothing to do: said once, at the head of a page."""

from markupsafe import Markup

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="With a button",
        params={
            "id": "example-next",
            "level": 4,
            "title": "Triage",
            "text": "Judge the level of need, and how fast partners must answer.",
            "html": Markup('<a class="govuk-button" href="#" role="button" draggable="false">Triage this contact</a>'),
        },
    ),
    Example(
        title="Not yours to do",
        params={
            "id": "example-next-2",
            "level": 4,
            "title": "A decision is proposed",
            "text": "You proposed this decision yourself. Somebody else with the manager's part must decide it.",
        },
    ),
)
