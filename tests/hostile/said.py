"""Days, numbers, families and formulas as somebody will say them: true, or nothing that anybody may take for one."""

from __future__ import annotations

DAYS = {
    "a leap day that never was": "2015-02-29",
    "a thirty-first of April": "31/04/2015",
    "the month before the day": "04/31/2015",
    "the first day of an old system": "1900-01-01",
    "the first day of a newer one": "1970-01-01",
    "the first day of another maker's": "1904-01-01",
    "a day far ahead": "2999-01-01",
    "the last day there is": "9999-12-31",
    "a day of noughts": "0000-00-00",
    "a year of two figures": "15/2/15",
    "an hour that the clocks skip": "2026-03-29T01:30",
    "an hour that comes twice": "2026-10-25T01:30",
    "a day by the clocks of Samoa": "2015-02-03T00:00:00+14:00",
    "less than nothing": "-1",
    "seconds since 1970": "1422921600",
    "a number with an exponent": "1e9",
    "not a number": "NaN",
    "Arabic figures": "\u0662\u0660\u0661\u0665-\u0660\u0662-\u0660\u0663",
    "a year with a sign": "+2015-02-03",
    "a gap in it": "2015- 2- 3",
    "a figure too few": "2015023",
    "somebody of a hundred and fifty": "1876-01-01",
    "words": "last Tuesday",
    "a formula": "=TODAY()",
    "an error of a spreadsheet": "#REF!",
}
"""None of them is a day that anybody of today was born on."""
A_SPREADSHEETS_DAY = "42038"
"""The third of February 2015 as spreadsheets count days: a day in a workbook, and a number anywhere else."""
NUMBERS = {
    "NHS number": {
        "a last digit that does not agree": "9434765918",
        "nines all through": "9999999999",
        "noughts all through": "0000000000",
        "one digit too many": "94347659190",
        "one too few": "943476591",
        "letters among them": "94347659I9",
        "letters after them": "9434765919X",
        "Arabic figures": "\u0669\u0664\u0663\u0664\u0667\u0666\u0665\u0669\u0661\u0669",
        "Arabic figures after them": "9434765919\u0669",
        "a point among them": "94347659.19",
        "less than nothing": "=-9434765919",
        "a formula": "=9434765919",
        "as a spreadsheet shortens it": "9.43477E+09",
        "an error of a spreadsheet": "#N/A",
    },
    "UPN": {
        "a letter that does not agree": "B801200001001",
        "noughts": "0000000000000",
        "half of one": "A8012000",
        "a formula": "=H801200001001",
        "a way out": "../H801200001001",
    },
    "UPRN": {
        "nought": "0",
        "less than nothing": "-1",
        "beyond every number": "1234567890" * 4,
        "with an exponent": "1.00E+08",
        "words": "None known",
    },
    "Postcode": {
        "one of Paris": "75001",
        "half of one": "TS1",
        "one of the Republic": "D02 AF30",
        "words": "The refuge",
        "a formula": "=TS1 1AA",
        "a thousand of them": "TS1 1AA " * 1_000,
    },
    "Telephone": {
        "two of them": "07700 900123 or 01632 960001",
        "with a room": "01632 960001 ext 42",
        "a formula": "=07700900123",
        "a program": "+44 cmd|' /C calc'!A0",
        "with an exponent": "7.70E+09",
    },
}
"""By their heading in another partner's list; none of them may be kept as that number of somebody."""
TRUE = {
    "Date of birth": {
        "03/02/2015": "2015-02-03", "2015-02-03T00:00:00": "2015-02-03", "3-Feb-2015": "2015-02-03",
        "29/02/2016": "2016-02-29",
    },
    "NHS number": {"943 476 5919": "9434765919", "943-476-5919": "9434765919", " 9434765919 ": "9434765919"},
    "UPN": {"h801200001001": "H801200001001"},
    "UPRN": {"100110101": "100110101", "000100110101": "100110101", "22": "22", "100110101.0": "100110101"},
    "Postcode": {"zz99 3vz": "ZZ99 3VZ", "TS11AA": "TS1 1AA", "ts1\u00a01aa": "TS1 1AA"},
    "Telephone": {"+44 (0)7700 900123": "07700900123", "(mum) 07700-900123": "07700900123"},
}  # fmt: skip
"""What is said oddly and is true, and how it is kept. No fixed abode has a postcode of its own."""
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\uff1d1+1", "\uff0b1",
    "\uff201", ";=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://192.0.2.1","x")', "\u200b=1+1", "\ufe63=1", "\x0b=1",
    "\ufeff=1",
)  # fmt: skip
UPON = {"given_name": "Kit", "family_name": "Doe", "address": "1 Elm Road", "postcode": "TS1 1AA"}
FAMILIES: dict[str, dict[str, object]] = {
    "two mothers and a father": {
        "adults": [
            {"given_name": name, "relation": who}
            for name, who in (("Ann", "mother"), ("Eve", "mother"), ("Al", "father"))
        ]
    },
    "one husband and three wives": {
        "adults": [
            {"given_name": name, "relation": who}
            for name, who in (("Al", "father"), ("Bo", "mother"), ("Cy", "stepmother"), ("Di", "stepmother"))
        ]
    },
    "fourteen children": {"children": [{**UPON, "given_name": f"Kit {letter}"} for letter in "abcdefghijklmn"]},
    "a father whom nobody knows": {"adults": [{"relation": "father"}]},
    "a child who is a parent": {
        "children": [
            {**UPON, "born_on": "2011-02-03"},
            {**UPON, "given_name": "", "is_unborn": True, "relation": "hers"},
        ]
    },
    "a brother who does it": {
        "children": [UPON, {**UPON, "given_name": "Sam", "relation": "her brother, whom she is afraid of"}]
    },
    "a social worker told of as a parent": {
        "adults": [{"given_name": "Jo", "family_name": "Marsh", "relation": "mother"}]
    },
    "twins of one name": {"children": [UPON, UPON]},
    "an age that is disputed": {"children": [{**UPON, "age_about": 17}, {**UPON, "born_on": "2004-01-01"}]},
    "no name but a number": {"children": [{"nhs_number": "9434765919"}]},
    "a name of one letter": {"children": [{"given_name": "\u5f20"}]},
    "a home that two hundred have": {"children": [{**UPON, "address": "c/o The Crown Hotel"}]},
}
"""What a message says of a family, all of it kept to the letter, however seldom it is."""
