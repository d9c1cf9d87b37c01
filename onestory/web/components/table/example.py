"""A table that may be sorted, and that becomes cards on a phone."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="Sortable",
        params={
            "caption": "Feeds",
            "sortable": True,
            "head": [{"text": "Feed"}, {"text": "Last good file"}, {"text": "Rows", "is_number": True}],
            "rows": [
                [
                    {"text": "School census", "href": "#"},
                    {"text": "20 November 2026", "sort_by": "2026-11-20"},
                    {"text": "10,412", "sort_by": 10412},
                ],
                [
                    {"text": "Police notices", "href": "#"},
                    {"text": "22 November 2026", "sort_by": "2026-11-22"},
                    {"text": "963", "sort_by": 963},
                ],
            ],
        },
    ),
)
