"""What the demo's councils agree where one hub serves several: who pays what, what success is, figures side by side."""

from datetime import datetime

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.declared.between_councils import (
    AGREED,
    AGREEMENT,
    BEGINS,
    BY_CHILDREN,
    BY_CONTACTS,
    COMPARES,
    COST_SHARES,
    EQUALLY,
    YEARLY_COST,
)
from onestory.performance.actions.name_measure import name_measure
from onestory.performance.declared.own_measures import AIMS, FIGURE, SOURCE, TITLE
from onestory.walls.context import stand

TERMS = {
    AGREEMENT: "Made up for the demo: a memorandum of the councils, schedule of costs",
    YEARLY_COST: "1200000",
    EQUALLY.code: "20",
    BY_CHILDREN.code: "50",
    BY_CONTACTS.code: "30",
}
CLAIMED = "Made up for the demo, after what the papers of such hubs claim they bring"
MEASURES = (
    ("Decisions are quicker", "decided-in-time", "90"),
    ("Partners inform them", "answered-in-time", "90"),
    ("Fewer children are referred again", "re-referral", "22"),
    ("Fewer come back after nothing was done", "re-contact-after-nothing", "10"),
    ("Whoever told us hears what became of it", "fed-back", "100"),
    ("Nothing is left standing", "standing-still", "0"),
)
WHY = "Made up for the demo"


@transaction.atomic
def agree_between(councils: dict[str, int], *, now: datetime) -> None:
    """Each council keeps the same; nothing where there is one alone."""
    if len(councils) < 2:
        return
    terms = {**TERMS, BEGINS: f"1 4 {now.year - 1}"}
    for code, council in councils.items():
        keeper = the_system(council=council, council_code=code)
        stand(keeper)
        change_setting(actor=keeper, name=COMPARES, typed={AGREED: "yes"}, why=WHY, now=now)
        change_setting(actor=keeper, name=COST_SHARES, typed=terms, why=WHY, now=now)
        for place, (title, figure, aims) in enumerate(MEASURES, start=1):
            typed = {TITLE: title, FIGURE: figure, AIMS: aims, SOURCE: CLAIMED}
            name_measure(actor=keeper, place=place, typed=typed, why=WHY, now=now)
