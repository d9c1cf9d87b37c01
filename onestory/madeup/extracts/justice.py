"""Probation orders and youth justice interventions."""

from collections.abc import Iterator

from onestory.madeup.extracts.layout import Delimited, Row, columns, cut_short, put, uk
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation

PROBATION_FEED, PROBATION_FILE = "probation", "probation.csv"
YOUTH_FEED, YOUTH_FILE = "youth-justice", "youth-justice.csv"
LAYOUT = Delimited()
PROBATION_HEADER = columns("""
CRN,PNC_ID,Surname,Forenames,Alias,DOB,Gender,Address,Postcode,Order Type,Order Start,Order End,RoSH,
RoSH Children,MAPPA,Practitioner,Practitioner Telephone
""")
YOUTH_HEADER = columns("""
YJ ID,PNC ID,Surname,First Name,DOB,Sex,Ethnicity,Address,Postcode,Offence Date,Offence,Outcome,Outcome Date,
Intervention Start,Intervention End,Case Manager,Case Manager Telephone
""")
PROBATION_SPOILERS = (put(5, "31/06/1988"), put(0, ""), put(10, "tbc"), cut_short(8))
YOUTH_SPOILERS = (put(4, "31/11/2009"), put(0, ""), put(9, "unknown"), cut_short(7))


def probation_rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    for order in creation.history.orders:
        person = creation.world.person(order.person)
        view = clerk.writes(person)
        alias = person.nickname if person.nickname and chance.happens(0.4) else ""
        if person.former and chance.happens(0.6):
            alias = f"{person.former[-1].name.given} {person.former[-1].name.family}"
        values = (
            order.crn, person.pnc, view.family, view.forenames, alias, uk(view.born), view.sex, view.whole_address,
            view.postcode, order.kind, uk(order.started),
            uk(order.ended), order.risk, order.risk_children, order.mappa, order.worker.name, order.worker.phone,
        )  # fmt: skip
        yield Row(values, person.number, order.crn, tuple(view.slips))


def youth_rows(creation: Creation, clerk: Clerk, chance: Chance) -> Iterator[Row]:
    for offence in creation.history.offences:
        person = creation.world.person(offence.person)
        view = clerk.writes(person)
        values = (
            offence.reference, person.pnc, view.family, view.given, uk(view.born), view.sex, view.ethnicity,
            view.whole_address, view.postcode, uk(offence.on),
            offence.offence, offence.outcome, uk(offence.outcome_on), uk(offence.started), uk(offence.ended),
            offence.worker.name, offence.worker.phone,
        )  # fmt: skip
        yield Row(values, person.number, offence.reference, tuple(view.slips))
