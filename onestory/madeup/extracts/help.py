"""Early help episodes: one row a child an episode."""

from collections.abc import Iterator

from onestory.madeup.extracts.layout import Delimited, Row, columns, cut_short, iso, put
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation

FEED, FILE = "early-help", "early-help.csv"
LAYOUT = Delimited()
HEADER = columns("""
Episode ID,Family ID,Child ID,Forename,Surname,DOB,Gender,Ethnicity,Address,Postcode,Parent Name,Parent DOB,
Parent Telephone,Start Date,End Date,Reason,End Reason,Lead Practitioner,Practitioner Telephone,Organisation,
Consent
""")
SPOILERS = (put(5, "2016-13-01"), put(13, ""), cut_short(10), put(2, ""))


def rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    world, first = creation.world, creation.size.serial_from
    for place, episode in enumerate(creation.history.early_help, start=first):
        view, parent = clerk.writes(world.person(episode.child)), world.person(episode.parent)
        child = f"EC{episode.child + first:07d}"
        values = (
            f"EH{place:07d}", episode.family, child, view.given, view.family, iso(view.born), view.sex,
            view.ethnicity, view.whole_address, view.postcode,
            f"{parent.name.given} {parent.name.family}".strip(), iso(parent.born), parent.phone, iso(episode.started),
            iso(episode.ended), episode.reason,
            episode.end_reason, episode.lead.name, episode.lead.phone, episode.organisation,
            "Y" if episode.consent else "N",
        )  # fmt: skip
        yield Row(values, episode.child, child, tuple(view.slips))
