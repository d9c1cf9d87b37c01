"""Who knows somebody. Two ways of knowing and four of not knowing, each with its own shape and words."""

from datetime import date

from onestory.web.components.examples import Example

AS_OF = date(2026, 11, 20)


def _group(
    shape: str, word: str, title: str, says: str = "", ask: str = "", *, dated: bool = True
) -> dict[str, object]:
    service = {"title": title, "says": says, "ask": ask, "as_of": AS_OF if dated else None}
    return {"shape": shape, "word": word, "services": [service]}


EXAMPLES = (
    Example(
        title="Every way of knowing and of not knowing",
        params={
            "level": 4,
            "groups": [
                _group("current", "Knows them now", "School", "Ironstone Primary, since September 2021."),
                _group("past", "Knew them before", "Early help", "One episode, ended in May 2024."),
                _group("not-shared", "May know, and does not share it here", "Adult care", ask="Ask Adult Care."),
                _group("stale", "Cannot be said: the information is old", "Housing", "Last file on 1 March 2026."),
                _group("no-feed", "Cannot be said: nobody tells us", "Nurseries", ask="Ring them.", dated=False),
                {"shape": "none-held", "word": "Checked: none held", "in_a_row": "A&E and probation.", "as_of": AS_OF},
                {"shape": "not-for", "word": "Not for somebody of this age", "in_a_row": "Midwifery."},
            ],
        },
    ),
)
