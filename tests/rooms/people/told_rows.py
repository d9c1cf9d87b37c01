"""What partners tell, written as tables in tests, read by the feeds' own declarations."""

from datetime import UTC, date, datetime

import polars as pl

from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.rules.read import KEY, read_part
from onestory.people.index.taking_in import Held
from onestory.people.index.told import PartRows

AS_OF = date(2026, 11, 19)
RECEIVED = datetime(2026, 11, 19, 3, 0, tzinfo=UTC)


def told_by(code: str, text: str, *, part: str = "", as_of: date = AS_OF, received: datetime = RECEIVED) -> PartRows:
    """The rows of one feed, from a table whose cells are parted by bars. Columns left out are empty."""
    feed = feed_of(code)
    declared = feed.part(part) if part else feed.parts[0]
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    heading, *rows = lines
    given = {name: [row[place] or None for row in rows] for place, name in enumerate(heading)}
    columns = {column.theirs: given.get(column.theirs, [None] * len(rows)) for column in declared.columns}
    raw = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    reading = read_part(declared, raw, as_of=as_of)
    assert not reading.refused(), reading.refused()
    accepted = reading.accepted
    hashed = accepted.drop("row_").hash_rows(seed=7)
    borrowed = [pl.lit(None).alias(name) for name in declared.ours if name not in accepted.columns]
    return PartRows(
        feed=feed,
        part=declared,
        rows=accepted.with_columns(
            *borrowed,
            (hashed // 4).cast(pl.Int64).alias("record_id"),
            pl.concat_str(pl.lit(f"{code}/{declared.name}/"), pl.col(KEY)).alias("record"),
            pl.lit(as_of).alias("as_of"),
            pl.lit(received).alias("received_at").dt.cast_time_unit("us"),
        ),
    )


def held(*parts: PartRows) -> Held:
    """A source of these rows."""
    return Held(parts)


HEALTH = """
    NHS Number | Surname | Forename | DOB | Gender | Address Line 1 | Town | Postcode | Telephone | GP Practice | GP Name | Registered On | Mother NHS Number | Expected Delivery Date | Record ID
    9434765919 | ONEIL | KAYLEIGH ANNE | 20140302 | 2 | 14 High Street | Rotherham | S65 1AB | 07700900123 | Clifton Surgery | Dr Khan | 20140401 | 9434765870 | | H1
    9434765870 | ONEIL | DONNA | 19900105 | 2 | 14 High Street | Rotherham | S65 1AB | 07700900123 | Clifton Surgery | Dr Khan | 20100401 | | | H2
    | ONEIL | UNBORN | | 9 | 14 High Street | Rotherham | S65 1AB | | Clifton Surgery | | | 9434765870 | 20270103 | H3
    9434765943 | BROWN | JASON | 19850607 | 1 | 2 Mill Lane | Rotherham | S66 2CD | 07700900999 | Clifton Surgery | Dr Khan | 20100401 | | | H4
"""  # noqa: E501
SCHOOL = """
    UPN | PupilID | Surname | Forename | DOB | Sex | AddressLine1 | Town | Postcode | School | SchoolURN | EntryDate | DSLName | DSLTelephone | Contact1Name | Contact1Relationship | Contact1Telephone
    | P1 | O'Neil | Kayleigh | 2014-03-02 | F | 14 High St | Rotherham | S65 1AB | Valley Primary | 106900 | 2018-09-03 | Mrs Green | 01709 111222 | Donna O'Neil | Mother | 07700900123
"""  # noqa: E501
POLICE = """
    NICHE_ID | OCCURRENCE_NO | OCCURRED_AT | RECORDED_AT | NOTICE_TYPE | ROLE | SURNAME | FORENAMES | DOB | SEX | ADDRESS | POSTCODE | RISK_GRADE | SUMMARY | OFFICER
    N1 | 14/1 | 01/11/2026 21:40 | 02/11/2026 | Domestic abuse | Child present | O'NEILL | KAYLEIGH | 03/02/2014 | F | 14 High Street | S65 1AB | HIGH | Heard shouting from upstairs | PC Day
"""  # noqa: E501


def everybody() -> Held:
    """A family of three and a neighbour, told of by three partners."""
    return held(
        told_by("health-registrations", HEALTH), told_by("school-census", SCHOOL), told_by("police-notices", POLICE)
    )
