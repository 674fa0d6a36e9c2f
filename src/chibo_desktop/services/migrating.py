"""A file of an older program being opened: copied as it is, then brought to this one's shape."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from chibo_desktop.domain.surroundings import Surroundings

if TYPE_CHECKING:
    from chibo_desktop.storage.engine import Store

Telling = Callable[[str], None]


class Migration:
    """What the store calls before it migrates. Nothing is migrated that has not been backed up."""

    def __init__(self, surroundings: Surroundings, tell: Telling | None = None) -> None:
        self._now = surroundings.now
        self._tell = tell or (lambda _text: None)
        self.backup: Path | None = None  # set when the file was older

    def __call__(self, store: "Store") -> None:
        """Write and verify the backup of the file as it is. Raises StorageError."""
        from chibo_desktop.storage.backup import (
            BACKUP_FOLDER,
            BEFORE_MIGRATION,
            back_up_before_migration,
        )
        from chibo_desktop.storage.server_backup import dump
        from chibo_desktop.storage.server_store import ServerStore
        from chibo_desktop.wording.migration import BACKING_UP, MIGRATING

        self._tell(BACKING_UP)
        folder = store.path.parent / BACKUP_FOLDER
        if isinstance(store, ServerStore):
            self.backup = dump(store, folder, BEFORE_MIGRATION, self._now()).path
        else:
            self.backup = back_up_before_migration(store, folder, self._now()).path
        self._tell(MIGRATING)
