import pytest

from meter import energy_mj


def test_integrates_a_constant_load():
    assert energy_mj([5, 5, 5], 0.5) == 5


def test_refuses_a_single_sample():
    with pytest.raises(ValueError):
        energy_mj([5], 0.5)
