"""Where a file is chosen or dropped."""

from onestory.web.components.examples import Example

EXAMPLES = (
    Example(
        title="Empty",
        params={"id": "file", "name": "file", "label": "The partner's file", "hint": "CSV, Excel or XML, up to 1 GB"},
    ),
    Example(
        title="With a problem",
        params={"id": "file-2", "name": "file", "label": "The partner's file", "error": "Choose a file"},
    ),
)
