"""Who knows somebody. Two ways of knowing and four of not knowing, each with its own shape and words."""

from datetime import date

from onestory.web.components.examples import Example


def _one(title: str, shape: str, word: str, says: str = "", ask: str = "") -> dict[str, object]:
    return {"title": title, "shape": shape, "word": word, "says": says, "ask": ask, "as_of": date(2026, 11, 20)}


EXAMPLES = (
    Example(
        title="Every way of knowing and of not knowing",
        params={
            "services": [
                _one("School", "current", "Knows them now", "Ironstone Primary, since September 2021."),
                _one("Early help", "past", "Knew them before", "One episode, ended in May 2024."),
                _one("Probation", "none-held", "Checked: none held", "Supervises nobody here."),
                _one("Adult care", "not-shared", "Knows something, and does not share it here", "", "Ask Adult Care."),
                _one("Housing", "stale", "Cannot be said: the information is old", "Last file on 1 March 2026."),
                _one("Nurseries", "no-feed", "Cannot be said: nobody tells us", "", "Ring the nursery."),
            ]
        },
    ),
)
