"""Whom a contact names, who told the hub, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class MatchCard:
    """Whom somebody named is taken for: by whom, when, on what weight and reasons."""

    person_id: UUID | None
    found: str
    by: str
    at: datetime
    weight: float | None
    reasons: str


@dataclass(frozen=True, kw_only=True)
class NamedChild:
    """A child as told, and their match. Nothing here comes from the index."""

    id: UUID
    number: int
    name: str
    given_name: str
    family_name: str
    other_names: str
    is_unborn: bool
    born_on: date | None
    age_about: int | None
    expected_on: date | None
    sex: str
    nhs_number: str
    address: str
    postcode: str
    school: str
    relation: str
    person_id: UUID | None
    match: MatchCard | None
    place_is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class NamedAdult:
    """An adult as told, and their match. Nothing here comes from the index."""

    id: UUID
    number: int
    name: str
    given_name: str
    family_name: str
    born_on: date | None
    relation: str
    relation_title: str
    lives_with_children: str
    address: str
    postcode: str
    phone: str
    person_id: UUID | None
    match: MatchCard | None
    place_is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Referrer:
    """Who told the hub. Blank where anonymous."""

    name: str
    role: str
    organisation: str
    phone: str
    email: str
    source: str
    source_title: str
    is_anonymous: bool
    wishes_anonymity: bool
    has_account: bool


@dataclass(frozen=True, kw_only=True)
class Words:
    """What was said, in their words, in the four parts of the Signs of Safety lens, and around it."""

    worry: str
    working_well: str
    needs_to_happen: str
    scale: int | None
    immediate_danger: bool
    danger: str
    told_parents: str
    told_parents_title: str
    told_why_not: str
    consent: Mapping[str, str]
    consent_from: str
    consent_why_not: str
    incident_on: date | None
    incident_reference: str
