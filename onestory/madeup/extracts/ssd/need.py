"""The front door and children in need: contacts, early help, episodes, assessments and plans."""

import json
from collections.abc import Iterator

from onestory.madeup.extracts.layout import iso
from onestory.madeup.extracts.ssd.book import Book, Line, Writers, source_words, visited

CONTACT_OUTCOMES = (
    "NEW_REFERRAL", "EXISTING_REFERRAL", "CP_ENQUIRY", "NFA", "NON_AGENCY_ADOPTION", "PRIVATE_FOSTERING", "ADVICE",
    "MISSING", "OLA_CP", "OTHER_OUTCOMES_EXIST",
)  # fmt: skip


class Need:
    """Writes these tables from the council's book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._assessments: list[tuple[int, str, tuple[str, ...]]] = []

    def writers(self) -> Writers:
        return {
            "ssd_contacts": self._contacts,
            "ssd_early_help_episodes": self._early_help,
            "ssd_cin_episodes": self._episodes,
            "ssd_cin_assessments": self._assessed,
            "ssd_assessment_factors": self._factors,
            "ssd_cin_plans": self._plans,
            "ssd_cin_visits": self._plan_visits,
        }

    def _contacts(self) -> Iterator[Line]:
        for contact in sorted(self._book.history.contacts, key=lambda one: (one.on, one.child)):
            named = contact.outcome if contact.outcome in CONTACT_OUTCOMES else "OTHER_OUTCOMES_EXIST"
            outcome = {name: "Y" if name == named else "N" for name in CONTACT_OUTCOMES}
            yield (
                contact.child,
                {
                    "contact_id": f"C{self._book.next():07d}",
                    "person_id": self._book.id_of(contact.child),
                    "contact_date": iso(contact.on),
                    "contact_source_code": contact.source,
                    "contact_source_desc": source_words(contact.source),
                    "contact_outcome_json": json.dumps(outcome),
                },
            )

    def _early_help(self) -> Iterator[Line]:
        for episode in self._book.history.early_help:
            yield (
                episode.child,
                {
                    "episode_id": f"E{self._book.next():07d}",
                    "person_id": self._book.id_of(episode.child),
                    "episode_start_date": iso(episode.started),
                    "episode_end_date": iso(episode.ended),
                    "episode_reason": episode.reason,
                    "episode_end_reason": episode.end_reason,
                    "episode_organisation": episode.organisation,
                    "episode_worker_id": episode.lead.code,
                },
            )

    def _episodes(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            yield (
                episode.child,
                {
                    "referral_id": self._book.referrals[id(episode)],
                    "person_id": self._book.id_of(episode.child),
                    "referral_date": iso(episode.referred),
                    "cin_primary_need_code": episode.need,
                    "referral_source_code": episode.source,
                    "referral_source_desc": source_words(episode.source),
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
        for episode in self._book.history.episodes:
            for assessment in episode.assessments:
                reference = f"AS{self._book.next():07d}"
                nothing = episode.reason in {"RC8", "RC9"}
                if assessment.ended:
                    self._assessments.append((episode.child, reference, assessment.factors))
                yield (
                    episode.child,
                    {
                        "assessment_id": reference,
                        "person_id": self._book.id_of(episode.child),
                        "referral_id": self._book.referrals[id(episode)],
                        "assessment_start_date": iso(assessment.started),
                        "assessment_child_seen": "Y" if self._book.chance.happens(0.96) else "N",
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
                    "table_id": f"AF{self._book.next():07d}",
                    "assessment_id": reference,
                    "assessment_factors_json": json.dumps(list(factors)),
                },
            )

    def _plans(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            for plan in episode.plans:
                yield (
                    episode.child,
                    {
                        "cin_plan_id": f"P{self._book.next():07d}",
                        "referral_id": self._book.referrals[id(episode)],
                        "person_id": self._book.id_of(episode.child),
                        "cin_plan_start_date": iso(plan.started),
                        "cin_plan_end_date": iso(plan.ended),
                        "cin_plan_team": episode.worker.team,
                        "cin_plan_worker_id": episode.worker.code,
                    },
                )

    def _plan_visits(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            for plan in episode.plans:
                for day in self._book.visits(plan.started, plan.ended, 28):
                    yield (
                        episode.child,
                        {
                            "cin_visit_id": f"V{self._book.next():07d}",
                            "person_id": self._book.id_of(episode.child),
                            **visited("cin", day, self._book.chance),
                        },
                    )
