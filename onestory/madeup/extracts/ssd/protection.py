"""Section 47 enquiries, conferences and protection plans."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from onestory.madeup.extracts.layout import iso
from onestory.madeup.extracts.ssd.book import Book, Line, Writers, visited
from onestory.madeup.extracts.ssda903 import participation
from onestory.madeup.world.events import Episode


class Protection:
    """Writes these tables from the council's book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._conferences: dict[tuple[int, date], str] = {}

    def writers(self) -> Writers:
        return {
            "ssd_s47_enquiry": self._enquiries,
            "ssd_initial_cp_conference": self._initial_conferences,
            "ssd_cp_plans": self._protection,
            "ssd_cp_visits": self._protection_visits,
            "ssd_cp_reviews": self._protection_reviews,
        }

    def _enquiries(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            for enquiry in episode.enquiries:
                reference = f"Q{self._book.next():07d}"
                self._conferences[id(episode), enquiry.started] = reference
                yield (
                    episode.child,
                    {
                        "s47_enquiry_id": reference,
                        "referral_id": self._book.referrals[id(episode)],
                        "person_id": self._book.id_of(episode.child),
                        "s47_start_date": iso(enquiry.started),
                        "s47_end_date": iso(enquiry.ended),
                        "s47_nfa": "Y" if enquiry.not_required and not episode.plans else "N",
                        "s47_outcome_json": json.dumps({"CP_CONFERENCE": "N" if enquiry.not_required else "Y"}),
                        "s47_completed_by_worker_id": episode.worker.code,
                        "s47_completed_by_team": episode.worker.team,
                    },
                )

    def _initial_conferences(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
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
                        "person_id": self._book.id_of(episode.child),
                        "cp_plan_id": self._conference(episode, enquiry.conference, "CP") if planned else "",
                        "referral_id": self._book.referrals[id(episode)],
                        "icpc_transfer_in": "N",
                        "icpc_target_date": iso(enquiry.target),
                        "icpc_date": iso(enquiry.conference),
                        "icpc_outcome_cp_flag": "Y" if planned else "N",
                        "icpc_outcome_json": json.dumps({"CP_PLAN": "Y" if planned else "N"}),
                        "icpc_team": episode.worker.team,
                        "icpc_worker_id": episode.worker.code,
                    },
                )

    def _protection(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            for plan in episode.protection:
                yield (
                    episode.child,
                    {
                        "cp_plan_id": self._conference(episode, plan.started, "CP"),
                        "referral_id": self._book.referrals[id(episode)],
                        "icpc_id": self._conference(episode, plan.started, "IC"),
                        "person_id": self._book.id_of(episode.child),
                        "cp_plan_start_date": iso(plan.started),
                        "cp_plan_end_date": iso(plan.ended),
                        "cp_plan_initial_category": plan.first_category,
                        "cp_plan_ola": "N",
                        "cp_plan_latest_category": plan.category,
                    },
                )

    def _protection_visits(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            for plan in episode.protection:
                for day in self._book.visits(plan.started, plan.ended, 14):
                    yield (
                        episode.child,
                        {
                            "cp_visit_id": f"V{self._book.next():07d}",
                            "person_id": self._book.id_of(episode.child),
                            "cp_plan_id": self._conference(episode, plan.started, "CP"),
                            **visited("cp", day, self._book.chance),
                        },
                    )

    def _protection_reviews(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            for plan in episode.protection:
                for review in plan.reviews:
                    yield (
                        episode.child,
                        {
                            "cp_review_id": f"RV{self._book.next():07d}",
                            "person_id": self._book.id_of(episode.child),
                            "cp_plan_id": self._conference(episode, plan.started, "CP"),
                            "cp_review_due": iso(review + timedelta(days=self._book.chance.whole(0, 9))),
                            "cp_review_date": iso(review),
                            "cp_review_meeting_id": self._meeting(episode, review),
                            "cp_review_outcome_continue_cp": "N" if review == plan.ended else "Y",
                            "cp_review_quorate": "Y",
                            "cp_review_participation": participation(
                                self._book.world.person(episode.child), review, self._book.chance
                            ),
                        },
                    )

    def _meeting(self, episode: Episode, held: date) -> str:
        """Brothers and sisters share one meeting."""
        return f"MT{held.toordinal()}{self._book.world.person(episode.child).household}"

    def _conference(self, episode: Episode, held: date, kind: str) -> str:
        return f"{kind}{self._book.referrals[id(episode)][1:]}{held.toordinal() % 1000:03d}"
