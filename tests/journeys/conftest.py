"""One office with two chi bộ and a đảng bộ, ready to evaluate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.exchange_story import Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = begin(tmp_path)
    one.enrol("CB01")
    one.enrol("CB02", members=7)
    one.enrol("DB01", branches=2)
    yield one
    one.close()
