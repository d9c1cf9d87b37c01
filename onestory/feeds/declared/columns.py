"""Columns that many feeds share, so that each declaration reads as a table: their heading, our name, what it is."""

from onestory.grammar import steps
from onestory.grammar.codes import Spellings
from onestory.grammar.feeds import Column, IfBad
from onestory.grammar.steps import Step

ISO, UK, COMPACT, MONTH_NAMED = "%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%d-%b-%Y"


def key(theirs: str, ours: str = "source_id", *also: str) -> Column:
    """An identifier without which a row cannot be told from another."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.up_to(100)), required=True, also=also)


def ref(theirs: str, ours: str, *also: str, required: bool = False) -> Column:
    """An identifier that points to something else."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.up_to(100)), required=required, also=also)


def text(theirs: str, ours: str, *also: str, longest: int = 4000, before: tuple[Step, ...] = ()) -> Column:
    """Words, kept as they came but for spaces at the ends."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, *before, steps.up_to(longest)), also=also)


def narrative(theirs: str, ours: str) -> Column:
    """A longer text whose lines are its author's."""
    return Column(theirs=theirs, ours=ours, steps=(steps.tidy_ends, steps.up_to(64_000)))


def name(
    theirs: str, ours: str, *also: str, required: bool = False, before: tuple[Step, ...] = (), strict: bool = False
) -> Column:
    """A person's name. A placeholder is refused where a name is required, and otherwise is no name at all."""
    ending = steps.a_name if required or strict else steps.no_placeholder
    taken = (steps.squeeze, *before, ending, steps.up_to(300))
    return Column(theirs=theirs, ours=ours, steps=taken, required=required, also=also)


def day(theirs: str, ours: str, *formats: str, also: tuple[str, ...] = (), required: bool = False) -> Column:
    """A date of something that happened; unreadable, it costs the row."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.a_date(*formats)), required=required, also=also)


def birth(theirs: str, *formats: str, ours: str = "date_of_birth", also: tuple[str, ...] = ()) -> Column:
    """A date of birth; the first day of some system's calendar is nobody's birthday."""
    taken = (steps.squeeze, steps.a_date(*formats), steps.born_not_by_default)
    return Column(theirs=theirs, ours=ours, steps=taken, also=also)


def instant(theirs: str, ours: str, *formats: str, required: bool = False) -> Column:
    """A local date and time."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.an_instant(*formats)), required=required)


def coded(
    theirs: str, ours: str, codes: Spellings, *also: str, before: tuple[Step, ...] = (), if_bad: IfBad = IfBad.SET_ASIDE
) -> Column:
    """A code of a list; one that the list does not hold is set aside and the row kept."""
    return Column(
        theirs=theirs,
        ours=ours,
        steps=(steps.squeeze, *before, steps.a_code(codes)),
        codes=codes,
        if_bad=if_bad,
        also=also,
    )


def many_coded(theirs: str, ours: str, codes: Spellings, *also: str, separator: str = "|") -> Column:
    """Several codes of a list in one cell."""
    taken = (steps.squeeze, steps.codes_of(codes, separator=separator))
    return Column(theirs=theirs, ours=ours, steps=taken, codes=codes, if_bad=IfBad.SET_ASIDE, also=also)


def number(theirs: str, ours: str, *also: str, least: float = 0, most: float = 1_000_000) -> Column:
    """A count; one that cannot be is set aside and the row kept."""
    taken = (steps.squeeze, steps.a_number, steps.between(least, most))
    return Column(theirs=theirs, ours=ours, steps=taken, if_bad=IfBad.SET_ASIDE, also=also)


def share(theirs: str, ours: str) -> Column:
    """A percentage."""
    taken = (steps.squeeze, steps.a_decimal, steps.between(0, 100))
    return Column(theirs=theirs, ours=ours, steps=taken, if_bad=IfBad.SET_ASIDE)


def decimal(theirs: str, ours: str, *also: str) -> Column:
    """A measured number."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.a_decimal), if_bad=IfBad.SET_ASIDE, also=also)


def flag(theirs: str, ours: str, *also: str, before: tuple[Step, ...] = ()) -> Column:
    """Yes or no."""
    return Column(
        theirs=theirs,
        ours=ours,
        steps=(steps.squeeze, *before, steps.applicable, steps.yes_no),
        if_bad=IfBad.SET_ASIDE,
        also=also,
    )


def nhs(theirs: str, ours: str = "nhs_number") -> Column:
    """An NHS number; a wrong one is set aside, and a run of one digit is a system's way of saying none."""
    taken = (steps.squeeze, steps.no_default_number, steps.nhs_number)
    return Column(theirs=theirs, ours=ours, steps=taken, if_bad=IfBad.SET_ASIDE)


def upn(theirs: str, ours: str = "upn", *also: str) -> Column:
    """A unique pupil number; a wrong one is set aside."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.a_upn), if_bad=IfBad.SET_ASIDE, also=also)


def postcode(theirs: str, ours: str = "postcode", *also: str) -> Column:
    """A postcode; a foreign or unfinished one is set aside."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.a_postcode), if_bad=IfBad.SET_ASIDE, also=also)


def phone(theirs: str, ours: str = "phone") -> Column:
    """A telephone number; a wrong one is set aside."""
    taken = (steps.squeeze, steps.no_placeholder, steps.a_phone)
    return Column(theirs=theirs, ours=ours, steps=taken, if_bad=IfBad.SET_ASIDE)


def email(theirs: str, ours: str = "email") -> Column:
    """An e-mail address; a wrong one is set aside."""
    return Column(theirs=theirs, ours=ours, steps=(steps.squeeze, steps.an_email), if_bad=IfBad.SET_ASIDE)


def uprn(theirs: str, ours: str = "uprn") -> Column:
    """A property's reference number; nought means none."""
    taken = (steps.squeeze, steps.no_default_number, steps.a_uprn)
    return Column(theirs=theirs, ours=ours, steps=taken, if_bad=IfBad.SET_ASIDE)


def pnc(theirs: str) -> Column:
    """A Police National Computer identifier; a wrong one is set aside."""
    return Column(theirs=theirs, ours="pnc", steps=(steps.squeeze, steps.a_pnc), if_bad=IfBad.SET_ASIDE)
