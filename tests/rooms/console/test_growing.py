"""How figures grow with the size: the slope is the one that was put in, and what cannot be fitted is left out."""

import pytest

from onestory.console import growing
from onestory.console.benches import BENCHES
from onestory.console.growing import exponent, measure_all


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 1.3, 2.0])
def test_the_power_that_was_put_in_is_found_again(power: float) -> None:
    assert exponent({size: 3.0 * size**power for size in (0.05, 0.1, 0.4, 2.0)}) == pytest.approx(power, abs=0.01)


def test_one_size_and_nought_have_no_slope() -> None:
    assert exponent({1.0: 5.0}) is None
    assert exponent({1.0: 0.0, 2.0: 0.0}) is None


def test_whatever_is_declared_is_measured_and_what_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def figures(name: str, size: float, _limit: float) -> dict[str, float]:
        if name == BENCHES[0].name:
            raise ValueError("no such luck")
        return {"link_s": size**1.5, "rows": size, "rows_per_s": size}

    monkeypatch.setattr(growing, "_figures", figures)
    said = measure_all([0.1, 0.5])
    assert said["failed"] == {BENCHES[0].name: "no such luck"}
    assert said["figures"] == {f"{bench.name}_link_s_grows": 1.5 for bench in BENCHES[1:]}
