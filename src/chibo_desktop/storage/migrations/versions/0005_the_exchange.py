"""The exchange."""

from chibo_desktop.storage.migrations.office import (
    bundles,
    keys,
    picture,
    shared,
    streams,
    transfers,
    tree,
)

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring files of the schema before to this one."""
    tree.make()
    transfers.make()
    keys.make()
    bundles.make()
    streams.make()
    picture.make()
    shared.make()


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
