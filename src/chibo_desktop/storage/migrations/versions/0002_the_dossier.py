"""The dossier."""

from alembic import op

from chibo_desktop.storage.migrations.dossier import (
    history,
    household,
    life,
    member,
    papers,
)
from chibo_desktop.storage.migrations.steps_before import group_what_was_written

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring files of the schema before to this one."""
    papers.make()
    life.make()
    history.make()
    household.make()
    member.make()
    group_what_was_written(op.get_bind())


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
