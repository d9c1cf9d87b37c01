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
)
