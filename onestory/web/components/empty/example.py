"""A list with nothing in it says why, and what to do."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="No referrals yet",
        params={
            "title": "You have not told us about a worry yet",
            "text": "When you do, you can follow here what becomes of it.",
            "href": "/refer",
            "act": "Tell us about a worry",
        },
    ),
)
