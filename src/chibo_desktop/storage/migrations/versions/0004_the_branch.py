"""The branch."""

from chibo_desktop.storage.migrations.branch import commendations, exchange, reports, terms

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring files of the schema before to this one."""
    commendations.make()
    terms.make()
    reports.make()
    exchange.make()


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
