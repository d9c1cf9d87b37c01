"""The house checks itself: every rule holds of every room, and every rule is seen to catch what breaks it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import onestory
from tests.architecture.house_rules import RULES, Rule

HOUSE = Path(onestory.__file__).parent
CHECKS = dict.fromkeys(rule.breaches for rule in RULES)
each_check = pytest.mark.parametrize("breaches", CHECKS, ids=[check.__name__.replace("_", "-") for check in CHECKS])
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name.replace(" ", "-") for rule in RULES])


@each_check
def test_the_house_has_no(breaches: Callable[[Path], Iterator[str]]) -> None:
    assert list(breaches(HOUSE)) == []


@each_rule
def test_a_planted_breach_is_found(rule: Rule, tmp_path: Path) -> None:
    rule.plant(tmp_path)
    assert len(list(rule.breaches(tmp_path))) == 1
