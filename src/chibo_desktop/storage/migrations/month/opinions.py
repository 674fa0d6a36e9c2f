"""Opinions: kept here, counted and forwarded."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "forwarded_opinion",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_forwarded_opinion")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_forwarded_opinion_id")),
    )
    with op.batch_alter_table("forwarded_opinion", schema=None) as batch_op:
        batch_op.create_index(
            "ix_forwarded_opinion_org_id_voided", ["org_id", "voided"], unique=False
        )
    op.create_table(
        "opinion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index("ix_opinion_branch_id", ["branch_id"], unique=False)
    op.create_table(
        "opinion_count",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_opinion_count")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_opinion_count_id")),
    )
    with op.batch_alter_table("opinion_count", schema=None) as batch_op:
        batch_op.create_index(
            "ix_opinion_count_branch_id_year", ["branch_id", "year"], unique=False
        )
    op.create_table(
        "opinion_step",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("opinion_id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_opinion_step")),
    )
    with op.batch_alter_table("opinion_step", schema=None) as batch_op:
        batch_op.create_index("ix_opinion_step_opinion_id", ["opinion_id"], unique=False)
