"""The month."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "ballot_count",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("collected", sa.Integer(), nullable=True),
        sa.Column("invalid", sa.Integer(), nullable=True),
        sa.Column("tellers", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_ballot_count")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_ballot_count_id")),
    )
    with op.batch_alter_table("ballot_count", schema=None) as batch_op:
        batch_op.create_index("ix_ballot_count_round_id", ["round_id"], unique=False)
    op.create_table(
        "rating_decision",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("ratings", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_rating_decision")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_rating_decision_id")),
    )
    with op.batch_alter_table("rating_decision", schema=None) as batch_op:
        batch_op.create_index("ix_rating_decision_round_id", ["round_id"], unique=False)
    op.create_table(
        "round_paper",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("dated", sa.Text(), nullable=True),
        sa.Column("texts", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_round_paper")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_round_paper_id")),
    )
    with op.batch_alter_table("round_paper", schema=None) as batch_op:
        batch_op.create_index("ix_round_paper_round_id", ["round_id"], unique=False)


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
