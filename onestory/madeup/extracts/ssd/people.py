"""Who the council knows: people, families, addresses, identifiers and mothers."""

import json
from collections.abc import Iterator

from onestory.madeup.extracts.layout import iso
from onestory.madeup.extracts.ssd.book import Book, Line, Writers
from onestory.madeup.world.people import Person, Stay

SUPPORTED_AT_SCHOOL = 0.22


class People:
    """Writes these tables from the council's book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._youth = {offence.person: offence.reference for offence in book.history.offences}

    def writers(self) -> Writers:
        return {
            "ssd_person": self._persons,
            "ssd_family": self._families,
            "ssd_address": self._addresses,
            "ssd_disability": self._disabilities,
            "ssd_immigration_status": self._immigration,
            "ssd_mother": self._mothers,
            "ssd_linked_identifiers": self._identifiers,
            "ssd_send": self._send,
        }

    def _persons(self) -> Iterator[Line]:
        mothers = {self._book.world.person(number).mother for number in self._book.known}
        for number in self._book.known:
            person = self._book.world.person(number)
            view = self._book.clerk.writes(person)
            yield (
                number,
                {
                    "person_id": self._book.id_of(number),
                    "forename": view.given,
                    "surname": view.family,
                    "sex": view.sex,
                    "gender": view.sex,
                    "ethnicity": view.ethnicity,
                    "dob": iso(view.born),
                    "common_child_id": "" if "still unborn" in view.slips else view.nhs,
                    "legacy_id": f"{9_000_000 + self._book.first_serial + number}",
                    "upn_unknown": "" if view.upn or person.kind == "adult" else "UN1" if view.expected else "UN4",
                    "send_flag": "",
                    "expected_dob": iso(view.expected),
                    "death_date": iso(person.died),
                    "is_mother": "Y" if number in mothers else "",
                    "nationality": person.origin.title() if "unaccompanied" in person.marks else "",
                    "_slips": " ".join(slip.replace(" ", "_") for slip in view.slips),
                },
            )

    def _families(self) -> Iterator[Line]:
        for number in self._book.known:
            home = self._book.world.person(number).household
            yield (
                number,
                {
                    "table_id": f"F{self._book.next():07d}",
                    "family_id": f"{self._book.world.council.prefix}FAM{self._book.first_serial + home:06d}",
                    "person_id": self._book.id_of(number),
                },
            )

    def _addresses(self) -> Iterator[Line]:
        for number in self._book.known:
            for stay in self._held_stays(self._book.world.person(number)):
                place = stay.place
                held = {
                    "HOUSE": place.line if not place.second else place.second,
                    "FLAT": place.line if place.second else "", "STREET": "", "TOWN": place.town,
                    "UPRN": place.uprn,
                }  # fmt: skip
                yield (
                    number,
                    {
                        "table_id": f"A{self._book.next():07d}",
                        "address_json": json.dumps(held, ensure_ascii=False),
                        "person_id": self._book.id_of(number),
                        "address_type": {"home": "Home", "none": "No fixed abode"}.get(
                            place.kind, place.kind.capitalize()
                        ),
                        "address_start_date": iso(stay.since),
                        "address_end_date": iso(stay.until),
                        "address_postcode": place.postcode,
                    },
                )

    def _disabilities(self) -> Iterator[Line]:
        for number, codes in sorted(self._book.history.disabilities.items()):
            for code in codes:
                yield (
                    number,
                    {
                        "table_id": f"D{self._book.next():07d}",
                        "person_id": self._book.id_of(number),
                        "disability_code": code,
                    },
                )

    def _immigration(self) -> Iterator[Line]:
        for number in self._book.known:
            person = self._book.world.person(number)
            if "unaccompanied" in person.marks:
                yield (
                    number,
                    {
                        "person_id": self._book.id_of(number),
                        "immigration_status_id": f"Y{self._book.next():07d}",
                        "immigration_status": "Unaccompanied asylum seeking child",
                        "immigration_status_start_date": iso(person.stays[0].since),
                    },
                )

    def _mothers(self) -> Iterator[Line]:
        known = set(self._book.known)
        for number in self._book.known:
            child = self._book.world.person(number)
            if child.mother in known and child.kind != "adult" and child.mother:
                yield (
                    child.mother,
                    {
                        "table_id": f"M{self._book.next():07d}",
                        "person_id": self._book.id_of(child.mother),
                        "childs_person_id": self._book.id_of(number),
                        "childs_dob": iso(child.born),
                    },
                )

    def _identifiers(self) -> Iterator[Line]:
        for number in self._book.known:
            person = self._book.world.person(number)
            for kind, value in (
                ("Unique Pupil Number", person.upn),
                ("Former Unique Pupil Number", person.former_upn),
                ("NHS Number", person.nhs if person.kind != "adult" and self._book.chance.happens(0.8) else ""),
                ("YOT Number", self._youth.get(number, "")),
            ):
                if value:
                    yield (
                        number,
                        {
                            "table_id": f"I{self._book.next():07d}",
                            "person_id": self._book.id_of(number),
                            "identifier_type": kind,
                            "identifier_value": value,
                            "valid_from_date": iso(person.stays[-1].since),
                        },
                    )

    def _send(self) -> Iterator[Line]:
        for number in self._book.known:
            person = self._book.world.person(number)
            if person.kind == "child" and person.upn and self._book.chance.happens(SUPPORTED_AT_SCHOOL):
                yield (
                    number,
                    {"table_id": f"S{self._book.next():07d}", "person_id": self._book.id_of(number), "upn": person.upn},
                )

    def _held_stays(self, person: Person) -> list[Stay]:
        """The council has not always heard of the last move."""
        stays = person.stays[-3:] if person.kind == "child" else person.stays[-1:]
        if len(stays) > 1 and "looked after" not in person.marks and self._book.chance.happens(0.06):
            return [*stays[:-2], Stay(stays[-2].place, stays[-2].since)]
        return stays
