"""Reports and what a branch chose about its month."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "work_report",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("texts", sa.Text(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issued", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_work_report")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_work_report_id")),
    )
    with op.batch_alter_table("work_report", schema=None) as batch_op:
        batch_op.create_index("ix_work_report_branch_id", ["branch_id"], unique=False)
