"""How the councils of a hub share its cost: the page, and the same in a file."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.access.policies import refusal
from onestory.frontdoor.declared.between_councils import COMPARES, COST_SHARES
from onestory.grammar.refusals import NotFound
from onestory.performance.actions.take_cost_shares import take_cost_shares
from onestory.performance.queries.cost_shares import CostPage, Period, cost_shares
from onestory.performance.rules.cost_shares import Line, SharedQuarter
from onestory.web.figures.asking import day_asked
from onestory.web.figures.files import KINDS, file_of
from onestory.web.request import Asked

HEAD = (
    "Quarter",
    "Shared",
    "Per cent of the cost",
    "Council",
    "Measured",
    "Per cent of the measure",
    "Pounds",
    "Rounding can move it by (pounds)",
    "Definition",
    "Agreement",
)
NUMBERS = (2, 4, 5, 6, 7)
NOTE = "Counts of 7 or fewer are kept back and others rounded to the nearest 5, so both councils work from the same."
WHOLE = "The whole"


@require_safe
def shares(request: Asked) -> HttpResponse:
    """The shares of one period, each number with its definition and source; or why there are none."""
    as_of = day_asked(request)
    page = cost_shares(viewer=request.actor, as_of=as_of)
    context = {
        "page": page,
        "period": page.period(request.GET.get("period", "")),
        "as_of": as_of,
        "pounds": pounds,
        "settings": {"compares": COMPARES, "terms": COST_SHARES},
        "why_not_set_up": refusal(request.actor, "setup.see"),
    }
    return render(request, "figures/costs.jinja", context)


@require_safe
def take(request: Asked, file: str) -> HttpResponse:
    """One period as a file."""
    if file not in KINDS:
        raise NotFound("Shares are given as csv or as xlsx.")
    as_of = day_asked(request)
    page, period = take_cost_shares(
        actor=request.actor, as_of=as_of, period=request.GET.get("period", ""), form=file, now=request.now
    )
    name = f"cost-shares-{period.code}-as-of-{page.as_of}"
    return file_of(name, file, note=NOTE, head=HEAD, lines=list(lines_of(page, period)), numbers=NUMBERS)


def lines_of(page: CostPage, period: Period) -> Iterator[list[str]]:
    """One line a quarter, basis and council, and the whole of each; why, where a quarter could not be shared."""
    for quarter in period.quarters:
        if quarter.why_not:
            yield [quarter.window.says, "Not shared", "", "", "", "", "", "", quarter.why_not, ""]
        for line in quarter.lines:
            for card in page.councils:
                yield _line(quarter, line, card.id, card.name)
        for card in page.councils if quarter.lines else ():
            moved, share = _plain(quarter.may_move), _plain(quarter.of(card.id))
            agreement = quarter.terms[card.id].agreement
            yield [quarter.window.says, WHOLE, "100", card.name, "", "", share, moved, "All of the above", agreement]


def _line(quarter: SharedQuarter, line: Line, council: int, name: str) -> list[str]:
    return [
        quarter.window.says,
        line.basis.title,
        str(line.weight),
        name,
        str(line.measured[council]),
        f"{line.per_cent(council):.2f}",
        _plain(line.shared[council]),
        _plain(line.may_move),
        line.basis.says,
        quarter.terms[council].agreement,
    ]


def pounds(pence: int) -> str:
    """An amount as it is read: £1,234.56."""
    return f"£{pence // 100:,}.{pence % 100:02}"


def _plain(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02}"
