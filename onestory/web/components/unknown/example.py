"""Nothing known is four different things, and the page always says which."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="Checked and none held",
        params={
            "kind": "none-held",
            "about": "probation",
            "text": "Probation was checked on 20 November 2026 and supervises nobody here.",
        },
    ),
    Example(
        title="Held but not shared",
        params={
            "kind": "ask",
            "about": "adult care",
            "text": "Adult care knows this family. Its records are shown only when it is asked.",
            "href": "/help",
            "act": "Ask Adult Care",
        },
    ),
    Example(
        title="Stale",
        params={
            "kind": "stale",
            "about": "housing",
            "text": "The last file came on 1 March 2026. It should come every week.",
        },
    ),
    Example(
        title="No feed",
        params={
            "kind": "no-feed",
            "about": "private nurseries",
            "text": "No nursery sends us its children. Ring the nursery itself.",
        },
    ),
)
