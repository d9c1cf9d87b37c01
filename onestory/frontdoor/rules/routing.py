"""Which council of the hub a contact is for: the one chosen, or the one where the children live."""

from collections.abc import Iterable, Mapping, Sequence


def council_of_postcode(postcode: str, areas: Mapping[str, str]) -> str:
    """The code of the one council whose outward codes hold this postcode; blank where none or several do.

    `areas` gives each council's outward codes, comma separated, as its own page sets them.
    """
    outward = postcode.strip().upper()[:-3].strip()
    found = [code for code, outwards in areas.items() if outward and outward in _outwards(outwards)]
    return found[0] if len(found) == 1 else ""


def route(*, chosen: str, postcodes: Iterable[str], areas: Mapping[str, str]) -> str:
    """The council's code: as chosen; otherwise where the children live, if their postcodes point to one council."""
    if chosen:
        return chosen if chosen in areas else ""
    if len(areas) == 1:
        return next(iter(areas))
    found = {council_of_postcode(postcode, areas) for postcode in postcodes} - {""}
    return found.pop() if len(found) == 1 else ""


def homes(*, chosen: str, postcodes: Sequence[str], areas: Mapping[str, str]) -> list[str]:
    """The council's code for each child, by postcode: one for all of them, unless these point to several councils.

    Then each goes where their own points, and those of whom nothing is known to the one chosen; blank where neither
    says.
    """
    found = [council_of_postcode(postcode, areas) for postcode in postcodes]
    if len({*found} - {""}) > 1:
        return [home or (chosen if chosen in areas else "") for home in found]
    return [route(chosen=chosen, postcodes=postcodes, areas=areas)] * len(found)


def _outwards(listed: str) -> set[str]:
    return {outward.strip().upper() for outward in listed.split(",") if outward.strip()}
