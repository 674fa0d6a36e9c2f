"""The month."""

from chibo_desktop.storage.migrations.month import (
    dues,
    evaluation,
    meetings,
    opinions,
    study,
    targets,
    year,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring files of the schema before to this one."""
    meetings.make()
    evaluation.make()
    year.make()
    study.make()
    dues.make()
    opinions.make()
    targets.make()


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
