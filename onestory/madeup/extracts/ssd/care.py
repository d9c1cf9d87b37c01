"""Looked-after children: episodes, placements, legal status, reviews, visits, missing times, leaving and permanence."""

from collections.abc import Iterator
from datetime import date, timedelta

from onestory.madeup.extracts.layout import iso
from onestory.madeup.extracts.ssd.book import Book, Line, Writers, visited
from onestory.madeup.extracts.ssda903 import leaver_state, participation, review_dates
from onestory.madeup.world.events import Care


class LookedAfter:
    """Writes these tables from the council's book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._periods = {
            id(care): f"L{place:07d}" for place, care in enumerate(book.history.care, start=book.first_serial)
        }
        self._by_child = {care.child: care for care in book.history.care}

    def writers(self) -> Writers:
        return {
            "ssd_legal_status": self._legal,
            "ssd_cla_episodes": self._care_episodes,
            "ssd_cla_health": self._health,
            "ssd_cla_placement": self._placed,
            "ssd_cla_reviews": self._care_reviews,
            "ssd_cla_visits": self._care_visits,
            "ssd_missing": self._missing,
            "ssd_care_leavers": self._leavers,
            "ssd_permanence": self._permanence,
        }

    def _legal(self) -> Iterator[Line]:
        for care in self._book.history.care:
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
                        "legal_status_id": f"LS{self._book.next():07d}",
                        "person_id": self._book.id_of(care.child),
                        "legal_status": one.legal,
                        "legal_status_start_date": iso(one.started),
                        "legal_status_end_date": iso(ended),
                    },
                )

    def _care_episodes(self) -> Iterator[Line]:
        for care in self._book.history.care:
            for episode in care.episodes:
                yield (
                    care.child,
                    {
                        "cla_episode_id": f"LE{self._book.next():07d}",
                        "person_id": self._book.id_of(care.child),
                        "cla_episode_start_date": iso(episode.started),
                        "cla_episode_start_reason": episode.why_new,
                        "cla_primary_need_code": episode.need,
                        "cla_episode_ceased_date": iso(episode.ended),
                        "cla_episode_ceased_reason": episode.why_ended,
                        "cla_id": self._periods[id(care)],
                        "cla_placement_id": self._placement_id(care, episode.started),
                        "entered_care_date": iso(care.started),
                        "cla_last_iro_contact_date": iso(min(care.ended or self._book.today, self._book.today)),
                    },
                )

    def _health(self) -> Iterator[Line]:
        for care in self._book.history.care:
            for kind in ("Health Assessment", "Dental Check"):
                day = max(
                    care.started, (care.ended or self._book.today) - timedelta(days=self._book.chance.whole(5, 360))
                )
                yield (
                    care.child,
                    {
                        "health_check_id": f"H{self._book.next():07d}",
                        "person_id": self._book.id_of(care.child),
                        "health_check_type": kind,
                        "health_check_date": iso(day),
                        "health_check_status": "Completed",
                    },
                )

    def _placed(self) -> Iterator[Line]:
        for care in self._book.history.care:
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
                        "cla_placement_distance": f"{self._book.chance.random() * 25:.1f}",
                        "cla_id": self._periods[id(care)],
                        "cla_placement_provider": one.provider,
                        "cla_placement_postcode": one.place.postcode,
                        "cla_placement_end_date": iso(ended),
                        "cla_placement_change_reason": one.why_moved,
                        "person_id": self._book.id_of(care.child),
                    },
                )

    def _care_reviews(self) -> Iterator[Line]:
        for care in self._book.history.care:
            for review in review_dates(care, self._book.today):
                yield (
                    care.child,
                    {
                        "cla_review_id": f"LR{self._book.next():07d}",
                        "cla_id": self._periods[id(care)],
                        "cla_review_due_date": iso(review + timedelta(days=self._book.chance.whole(0, 8))),
                        "cla_review_date": iso(review),
                        "cla_review_cancelled": "N",
                        "cla_review_participation": participation(
                            self._book.world.person(care.child), review, self._book.chance
                        ),
                    },
                )

    def _care_visits(self) -> Iterator[Line]:
        for care in self._book.history.care:
            for day in self._book.visits(care.started, care.ended, 42):
                yield (
                    care.child,
                    {
                        "cla_visit_id": f"V{self._book.next():07d}",
                        "cla_id": self._periods[id(care)],
                        "person_id": self._book.id_of(care.child),
                        **{
                            key: value
                            for key, value in visited("cla", day, self._book.chance).items()
                            if not key.endswith("bedroom")
                        },
                    },
                )

    def _missing(self) -> Iterator[Line]:
        for one in self._book.history.missing:
            yield (
                one.child,
                {
                    "table_id": f"MS{self._book.next():07d}",
                    "person_id": self._book.id_of(one.child),
                    "missing_episode_start_date": iso(one.started),
                    "missing_episode_type": "Missing" if one.kind == "M" else "Absent",
                    "missing_episode_end_date": iso(one.ended),
                    "missing_rhi_offered": "Y" if one.interview_offered else "N",
                    "missing_rhi_accepted": ("Y" if one.interview_accepted else "N") if one.interview_offered else "NA",
                },
            )

    def _leavers(self) -> Iterator[Line]:
        for person in self._book.world.people:
            if "care leaver" not in person.marks:
                continue
            worker = self._by_child[person.number].worker
            touch, doing, home = leaver_state(person, self._book.chance)
            yield (
                person.number,
                {
                    "table_id": f"CL{self._book.next():07d}",
                    "person_id": self._book.id_of(person.number),
                    "care_leaver_eligibility": "3",
                    "care_leaver_in_touch": touch,
                    "care_leaver_latest_contact": iso(
                        self._book.today - timedelta(days=self._book.chance.whole(2, 60))
                    ),
                    "care_leaver_accommodation": home[0],
                    "care_leaver_accom_suitable": home[1],
                    "care_leaver_activity": doing,
                    "care_leaver_personal_advisor": worker.code,
                    "care_leaver_allocated_team": worker.team,
                    "care_leaver_worker_id": worker.code,
                },
            )

    def _permanence(self) -> Iterator[Line]:
        for care in self._book.history.care:
            last = care.episodes[-1]
            if last.placement == "A6":
                ordered = next((one.started for one in care.episodes if one.legal == "E1"), last.started)
                yield (
                    care.child,
                    {
                        "table_id": f"PM{self._book.next():07d}",
                        "person_id": self._book.id_of(care.child),
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

    def _placement_id(self, care: Care, on: date) -> str:
        started = max(one.started for one in care.episodes if one.started <= on and one.why_new != "L")
        return f"PL{self._periods[id(care)][1:]}{started.toordinal() % 10000:04d}"
