"""What is committed may wait in the write-ahead log: it is whole there, and folded when asked."""

import shutil
from pathlib import Path

from sqlalchemy import func, insert, select

from builders import PASSWORD, new_store
from chibo_desktop.storage import tables
from chibo_desktop.storage.engine import Store, open_store

_ROWS, _LENGTH = 1_500, 4_000


def _write(store: Store, name: str) -> None:
    with store.transaction() as connection:
        rows = [{"key": f"{name} {n}", "value": "x" * _LENGTH} for n in range(_ROWS)]
        connection.execute(insert(tables.meta), rows)


def _written(store: Store) -> int:
    with store.transaction() as connection:
        long = func.length(tables.meta.c.value) == _LENGTH
        found = select(func.count()).select_from(tables.meta).where(long)
        return int(connection.execute(found).scalar_one())


def test_what_is_committed_may_wait_in_the_log(tmp_path: Path) -> None:
    """Until it is folded a power cut finds it there; afterwards commits go on as before."""
    store = new_store(tmp_path, "file")
    size = store.path.stat().st_size
    store.let_log_grow()
    _write(store, "in the log")
    assert store.path.stat().st_size == size
    cut = tmp_path / "cut"
    cut.mkdir()
    for path in tmp_path.glob(f"*{store.path.name}*"):
        shutil.copy(path, cut)
    store.fold()
    folded = store.path.stat().st_size
    assert folded > size + _ROWS * _LENGTH
    _write(store, "as ever")
    assert store.path.stat().st_size > folded + _ROWS * _LENGTH
    assert _written(store) == 2 * _ROWS
    store.close()
    found = open_store(cut / store.path.name, PASSWORD)
    assert _written(found) == _ROWS
    found.close()
