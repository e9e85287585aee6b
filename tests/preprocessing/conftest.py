"""What several tests of preprocessing share: the pipeline, loaded once."""

import pytest
from entity_facts import pipeline

from components.preprocessing.parsing import Parser


@pytest.fixture(scope="session")
def nlp() -> Parser:
    return pipeline()
