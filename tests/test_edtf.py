from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.edtf import edtf_bounds, edtf_precision, is_edtf


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2025-12-02", date(2025, 12, 2), date(2025, 12, 2), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "year"),
        ("XXXX-11-26", None, None, "day"),
        ("XXXX-11", None, None, "month"),
        ("2025-02-30", None, None, "day"),
        ("0000", None, None, "year"),
        ("yesterday", None, None, None),
        ("", None, None, None),
        (None, None, None, None),
    ],
)
def test_bounds_and_precision(edtf, first, last, precision):
    assert edtf_bounds(edtf) == (first, last)
    assert edtf_precision(edtf) == precision


@pytest.mark.parametrize("edtf", ["2025-12-02", "2025-12", "2025", "198X", "XXXX-11-26", "XXXX-02-29", "XXXX-11"])
def test_dates(edtf):
    assert is_edtf(edtf)


@pytest.mark.parametrize("edtf", ["2025-13", "XXXX-02-30", "XXXX", "25-12-02", "2025-1-2", "2025-12-02T10:00", "0000"])
def test_no_dates(edtf):
    assert not is_edtf(edtf)


@given(st.dates())
def test_a_day_bounds_itself(day):
    assert edtf_bounds(day.isoformat()) == (day, day)
