"""A family's table: each thing once, whoever tells it from which end."""

from __future__ import annotations

from uuid import UUID

from onestory.web.people.kin_rows import Kin, rows_of

ADA, BEN, CLEO, DONNA, REX = (UUID(int=number) for number in range(1, 6))
NAMES = {ADA: "Ada", BEN: "Ben", CLEO: "Cleo", DONNA: "Donna", REX: "Rex"}
SEXES = {ADA: "F", BEN: "M", CLEO: "F", DONNA: "F", REX: "M"}


def kin(person: UUID, kind: str, other: UUID, says: str = "School", contested: str = "") -> Kin:
    return Kin(person=person, kind=kind, other=other, says=says, contested=contested)


def told(*ties: Kin) -> list[tuple[str, ...]]:
    """Who, is what, who says so."""
    return [(str(row[0]["text"]), str(row[1]["text"]), str(row[3]["text"])) for row in rows_of(ties, NAMES, SEXES)]


def test_a_parent_told_from_both_ends_and_in_other_words_is_one_row() -> None:
    assert told(
        kin(DONNA, "mother", ADA), kin(DONNA, "parent", ADA, "Housing"), kin(ADA, "child", DONNA, "Health")
    ) == [("Donna", "mother of Ada", "School; Housing; Health")]


def test_what_the_same_sources_say_of_several_is_one_row() -> None:
    assert told(kin(DONNA, "mother", ADA), kin(DONNA, "mother", BEN), kin(DONNA, "mother", CLEO, "Health")) == [
        ("Donna", "mother of Ada and Ben", "School"), ("Donna", "mother of Cleo", "Health"),
    ]  # fmt: skip


def test_of_brothers_and_sisters_whoever_comes_first_is_told_of_the_others() -> None:
    assert told(kin(BEN, "sibling", ADA), kin(ADA, "sibling", BEN), kin(CLEO, "half-sibling", ADA)) == [
        ("Ada", "sister of Ben", "School"), ("Ada", "half-sister of Cleo", "School"),
    ]  # fmt: skip


def test_a_home_that_all_share_is_one_row_and_two_homes_of_one_person_are_not_one() -> None:
    together = [(ADA, BEN), (BEN, DONNA), (ADA, DONNA)]
    shared = [kin(one, "same-household", other) for one, other in together]
    assert told(*shared) == [("Ada, Ben and Donna", "live in the same home", "School")]
    apart = told(*shared, kin(REX, "same-household", ADA))
    assert [who for who, _, _ in apart] == ["Ada and Ben", "Ada and Donna", "Ada and Rex", "Ben and Donna"]


def test_a_stepchild_is_told_of_the_stepparent_and_who_contests_it() -> None:
    [row] = rows_of([kin(ADA, "step-child", REX, contested="Donna says no")], NAMES, SEXES)
    assert [cell["text"] for cell in row] == [
        "Rex", "stepfather of Ada", "not said", "School", "Contested: Donna says no",
    ]  # fmt: skip
