"""The council's own case system, as Standard Safeguarding Dataset tables."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from onestory.madeup.declared.annex_a import SOURCES
from onestory.madeup.declared.ssd import TABLES
from onestory.madeup.extracts.layout import Part, Row, iso
from onestory.madeup.extracts.ssda903 import leaver_state, participation, review_dates
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import after_working_days, working_day
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Care, Episode, Worker
from onestory.madeup.world.people import Person, Stay

FEED = "ssd"
Fields = dict[str, str]
Line = tuple[int | None, Fields]
CONTACT_OUTCOMES = (
    "NEW_REFERRAL", "EXISTING_REFERRAL", "CP_ENQUIRY", "NFA", "NON_AGENCY_ADOPTION", "PRIVATE_FOSTERING", "ADVICE",
    "MISSING", "OLA_CP", "OTHER_OUTCOMES_EXIST",
)  # fmt: skip
SUPPORTED_AT_SCHOOL = 0.22
YEARS_OF_VISITS = timedelta(days=730)


def parts(creation: Creation, clerk: Clerk, chance: Chance) -> list[Part]:
    """Every table; those that this council does not keep have only their header."""
    council = CaseSystem(creation, clerk, chance)
    return [
        Part(FEED, table, f"ssd/{table}.csv", header, list(council.rows(table, header)))
        for table, header in TABLES.items()
    ]


class CaseSystem:
    """The case system's tables, drawn from what happened."""

    def __init__(self, creation: Creation, clerk: Clerk, chance: Chance) -> None:
        self._creation, self._clerk, self._chance = creation, clerk, chance
        self._world, self._history, self._today = creation.world, creation.history, creation.world.today
        self._prefix = creation.world.council.prefix
        self._serial = 0
        self._known = self._everyone_known()
        self._referrals = {id(episode): f"R{self._next():07d}" for episode in self._history.episodes}
        self._assessments: list[tuple[int, str, tuple[str, ...]]] = []
        self._conferences: dict[tuple[int, date], str] = {}
        self._periods = {id(care): f"L{self._next():07d}" for care in self._history.care}
        self._youth = {offence.person: offence.reference for offence in self._history.offences}
        self._by_child = {care.child: care for care in self._history.care}
        self._writers: dict[str, Callable[[], Iterable[Line]]] = {
            "ssd_person": self._persons, "ssd_family": self._families, "ssd_address": self._addresses,
            "ssd_disability": self._disabilities,
            "ssd_immigration_status": self._immigration, "ssd_mother": self._mothers, "ssd_legal_status": self._legal,
            "ssd_contacts": self._contacts,
            "ssd_early_help_episodes": self._early_help, "ssd_cin_episodes": self._episodes,
            "ssd_cin_assessments": self._assessed,
            "ssd_assessment_factors": self._factors, "ssd_cin_plans": self._plans,
            "ssd_cin_visits": self._plan_visits, "ssd_s47_enquiry": self._enquiries,
            "ssd_initial_cp_conference": self._initial_conferences, "ssd_cp_plans": self._protection,
            "ssd_cp_visits": self._protection_visits,
            "ssd_cp_reviews": self._protection_reviews, "ssd_cla_episodes": self._care_episodes,
            "ssd_cla_health": self._health,
            "ssd_cla_placement": self._placed, "ssd_cla_reviews": self._care_reviews,
            "ssd_cla_visits": self._care_visits, "ssd_missing": self._missing,
            "ssd_care_leavers": self._leavers, "ssd_permanence": self._permanence,
            "ssd_involvements": self._involvements,
            "ssd_professionals": self._professionals, "ssd_linked_identifiers": self._identifiers,
            "ssd_send": self._send, "ssd_department": self._teams,
        }  # fmt: skip

    def rows(self, table: str, header: tuple[str, ...]) -> Iterator[Row]:
        writer = self._writers.get(table)
        if writer is None:
            return
        prefix = header[0].split("_", maxsplit=1)[0]
        for number, fields in writer():
            slips = tuple(fields.pop("_slips", "").split())
            values = tuple(fields.get(column.removeprefix(f"{prefix}_"), "") for column in header)
            yield Row(values, number, self._id(number) if number else values[0], slips)

    def _next(self) -> int:
        self._serial += 1
        return self._serial + self._creation.size.serial_from

    def _id(self, number: int) -> str:
        return self._creation.numbers.child_id(self._world.person(number))

    # — who is known —

    def _everyone_known(self) -> list[int]:
        history = self._history
        children = (
            {one.child for one in history.contacts}
            | {one.child for one in history.episodes}
            | {one.child for one in history.care}
        )
        children |= {one.child for one in history.early_help}
        grown = {parent for number in sorted(children) for parent in self._carers(self._world.person(number))}
        return sorted(children | grown)

    def _carers(self, child: Person) -> list[int]:
        if child.kind == "severed":
            return [child.mother] if child.mother else []
        return self._world.household(child.household).adults

    def _persons(self) -> Iterator[Line]:
        mothers = {self._world.person(number).mother for number in self._known}
        for number in self._known:
            person = self._world.person(number)
            view = self._clerk.writes(person)
            yield (
                number,
                {
                    "person_id": self._id(number),
                    "forename": view.given,
                    "surname": view.family,
                    "sex": view.sex,
                    "gender": view.sex,
                    "ethnicity": view.ethnicity,
                    "dob": iso(view.born),
                    "common_child_id": "" if "still unborn" in view.slips else view.nhs,
                    "legacy_id": f"{9_000_000 + self._creation.size.serial_from + number}",
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
        for number in self._known:
            home = self._world.person(number).household
            yield (
                number,
                {
                    "table_id": f"F{self._next():07d}",
                    "family_id": f"{self._prefix}FAM{self._creation.size.serial_from + home:06d}",
                    "person_id": self._id(number),
                },
            )

    def _addresses(self) -> Iterator[Line]:
        for number in self._known:
            for stay in self._held_stays(self._world.person(number)):
                place = stay.place
                held = {
                    "HOUSE": place.line if not place.second else place.second,
                    "FLAT": place.line if place.second else "", "STREET": "", "TOWN": place.town,
                    "UPRN": place.uprn,
                }  # fmt: skip
                yield (
                    number,
                    {
                        "table_id": f"A{self._next():07d}",
                        "address_json": json.dumps(held, ensure_ascii=False),
                        "person_id": self._id(number),
                        "address_type": {"home": "Home", "none": "No fixed abode"}.get(
                            place.kind, place.kind.capitalize()
                        ),
                        "address_start_date": iso(stay.since),
                        "address_end_date": iso(stay.until),
                        "address_postcode": place.postcode,
                    },
                )

    def _held_stays(self, person: Person) -> list[Stay]:
        """The council has not always heard of the last move."""
        stays = person.stays[-3:] if person.kind == "child" else person.stays[-1:]
        if len(stays) > 1 and "looked after" not in person.marks and self._chance.happens(0.06):
            return [*stays[:-2], Stay(stays[-2].place, stays[-2].since)]
        return stays

    def _identifiers(self) -> Iterator[Line]:
        for number in self._known:
            person = self._world.person(number)
            for kind, value in (
                ("Unique Pupil Number", person.upn),
                ("Former Unique Pupil Number", person.former_upn),
                ("NHS Number", person.nhs if person.kind != "adult" and self._chance.happens(0.8) else ""),
                ("YOT Number", self._youth.get(number, "")),
            ):
                if value:
                    yield (
                        number,
                        {
                            "table_id": f"I{self._next():07d}",
                            "person_id": self._id(number),
                            "identifier_type": kind,
                            "identifier_value": value,
                            "valid_from_date": iso(person.stays[-1].since),
                        },
                    )

    def _mothers(self) -> Iterator[Line]:
        known = set(self._known)
        for number in self._known:
            child = self._world.person(number)
            if child.mother in known and child.kind != "adult" and child.mother:
                yield (
                    child.mother,
                    {
                        "table_id": f"M{self._next():07d}",
                        "person_id": self._id(child.mother),
                        "childs_person_id": self._id(number),
                        "childs_dob": iso(child.born),
                    },
                )

    def _disabilities(self) -> Iterator[Line]:
        for number, codes in sorted(self._history.disabilities.items()):
            for code in codes:
                yield (
                    number,
                    {"table_id": f"D{self._next():07d}", "person_id": self._id(number), "disability_code": code},
                )

    def _immigration(self) -> Iterator[Line]:
        for number in self._known:
            person = self._world.person(number)
            if "unaccompanied" in person.marks:
                yield (
                    number,
                    {
                        "person_id": self._id(number),
                        "immigration_status_id": f"Y{self._next():07d}",
                        "immigration_status": "Unaccompanied asylum seeking child",
                        "immigration_status_start_date": iso(person.stays[0].since),
                    },
                )

    def _send(self) -> Iterator[Line]:
        for number in self._known:
            person = self._world.person(number)
            if person.kind == "child" and person.upn and self._chance.happens(SUPPORTED_AT_SCHOOL):
                yield number, {"table_id": f"S{self._next():07d}", "person_id": self._id(number), "upn": person.upn}

    # — front door and need —

    def _contacts(self) -> Iterator[Line]:
        for contact in sorted(self._history.contacts, key=lambda one: (one.on, one.child)):
            named = contact.outcome if contact.outcome in CONTACT_OUTCOMES else "OTHER_OUTCOMES_EXIST"
            outcome = {name: "Y" if name == named else "N" for name in CONTACT_OUTCOMES}
            yield (
                contact.child,
                {
                    "contact_id": f"C{self._next():07d}",
                    "person_id": self._id(contact.child),
                    "contact_date": iso(contact.on),
                    "contact_source_code": contact.source,
                    "contact_source_desc": _source(contact.source),
                    "contact_outcome_json": json.dumps(outcome),
                },
            )

    def _early_help(self) -> Iterator[Line]:
        for episode in self._history.early_help:
            yield (
                episode.child,
                {
                    "episode_id": f"E{self._next():07d}",
                    "person_id": self._id(episode.child),
                    "episode_start_date": iso(episode.started),
                    "episode_end_date": iso(episode.ended),
                    "episode_reason": episode.reason,
                    "episode_end_reason": episode.end_reason,
                    "episode_organisation": episode.organisation,
                    "episode_worker_id": episode.lead.code,
                },
            )

    def _episodes(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            yield (
                episode.child,
                {
                    "referral_id": self._referrals[id(episode)],
                    "person_id": self._id(episode.child),
                    "referral_date": iso(episode.referred),
                    "cin_primary_need_code": episode.need,
                    "referral_source_code": episode.source,
                    "referral_source_desc": _source(episode.source),
                    "referral_outcome_json": json.dumps(
                        {"NFA": "Y" if episode.nfa else "N", "SINGLE_ASSESSMENT": "N" if episode.nfa else "Y"}
                    ),
                    "referral_nfa": "Y" if episode.nfa else "N",
                    "close_reason": episode.reason,
                    "close_date": iso(episode.closed),
                    "referral_team": episode.worker.team,
                    "referral_worker_id": episode.worker.code,
                },
            )

    def _assessed(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for assessment in episode.assessments:
                reference = f"AS{self._next():07d}"
                nothing = episode.reason in {"RC8", "RC9"}
                if assessment.ended:
                    self._assessments.append((episode.child, reference, assessment.factors))
                yield (
                    episode.child,
                    {
                        "assessment_id": reference,
                        "person_id": self._id(episode.child),
                        "referral_id": self._referrals[id(episode)],
                        "assessment_start_date": iso(assessment.started),
                        "assessment_child_seen": "Y" if self._chance.happens(0.96) else "N",
                        "assessment_auth_date": iso(assessment.ended),
                        "assessment_outcome_json": json.dumps(
                            {"NFA": "Y" if nothing else "N", "CIN_PLAN": "Y" if episode.plans else "N"}
                        ),
                        "assessment_outcome_nfa": ("Y" if nothing else "N") if assessment.ended else "",
                        "assessment_team": episode.worker.team,
                        "assessment_worker_id": episode.worker.code,
                    },
                )

    def _factors(self) -> Iterator[Line]:
        for child, reference, factors in self._assessments:
            yield (
                child,
                {
                    "table_id": f"AF{self._next():07d}",
                    "assessment_id": reference,
                    "assessment_factors_json": json.dumps(list(factors)),
                },
            )

    def _plans(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for plan in episode.plans:
                yield (
                    episode.child,
                    {
                        "cin_plan_id": f"P{self._next():07d}",
                        "referral_id": self._referrals[id(episode)],
                        "person_id": self._id(episode.child),
                        "cin_plan_start_date": iso(plan.started),
                        "cin_plan_end_date": iso(plan.ended),
                        "cin_plan_team": episode.worker.team,
                        "cin_plan_worker_id": episode.worker.code,
                    },
                )

    def _visits(self, started: date, ended: date | None, every: int) -> Iterator[date]:
        """Working days on which someone called; only the last two years are kept."""
        last = ended or self._today
        day = working_day(started + timedelta(days=self._chance.whole(1, every)))
        while day <= last:
            if day >= self._today - YEARS_OF_VISITS:
                yield day
            day = after_working_days(day, max(3, every * 5 // 7 + self._chance.whole(-4, 5)))

    def _plan_visits(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for plan in episode.plans:
                for day in self._visits(plan.started, plan.ended, 28):
                    yield (
                        episode.child,
                        {
                            "cin_visit_id": f"V{self._next():07d}",
                            "person_id": self._id(episode.child),
                            **_visited("cin", day, self._chance),
                        },
                    )

    # — protection —

    def _enquiries(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for enquiry in episode.enquiries:
                reference = f"Q{self._next():07d}"
                self._conferences[id(episode), enquiry.started] = reference
                yield (
                    episode.child,
                    {
                        "s47_enquiry_id": reference,
                        "referral_id": self._referrals[id(episode)],
                        "person_id": self._id(episode.child),
                        "s47_start_date": iso(enquiry.started),
                        "s47_end_date": iso(enquiry.ended),
                        "s47_nfa": "Y" if enquiry.not_required and not episode.plans else "N",
                        "s47_outcome_json": json.dumps({"CP_CONFERENCE": "N" if enquiry.not_required else "Y"}),
                        "s47_completed_by_worker_id": episode.worker.code,
                        "s47_completed_by_team": episode.worker.team,
                    },
                )

    def _initial_conferences(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for enquiry in episode.enquiries:
                if enquiry.conference is None:
                    continue
                planned = any(plan.started == enquiry.conference for plan in episode.protection)
                yield (
                    episode.child,
                    {
                        "icpc_id": self._conference(episode, enquiry.conference, "IC"),
                        "icpc_meeting_id": self._meeting(episode, enquiry.conference),
                        "s47_enquiry_id": self._conferences[id(episode), enquiry.started],
                        "person_id": self._id(episode.child),
                        "cp_plan_id": self._conference(episode, enquiry.conference, "CP") if planned else "",
                        "referral_id": self._referrals[id(episode)],
                        "icpc_transfer_in": "N",
                        "icpc_target_date": iso(enquiry.target),
                        "icpc_date": iso(enquiry.conference),
                        "icpc_outcome_cp_flag": "Y" if planned else "N",
                        "icpc_outcome_json": json.dumps({"CP_PLAN": "Y" if planned else "N"}),
                        "icpc_team": episode.worker.team,
                        "icpc_worker_id": episode.worker.code,
                    },
                )

    def _meeting(self, episode: Episode, held: date) -> str:
        """Brothers and sisters share one meeting."""
        return f"MT{held.toordinal()}{self._world.person(episode.child).household}"

    def _conference(self, episode: Episode, held: date, kind: str) -> str:
        return f"{kind}{self._referrals[id(episode)][1:]}{held.toordinal() % 1000:03d}"

    def _protection(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for plan in episode.protection:
                yield (
                    episode.child,
                    {
                        "cp_plan_id": self._conference(episode, plan.started, "CP"),
                        "referral_id": self._referrals[id(episode)],
                        "icpc_id": self._conference(episode, plan.started, "IC"),
                        "person_id": self._id(episode.child),
                        "cp_plan_start_date": iso(plan.started),
                        "cp_plan_end_date": iso(plan.ended),
                        "cp_plan_initial_category": plan.first_category,
                        "cp_plan_ola": "N",
                        "cp_plan_latest_category": plan.category,
                    },
                )

    def _protection_visits(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for plan in episode.protection:
                for day in self._visits(plan.started, plan.ended, 14):
                    yield (
                        episode.child,
                        {
                            "cp_visit_id": f"V{self._next():07d}",
                            "person_id": self._id(episode.child),
                            "cp_plan_id": self._conference(episode, plan.started, "CP"),
                            **_visited("cp", day, self._chance),
                        },
                    )

    def _protection_reviews(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            for plan in episode.protection:
                for review in plan.reviews:
                    yield (
                        episode.child,
                        {
                            "cp_review_id": f"RV{self._next():07d}",
                            "person_id": self._id(episode.child),
                            "cp_plan_id": self._conference(episode, plan.started, "CP"),
                            "cp_review_due": iso(review + timedelta(days=self._chance.whole(0, 9))),
                            "cp_review_date": iso(review),
                            "cp_review_meeting_id": self._meeting(episode, review),
                            "cp_review_outcome_continue_cp": "N" if review == plan.ended else "Y",
                            "cp_review_quorate": "Y",
                            "cp_review_participation": participation(
                                self._world.person(episode.child), review, self._chance
                            ),
                        },
                    )

    # — care —

    def _care_episodes(self) -> Iterator[Line]:
        for care in self._history.care:
            for episode in care.episodes:
                yield (
                    care.child,
                    {
                        "cla_episode_id": f"LE{self._next():07d}",
                        "person_id": self._id(care.child),
                        "cla_episode_start_date": iso(episode.started),
                        "cla_episode_start_reason": episode.why_new,
                        "cla_primary_need_code": episode.need,
                        "cla_episode_ceased_date": iso(episode.ended),
                        "cla_episode_ceased_reason": episode.why_ended,
                        "cla_id": self._periods[id(care)],
                        "cla_placement_id": self._placement_id(care, episode.started),
                        "entered_care_date": iso(care.started),
                        "cla_last_iro_contact_date": iso(min(care.ended or self._today, self._today)),
                    },
                )

    def _placement_id(self, care: Care, on: date) -> str:
        started = max(one.started for one in care.episodes if one.started <= on and one.why_new != "L")
        return f"PL{self._periods[id(care)][1:]}{started.toordinal() % 10000:04d}"

    def _placed(self) -> Iterator[Line]:
        for care in self._history.care:
            turns = [one for one in care.episodes if one.why_new != "L"]
            for place, one in enumerate(turns):
                ended = turns[place + 1].started if place + 1 < len(turns) else care.ended
                yield (
                    care.child,
                    {
                        "cla_placement_id": self._placement_id(care, one.started),
                        "cla_placement_start_date": iso(one.started),
                        "cla_placement_type": one.placement,
                        "cla_placement_urn": one.urn,
                        "cla_placement_distance": f"{self._chance.random() * 25:.1f}",
                        "cla_id": self._periods[id(care)],
                        "cla_placement_provider": one.provider,
                        "cla_placement_postcode": one.place.postcode,
                        "cla_placement_end_date": iso(ended),
                        "cla_placement_change_reason": one.why_moved,
                        "person_id": self._id(care.child),
                    },
                )

    def _legal(self) -> Iterator[Line]:
        for care in self._history.care:
            turns = [
                one
                for place, one in enumerate(care.episodes)
                if place == 0 or one.legal != care.episodes[place - 1].legal
            ]
            for place, one in enumerate(turns):
                ended = turns[place + 1].started if place + 1 < len(turns) else care.ended
                yield (
                    care.child,
                    {
                        "legal_status_id": f"LS{self._next():07d}",
                        "person_id": self._id(care.child),
                        "legal_status": one.legal,
                        "legal_status_start_date": iso(one.started),
                        "legal_status_end_date": iso(ended),
                    },
                )

    def _care_reviews(self) -> Iterator[Line]:
        for care in self._history.care:
            for review in review_dates(care, self._today):
                yield (
                    care.child,
                    {
                        "cla_review_id": f"LR{self._next():07d}",
                        "cla_id": self._periods[id(care)],
                        "cla_review_due_date": iso(review + timedelta(days=self._chance.whole(0, 8))),
                        "cla_review_date": iso(review),
                        "cla_review_cancelled": "N",
                        "cla_review_participation": participation(self._world.person(care.child), review, self._chance),
                    },
                )

    def _care_visits(self) -> Iterator[Line]:
        for care in self._history.care:
            for day in self._visits(care.started, care.ended, 42):
                yield (
                    care.child,
                    {
                        "cla_visit_id": f"V{self._next():07d}",
                        "cla_id": self._periods[id(care)],
                        "person_id": self._id(care.child),
                        **{
                            key: value
                            for key, value in _visited("cla", day, self._chance).items()
                            if not key.endswith("bedroom")
                        },
                    },
                )

    def _health(self) -> Iterator[Line]:
        for care in self._history.care:
            for kind in ("Health Assessment", "Dental Check"):
                day = max(care.started, (care.ended or self._today) - timedelta(days=self._chance.whole(5, 360)))
                yield (
                    care.child,
                    {
                        "health_check_id": f"H{self._next():07d}",
                        "person_id": self._id(care.child),
                        "health_check_type": kind,
                        "health_check_date": iso(day),
                        "health_check_status": "Completed",
                    },
                )

    def _missing(self) -> Iterator[Line]:
        for one in self._history.missing:
            yield (
                one.child,
                {
                    "table_id": f"MS{self._next():07d}",
                    "person_id": self._id(one.child),
                    "missing_episode_start_date": iso(one.started),
                    "missing_episode_type": "Missing" if one.kind == "M" else "Absent",
                    "missing_episode_end_date": iso(one.ended),
                    "missing_rhi_offered": "Y" if one.interview_offered else "N",
                    "missing_rhi_accepted": ("Y" if one.interview_accepted else "N") if one.interview_offered else "NA",
                },
            )

    def _leavers(self) -> Iterator[Line]:
        for person in self._world.people:
            if "care leaver" not in person.marks:
                continue
            worker = self._by_child[person.number].worker
            touch, doing, home = leaver_state(person, self._chance)
            yield (
                person.number,
                {
                    "table_id": f"CL{self._next():07d}",
                    "person_id": self._id(person.number),
                    "care_leaver_eligibility": "3",
                    "care_leaver_in_touch": touch,
                    "care_leaver_latest_contact": iso(self._today - timedelta(days=self._chance.whole(2, 60))),
                    "care_leaver_accommodation": home[0],
                    "care_leaver_accom_suitable": home[1],
                    "care_leaver_activity": doing,
                    "care_leaver_personal_advisor": worker.code,
                    "care_leaver_allocated_team": worker.team,
                    "care_leaver_worker_id": worker.code,
                },
            )

    def _permanence(self) -> Iterator[Line]:
        for care in self._history.care:
            last = care.episodes[-1]
            if last.placement == "A6":
                ordered = next((one.started for one in care.episodes if one.legal == "E1"), last.started)
                yield (
                    care.child,
                    {
                        "table_id": f"PM{self._next():07d}",
                        "person_id": self._id(care.child),
                        "cla_id": self._periods[id(care)],
                        "adm_decision_date": iso(ordered - timedelta(days=30)),
                        "placement_order_date": iso(ordered),
                        "placed_for_adoption_date": iso(last.started),
                        "matched_date": iso(last.started - timedelta(days=21)),
                        "adopted_by_carer_flag": "N",
                        "permanence_order_date": iso(care.ended),
                        "permanence_order_type": "Adoption" if care.ended else "",
                        "adopter_sex": "MF",
                        "adopter_legal_status": "L11",
                        "number_of_adopters": "2",
                    },
                )

    # — who works with them —

    def _involvements(self) -> Iterator[Line]:
        for episode in self._history.episodes:
            if episode.nfa:
                continue
            yield (
                episode.child,
                {
                    "involvements_id": f"IN{self._next():07d}",
                    "professional_id": episode.worker.code,
                    "professional_role_id": "Allocated Case Worker",
                    "professional_team": episode.worker.team,
                    "involvement_start_date": iso(episode.referred),
                    "involvement_end_date": iso(episode.closed),
                    "worker_change_reason": "",
                    "person_id": self._id(episode.child),
                    "referral_id": self._referrals[id(episode)],
                },
            )

    def _staff(self) -> list[Worker]:
        return [
            worker for worker in self._history.workers if worker.role in {"social worker", "early help practitioner"}
        ]

    def _professionals(self) -> Iterator[Line]:
        for worker in self._staff():
            yield (
                None,
                {
                    "professional_id": worker.code,
                    "staff_id": worker.code,
                    "professional_name": worker.name,
                    "social_worker_registration_no": f"SW{900_000 + int(worker.code[-5:])}"
                    if worker.role == "social worker"
                    else "",
                    "professional_job_title": worker.role.capitalize(),
                    "professional_caseload": str(self._chance.whole(9, 24)),
                    "professional_department": worker.team,
                    "full_time_equivalency": "1.0",
                    "agency_worker_flag": "Y" if self._chance.happens(0.16) else "N",
                },
            )

    def _teams(self) -> Iterator[Line]:
        for place, team in enumerate(sorted({worker.team for worker in self._staff()}), start=1):
            yield (
                None,
                {
                    "team_id": f"T{place:03d}",
                    "team_name": team,
                    "team_parent_id": "T000",
                    "team_parent_name": "Children's services",
                },
            )


def _source(code: str) -> str:
    return SOURCES[code].split(": ", maxsplit=1)[1]


def _visited(kind: str, day: date, chance: Chance) -> Fields:
    seen = chance.happens(0.93)
    return {
        f"{kind}_visit_date": iso(day),
        f"{kind}_visit_seen": "Y" if seen else "N",
        f"{kind}_visit_seen_alone": ("Y" if chance.happens(0.72) else "N") if seen else "N",
        f"{kind}_visit_bedroom": "Y" if seen and chance.happens(0.5) else "N",
    }
