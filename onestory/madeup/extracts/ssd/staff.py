"""Who works with them: involvements, professionals and teams."""

from collections.abc import Iterator

from onestory.madeup.extracts.layout import iso
from onestory.madeup.extracts.ssd.book import Book, Line, Writers
from onestory.madeup.world.events import Worker


class Staff:
    """Writes these tables from the council's book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def writers(self) -> Writers:
        return {
            "ssd_involvements": self._involvements,
            "ssd_professionals": self._professionals,
            "ssd_department": self._teams,
        }

    def _involvements(self) -> Iterator[Line]:
        for episode in self._book.history.episodes:
            if episode.nfa:
                continue
            yield (
                episode.child,
                {
                    "involvements_id": f"IN{self._book.next():07d}",
                    "professional_id": episode.worker.code,
                    "professional_role_id": "Allocated Case Worker",
                    "professional_team": episode.worker.team,
                    "involvement_start_date": iso(episode.referred),
                    "involvement_end_date": iso(episode.closed),
                    "worker_change_reason": "",
                    "person_id": self._book.id_of(episode.child),
                    "referral_id": self._book.referrals[id(episode)],
                },
            )

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
                    "professional_caseload": str(self._book.chance.whole(9, 24)),
                    "professional_department": worker.team,
                    "full_time_equivalency": "1.0",
                    "agency_worker_flag": "Y" if self._book.chance.happens(0.16) else "N",
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

    def _staff(self) -> list[Worker]:
        return [
            worker
            for worker in self._book.history.workers
            if worker.role in {"social worker", "early help practitioner"}
        ]
