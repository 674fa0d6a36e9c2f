"""One empty data file that tests copy: making one takes ten times as long."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import Node, copy_of, new_store
from chibo_desktop.storage.engine import Store


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A closed, empty store."""
    store = new_store(tmp_path_factory.mktemp("template"))
    store.close()
    return store


@pytest.fixture
def here(template: Store, tmp_path: Path) -> Iterator[Node]:
    """A node on an empty file."""
    node = copy_of(template, tmp_path, "s1")
    yield node
    node.store.close()


@pytest.fixture
def there(template: Store, tmp_path: Path) -> Iterator[Node]:
    """Another computer of the same node."""
    node = copy_of(template, tmp_path, "s2")
    yield node
    node.store.close()
