"""A gap between name groups is told with the gap that chance alone would make."""

import polars as pl

from onestory.linkage.rules.gaps import gaps


def town(lost: dict[str, int]) -> pl.DataFrame:
    """Three hundred people of each of two origins, two records each; of so many, the second was not found."""
    rows = []
    for origin, missed in lost.items():
        for number in range(300):
            name = f"{origin}{number}"
            second = f"{name} again" if number < missed else name
            rows += [(name, name, origin), (name, second, origin)]
    return pl.DataFrame(rows, schema=["cluster_id", "person_id", "name_origin"], orient="row")


def crowd(records: int) -> pl.DataFrame:
    """One person of many records, half of which were not found."""
    whose = ["big" if number % 2 else "big too" for number in range(records)]
    return pl.DataFrame({"cluster_id": "big", "person_id": whose, "name_origin": "south"})


def test_a_group_that_is_truly_missed_more_lies_further_off_than_chance_would_have_it() -> None:
    told = gaps(town({"north": 3, "south": 33}), "name_origin")
    assert told["recall_gap"] == told["people_recall_gap"] == 0.1
    assert told["recall_gap_by_chance"] < 0.06
    assert told["recall_gap_p"] < 0.01


def test_one_person_of_thirty_records_makes_a_gap_that_chance_makes_as_well() -> None:
    told = gaps(pl.concat([town({"north": 6, "south": 6}), crowd(30)]), "name_origin")
    assert told["recall_gap"] > 0.2
    assert told["recall_gap_p"] > 0.2
    assert told["people_recall_gap"] < 0.003


def test_groups_too_small_to_tell_are_left_out() -> None:
    assert gaps(town({"north": 3, "south": 3}), "name_origin", enough=301) == {}
