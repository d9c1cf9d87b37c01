"""A child's way through the process: what is done, where they are, what is due."""

from onestory.web.components.examples import Example

ABOUT = "One line from left to right: a filled mark is done, a ring is now, a dashed mark is due. The word says it too."
EXAMPLES = (
    Example(
        title="On a plan, with the next review due",
        params={
            "label": "Journey of Sam Reed",
            "steps": [
                {
                    "where": "done",
                    "word": "Done",
                    "title": "Referral",
                    "when": "2 March 2026",
                    "source": "Council's file",
                },
                {"where": "done", "word": "Done", "title": "Assessment", "when": "30 April 2026"},
                {"where": "now", "word": "Now", "title": "Child protection plan", "when": "since 11 May 2026"},
                {
                    "where": "next",
                    "word": "Next",
                    "title": "First review conference",
                    "when": "due 11 August 2026 (12 working days left)",
                    "words": "Or else: plan ended, court.",
                },
            ],
        },
    ),
    Example(
        title="Late",
        params={
            "label": "Journey of Ada Reed",
            "steps": [
                {"where": "now", "word": "Now", "title": "Referral", "when": "2 March 2026"},
                {
                    "where": "next",
                    "late": True,
                    "word": "Next, and late",
                    "title": "Assessment finished",
                    "when": "was due 6 May 2026",
                },
            ],
        },
    ),
)
