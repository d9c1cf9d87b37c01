"""A council's own measures of success: how many it may name, and under which setting each is kept."""

PLACES = range(1, 7)
"""Six: as many as South Tees set itself for the hub that its two councils share."""
TITLE, FIGURE, AIMS, SOURCE = "title", "figure", "aims", "source"


def setting_of(place: int) -> str:
    """The setting in which the measure at a place is kept."""
    return f"own-measure-{place}"
