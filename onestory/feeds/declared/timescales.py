"""The feeds' own clock: a row that was refused is somebody's to look at by the end of the next working day."""

from datetime import date

from onestory.grammar.timescales import Limit, Timescale, Unit
from onestory.vocabulary.moments import Moment

QUARANTINE = Timescale(
    code="FE01",
    title="Look at rows of a partner's file that were refused",
    starts=Moment.FILE_COMMITTED,
    ends=Moment.REFUSED_ROWS_WORKED,
    limits=(
        Limit(
            since=date(2026, 1, 1),
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="This hub's own rule: a child may be hidden in a row that nobody looks at",
        ),
    ),
    local=True,
)
TIMESCALES = (QUARANTINE,)
