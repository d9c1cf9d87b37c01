"""A figure over time as a line, with a table that says the same. What is kept back breaks the line."""

from onestory.web.components.examples import Example

TABLE = {
    "caption": "Assessments in time, month by month",
    "hide_caption": True,
    "head": [{"text": "Month"}, {"text": "Figure", "is_number": True}],
    "rows": [
        [{"text": "March 2010"}, {"text": "77.0%"}],
        [{"text": "April 2010"}, {"text": "80.2%"}],
        [{"text": "May 2010 (not over)"}, {"text": "61.5%"}],
    ],
}
EXAMPLES = (
    Example(
        title="A month not over, and a target",
        params={
            "id": "trend-example",
            "says": "From 77.0% in March 2010 to 61.5% in May 2010.",
            "width": 640,
            "height": 200,
            "left": 48,
            "ticks": [{"y": 170, "text": "0%"}, {"y": 95, "text": "50%"}, {"y": 20, "text": "100%"}],
            "target": {"y": 50, "text": "Target 80%"},
            "runs": ["48,54.5 344,49.7 640,77.8"],
            "marks": [{"x": 48, "y": 54.5}, {"x": 344, "y": 49.7}, {"x": 640, "y": 77.8, "partial": True}],
            "labels": [
                {"x": 48, "text": "Mar 2010", "anchor": "start"},
                {"x": 640, "text": "May 2010", "anchor": "end"},
            ],
            "has_partial": True,
            "table": TABLE,
        },
    ),
)
