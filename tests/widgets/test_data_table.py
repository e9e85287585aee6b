"""What a table saves: all rows, no formula for a spreadsheet to run."""

import pandas as pd
import pytest

from components.store.export import frame_as_csv
from components.widgets.data_table import without_nulls


def test_the_file_holds_all_rows_in_utf8_with_its_mark():
    saved = frame_as_csv(pd.DataFrame({"Name": ["Türkiye", None], "Count": [3, 4]}))
    assert saved == "\ufeffName,Count\r\nTürkiye,3\r\n,4\r\n".encode()


@pytest.mark.parametrize("hostile", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx"])
def test_words_that_a_spreadsheet_would_run_get_an_apostrophe(hostile):
    saved = frame_as_csv(pd.DataFrame({"Words": [hostile]})).decode("utf-8-sig")
    assert saved.splitlines()[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("harmless", ["+", "−", "Peru = Bolivia", "a@b"])
def test_other_words_stay_as_they_are(harmless):
    assert harmless in frame_as_csv(pd.DataFrame({"Words": [harmless]})).decode("utf-8-sig").splitlines()[1]


def test_blank_stands_for_null_in_text_and_numbers_stay():
    shown = without_nulls(pd.DataFrame({"Name": ["Peru", None], "Count": [1.5, 2.5]}))
    assert list(shown["Name"]) == ["Peru", ""]
    assert list(shown["Count"]) == [1.5, 2.5]
