"""One or more of the same: children, adults. Adding and taking away keep what was typed."""

from markupsafe import Markup

from onestory.web.components.examples import Example

FIELD = Markup(
    '<div class="govuk-form-group"><label class="govuk-label" for="{0}">First name</label>'
    '<input class="govuk-input" id="{0}" name="{0}"></div>'
)

EXAMPLES = (
    Example(
        title="Two children",
        params={"title": "Child", "items": [FIELD.format("child-0"), FIELD.format("child-1")]},
    ),
    Example(
        title="With a problem",
        params={"title": "Adult", "items": [FIELD.format("adult-0")], "id": "adults", "error": "Add an adult"},
    ),
)
